import {verdictWords} from '../../../actions/preflight/check.ts';
import type {Preflight} from '../../../actions/preflight/preflight.ts';
import type {Phrase} from '../../../status/fit-phrases.ts';
import {formatCount, formatShortDuration} from '../../../status/format.ts';
import type {Configure} from '../configure.ts';
import {listFindings, order, toneOf} from './findings.ts';
import {isOutdated, isStale} from './outdated.ts';
import {countVerdicts} from './verdicts.ts';

/** `3 fail · 2 couldn’t check · 95 ok`, of the locations that have been checked. */
export function sayCounts(preflight: Preflight): string {
	const counts = countVerdicts(preflight);
	const words = {
		...verdictWords,
		problem: counts.problem === 1 ? 'fails' : 'fail',
		warning: counts.warning === 1 ? 'warning' : 'warnings',
	};
	const said = order
		.filter(verdict => counts[verdict] > 0)
		.map(verdict => `${formatCount(counts[verdict])} ${words[verdict]}`);
	return said.join(' · ');
}

/** From this age on, a preflight's age is shown. */
const worthSayingMs = 60_000;

/** The progress, findings and age of a preflight in one line. */
export function describeState(configure: Configure, now: number): Phrase {
	const known = configure.preflight;
	if (known === null) {
		return {text: 'Not checked yet. D checks in the background what would fail', tone: 'muted'};
	}

	const {preflight, state} = known;
	const found = preflight === null ? '' : sayCounts(preflight) || sayStart(preflight);
	if (state === 'running') {
		const far =
			preflight === null
				? 'looking at the start'
				: `${formatCount(preflight.done)} of ${formatCount(preflight.total)} locations`;
		return {text: [`Checking: ${far}`, found, 'D calls it off'].filter(Boolean).join(' · '), tone: 'accent'};
	}

	const rest =
		state === 'called-off'
			? `called off after ${preflight?.done ?? 0} of ${preflight?.total ?? '?'}; D begins anew`
			: isOutdated(configure)
				? 'the launch has changed since: D checks again'
				: isStale(configure, now)
					? `checked ${formatShortDuration(now - known.at)} ago: D checks again`
					: '';
	const worst = preflight === null ? 'ok' : (listFindings(preflight)[0]?.verdict ?? 'ok');
	const isOld = rest !== '';
	const ageMs = now - known.at;
	const age = isOld || ageMs < worthSayingMs ? '' : `checked ${formatShortDuration(ageMs)} ago`;
	return {text: [found, rest, age].filter(Boolean).join(' · '), tone: isOld ? 'waiting' : toneOf(worst)};
}

function sayStart({checks}: Preflight): string {
	return checks.some(({verdict}) => verdict === 'problem') ? 'the start fails' : 'nothing amiss';
}

/** The same for the list of sections. */
export function summarizePreflight(configure: Configure): string {
	const known = configure.preflight;
	if (known === null) {
		return 'not checked';
	}

	if (known.state === 'running') {
		return `${known.preflight?.done ?? 0} of ${known.preflight?.total ?? '…'} checked`;
	}

	return known.preflight === null
		? 'called off'
		: isOutdated(configure)
			? 'changed since'
			: sayCounts(known.preflight) || sayStart(known.preflight);
}
