import type {PreflightRecord} from '../../../actions/preflight/verdict-record.ts';
import {listRings} from '../../../actions/rings/ring-lines.ts';
import {readPlannedRate} from '../../../planning/planned-rate.ts';
import {isDangerous, mustTypeFor} from '../../../planning/typed-number.ts';
import {isReadOnlyNow, readOnlyReason} from '../../../state/arming.ts';
import {transition} from '../../../state/transition.ts';
import {formatLocations, formatShortDuration} from '../../../status/format.ts';
import {describeRate} from '../../../status/rate-words.ts';
import {type ConfigureTransition, type Configuring, say} from '../configuring.ts';
import {planOf} from '../plan.ts';
import {listFindings, shorten} from '../preflight/findings.ts';
import {isOutdated, isStale} from '../preflight/outdated.ts';
import {preflightRecord} from '../preflight/subject.ts';
import {sayCounts} from '../preflight/words.ts';
import {placedRings} from '../rings/placed.ts';
import {describeVersion} from '../version-words.ts';
import {countPlanned} from './count-planned.ts';

/** Ask whether to start the draft: what, where, in how many locations. */
export function askToLaunch(state: Configuring): ConfigureTransition {
	const {central} = state;
	const {configure} = state;
	if (central === null) {
		return say(state, 'Not signed in yet: nothing can be started');
	}

	if (isReadOnlyNow(state)) {
		return say(state, readOnlyReason);
	}

	const plan = planOf(configure);
	if (!plan.isReady) {
		return say(state, `${plan.problems.length} missing or wrong: Enter on one goes to its field`);
	}

	const placed = placedRings(state);
	if (placed !== null && 'mistakes' in placed) {
		return say(state, `The rings don’t fit the launch: 0 shows them. ${placed.mistakes.join('; ')}`, 'bad');
	}

	const {draft} = configure;
	const count = countPlanned(configure, state);
	const isRisky = isDangerous(draft.document, state.options.dangerousRunbooks);
	const where = count === null ? 'the locations that AWS makes of its OUs' : formatLocations(count);
	const several =
		placed !== null
			? ['One ring after the other, in a run with an ID of its own:', ...listRings(placed.rings, 0)]
			: plan.requests.length === 1
				? []
				: [
						`${plan.requests.length} requests: each starts a fan-out of its own. ${describeTurns(plan.requests.map(({turn}) => turn))}`,
					];
	return transition({
		...state,
		notice: null,
		dialog: {
			title: `Launch ${draft.document} in ${where}${placed === null ? '' : `, in ${placed.rings.length} rings`}?`,
			lines: [
				`${describeVersion(draft.documentVersion)}, from ${central.accountId}/${central.region}.`,
				...describeRate(readPlannedRate(plan.requests, state.directory)).map(line => `${line}.`),
				...several,
				...warnOfFailing(state),
				...(isRisky ? ['The settings call this runbook dangerous.'] : []),
			],
			intent:
				placed === null
					? {type: 'start', where: central, requests: plan.requests, retryOf: null, ...withRecord(state)}
					: {type: 'begin-run', run: {where: central, ...placed, ...withRecord(state)}},
			mustType: mustTypeFor(count, isRisky, draft.document),
			typed: '',
		},
	});
}

/** The result of the preflight of exactly this launch goes with it, to be kept with its record. */
function withRecord({configure, now}: Configuring): {readonly preflight?: PreflightRecord} {
	const preflight = preflightRecord(configure, now);
	return preflight === undefined ? {} : {preflight};
}

/** What is known to fail, before the operator confirms. */
function warnOfFailing({configure, now}: Configuring): readonly string[] {
	const known = configure.preflight?.preflight ?? null;
	if (known === null || isOutdated(configure)) {
		return [];
	}

	const old = isStale(configure, now)
		? [
				`The preflight is ${formatShortDuration(now - configure.preflight!.at)} old, and isn’t kept with the launch: D checks again.`,
			]
		: [];
	const failing = listFindings(known).filter(({verdict}) => verdict === 'problem');
	return failing.length === 0
		? old
		: [
				...old,
				`The preflight says that it fails: ${sayCounts(known)}.`,
				...failing.slice(0, 3).map(({text}) => `× ${shorten(text)}`),
			];
}

function describeTurns(turns: readonly number[]): string {
	const last = Math.max(...turns);
	return last === 0 ? 'They start together.' : `They take ${last + 1} turns, so that no more run at once than asked.`;
}
