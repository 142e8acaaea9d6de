import {countEntries, readPlannedRate} from '../../../planning/planned-rate.ts';
import {isDangerous, mustTypeFor} from '../../../planning/typed-number.ts';
import {countUnits} from '../../../planning/units.ts';
import {isReadOnlyNow, readOnlyReason} from '../../../state/arming.ts';
import {transition} from '../../../state/transition.ts';
import {describeRate} from '../../../status/rate-words.ts';
import type {Configure} from '../configure.ts';
import {type ConfigureTransition, type Configuring, say} from '../configuring.ts';
import {planOf} from '../plan.ts';
import {describeVersion} from '../version-words.ts';

/** Ask whether to start what the draft says: what, where, in how many locations. */
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

	const {draft} = configure;
	const count = countPlanned(configure, state);
	const isRisky = isDangerous(draft.document, state.options.dangerousRunbooks);
	const where =
		count === null ? 'the locations that AWS makes of its OUs' : `${count} ${count === 1 ? 'location' : 'locations'}`;
	const several =
		plan.requests.length === 1
			? []
			: [
					`${plan.requests.length} requests: each starts a fan-out of its own. ${describeTurns(plan.requests.map(({turn}) => turn))}`,
				];
	return transition({
		...state,
		notice: null,
		dialog: {
			title: `Launch ${draft.document} in ${where}?`,
			lines: [
				`${describeVersion(draft.documentVersion)}, from ${central.accountId}/${central.region}.`,
				...describeRate(readPlannedRate(plan.requests, state.directory)).map(line => `${line}.`),
				...several,
				...(isRisky ? ['The settings call this runbook dangerous.'] : []),
			],
			intent: {type: 'start', where: central, requests: plan.requests, retryOf: null},
			mustType: mustTypeFor(count, isRisky, draft.document),
			typed: '',
		},
	});
}

/** How many locations the draft names, OUs expanded as far as the directory tells; `null` where it doesn't. */
export function countPlanned(configure: Configure, {directory}: Pick<Configuring, 'directory'>): number | null {
	const {places} = configure.draft;
	if (places.kind === 'locations') {
		return places.selection.size;
	}

	return places.kind === 'as-given'
		? places.url === null
			? countEntries(places.entries, directory)
			: null
		: countUnits(places, directory);
}

function describeTurns(turns: readonly number[]): string {
	const last = Math.max(...turns);
	return last === 0 ? 'They start together.' : `They take ${last + 1} turns, so that no more run at once than asked.`;
}
