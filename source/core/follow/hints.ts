import {isTerminal} from '../domain/status.ts';
import type {LocationIndex} from '../grid/location-grid.ts';
import {hasParentEnded, isSettled} from './ended.ts';
import type {FollowTransition} from './follow-event.ts';
import type {Following} from './following.ts';
import type {Hint, Hints} from './hint.ts';
import {stepsPerPage} from './step-read.ts';

/** Events that arrive within this time lead to one read. */
const gatherMs = 500;
/** An event may arrive before the parent's step shows the same: the step is read again at most this often, at doubling intervals. */
const mostTries = 3;
const againMs = 1000;
/** Above this many counted ends, the older ones lose weight. */
const mostCounted = 40;

/** Whether a hint is about the followed execution, or about one of its known children. */
export function isHintFor({executionId, grid}: Following, hint: Hint): boolean {
	if (hint.executionId === executionId) {
		return true;
	}

	const index = grid.find(hint.where);
	return index !== undefined && grid.childIdAt(index) === hint.executionId;
}

/** Events arrived: what they name is read next, and soon. The screen shows only what was read. */
export function takeHints(following: Following, hints: readonly Hint[], now: number): FollowTransition {
	const {hints: before, sweep} = following;
	const ended = new Map(before.ended);
	let awaited = 0;
	let isExecutionNamed = false;
	for (const hint of hints) {
		if (hint.executionId === following.executionId && hint.stepName === null) {
			isExecutionNamed ||= !hasParentEnded(following);
			continue;
		}

		const index = findNamed(following, hint);
		const hasStarted = index !== undefined && !Number.isNaN(following.grid.startedAt(index));
		const isKnown = index !== undefined && following.grid.has(index) && following.grid.hasEndedAt(index);
		if (isKnown || (index !== undefined && ended.has(index))) {
			continue;
		}

		if (hasStarted && isTerminal(hint.status)) {
			ended.set(index, {tries: 0, notBefore: now});
		} else if (!hasStarted) {
			awaited++;
		}
	}

	const known: Following = {
		...following,
		hints: {...before, ended},
		sweep: {
			...sweep,
			awaited: Math.min(stepsPerPage, sweep.awaited + awaited),
			gotAt: isExecutionNamed ? null : sweep.gotAt,
		},
	};
	// The next page lists what has begun; only an end is worth a read of its own.
	return isExecutionNamed || ended.size > before.ended.size
		? hasten(known, now)
		: {following: awaited > 0 ? known : following, effects: []};
}

/** Find the location that a hint is about. A fan-out's step is named `account_region` in every known case. */
function findNamed(
	{executionId, grid}: Following,
	{executionId: named, where, stepName}: Hint,
): LocationIndex | undefined {
	if (named !== executionId) {
		const index = stepName === null ? grid.find(where) : undefined;
		const childId = index === undefined ? null : grid.childIdAt(index);
		return childId === null || childId === named ? index : undefined;
	}

	const [, accountId, region] = /^(\d{12})[^a-z0-9]([a-z0-9-]+)$/.exec(stepName ?? '') ?? [];
	return accountId === undefined || region === undefined ? undefined : grid.find({accountId, region});
}

/** Read earlier than planned, unless nothing is to be read now. */
function hasten(following: Following, now: number): FollowTransition {
	const {asking, isPaused, failure, dueAt} = following;
	const dueThen = now + gatherMs;
	const isHeld = asking !== null || isPaused || failure !== null || isSettled(following);
	return isHeld || (dueAt !== null && dueAt <= dueThen)
		? {following, effects: []}
		: {following: {...following, dueAt: dueThen}, effects: [{type: 'wake', what: 'read', afterMs: gatherMs}]};
}

/** Locations were read: of those that events had named, the ended ones are removed, and the others are read again after a while. */
export function takeRead(
	hints: Hints,
	seen: readonly LocationIndex[],
	{
		now,
		hasEnded,
		wasRunning,
	}: {
		readonly now: number;
		readonly hasEnded: (index: LocationIndex) => boolean;
		/** Whether it was read before, and had not ended. */
		readonly wasRunning: (index: LocationIndex) => boolean;
	},
): Hints {
	const ended = new Map(hints.ended);
	let {confirmed, missed} = hints;
	for (const index of seen) {
		const said = ended.get(index);
		if (said === undefined) {
			missed += Number(hasEnded(index) && wasRunning(index));
		} else if (hasEnded(index)) {
			ended.delete(index);
			confirmed++;
		} else if (said.tries >= mostTries) {
			ended.delete(index);
		} else {
			ended.set(index, {tries: said.tries + 1, notBefore: now + againMs * 2 ** said.tries});
		}
	}

	return confirmed + missed > mostCounted
		? {ended, confirmed: confirmed / 2, missed: missed / 2}
		: {ended, confirmed, missed};
}

/** Milliseconds until the next location that an event has named may be read; `null` where none is. */
export function untilHint({ended}: Hints, now: number): number | null {
	let earliest: number | null = null;
	for (const {notBefore} of ended.values()) {
		earliest = Math.min(earliest ?? notBefore, notBefore);
	}

	return earliest === null ? null : Math.max(gatherMs, earliest - now);
}
