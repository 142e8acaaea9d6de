import {formatShare} from '../../../actions/rehearse/print.ts';
import {rehearse} from '../../../actions/rehearse/rehearse.ts';
import {sayRehearsal} from '../../../actions/rehearse/result.ts';
import {quoteForBash} from '../../../domain/quote.ts';
import type {RequestRate} from '../../../domain/request-rate.ts';
import {createMemory} from '../../../grid/remember.ts';
import {readPlannedRate} from '../../../planning/planned-rate.ts';
import {describeFailure} from '../../../status/failure-lines.ts';
import {formatDuration} from '../../../status/format.ts';
import {failingPercent} from '../rehearsal/reduce.ts';
import {rehearsalKey} from '../rehearsal/rehearsal-state.ts';
import {line, linesAbout, type ReviewPart} from './reviewed.ts';

/** The share of failures that the forecast is made for. */
const failingShare = 0.03;
/** How many locations the forecast plays in total, over all seeds, so that no key has to wait for it. */
const mostPlayed = 60_000;
const mostSeeds = 200;
const leastSeeds = 20;

const remember = createMemory<string | null>();

/** Forecast the fuse where a few locations fail, and print the command that rehearses the launch. */
export const describeRehearsal: ReviewPart = ({state, requests}) => {
	if (state.configure.rehearsal !== null) {
		return [];
	}

	if (state.options.isRehearsal) {
		return [line('REHEARSAL', 'a simulated copy: nothing that is done here reaches AWS', 'bad')];
	}

	const rate = readPlannedRate(requests, state.directory);
	const forecast = remember(requests, [rate.size, rate.concurrency, rate.allowed], () => forecastFuse(rate));
	const [, file] = /^plan (?!-$)(.+)$/.exec(state.configure.origin ?? '') ?? [];
	const offer =
		file === undefined
			? 'r plays it in a copy of the organization first; so does rollgrid rehearse FILE, once w has saved the plan'
			: `r plays it in a copy of the organization first; so does rollgrid rehearse ${quoteForBash(file)}`;
	return linesAbout('Rehearse', [...(forecast === null ? [] : [forecast]), offer]);
};

/** The result of the rehearsal of this launch. It is above everything else, as the operator waits for it. */
export const describeRehearsed: ReviewPart = ({state: {configure, now}, requests}) => {
	const {rehearsal} = configure;
	if (rehearsal === null) {
		return [];
	}

	const [first] = requests;
	const isOther = first === undefined || rehearsalKey(first.request) !== rehearsal.key;
	const world = rehearsal.isOfOrganization ? 'a copy of the organization' : 'a world of what the plan names';
	const change = isOther ? [line('', 'That was before a change: r plays it as it is now', 'waiting')] : [];
	switch (rehearsal.state) {
		case 'running':
			return [
				line(
					'Rehearse',
					`playing it in ${world} for ${formatDuration(now - rehearsal.at)}: Esc calls it off`,
					'running',
				),
				...change,
			];
		case 'failed':
			return [line('Rehearse', describeFailure(rehearsal.failure).join(' '), 'bad'), ...change];
		case 'over': {
			const [own = '', ...others] = sayRehearsal(rehearsal.result);
			const {fuseBlown} = rehearsal.result;
			return [
				line('Rehearse', `in ${world}, ${failingPercent} % of the locations made to fail`),
				line('', own, fuseBlown > 0 ? 'waiting' : 'good'),
				...others.map(text => line('', text, 'muted')),
				...rehearsal.notes.map(text => line('', text, 'muted')),
				...change,
			];
		}
	}
};

/** How often the fuse blows if this share of locations fails and all take equally long; `null` where the locations are unknown, or too many. */
function forecastFuse({entries, requests, size}: RequestRate): string | null {
	const seeds = size === null || size === 0 ? 0 : Math.min(mostSeeds, Math.floor(mostPlayed / size));
	const limits = entries.flatMap(({size: locations, concurrency, allowed}) =>
		locations === null || concurrency === null || allowed === null ? [] : [{size: locations, concurrency, allowed}],
	);
	if (size === null || seeds < leastSeeds || requests > 1 || limits.length < entries.length) {
		return null;
	}

	const usual = {runs: 1, durationsMs: new Float64Array(size).fill(1), errors: new Uint8Array(size)};
	const failing = {...usual, errors: new Uint8Array(size).fill(1)};
	const experience = {
		usual,
		failing,
		slow: null,
		slowAndFailing: null,
		chances: {fails: failingShare, isSlow: 0},
		expansionsMs: [0],
	};
	const {asPlanned} = rehearse(
		{entries: limits, order: 'separate-parallel', experience},
		{seeds, firstSeed: 1, alternatives: false},
	);
	const {fuseBlown, hitBeforeBlown} = asPlanned;
	const then = hitBeforeBlown === null ? '' : `, by then ${hitBeforeBlown.median} of ${size} have started`;
	return `if 3 % of the locations fail, its fuse blows in ${formatShare(fuseBlown)} of ${seeds} seeds${then}`;
}
