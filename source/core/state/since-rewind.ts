import {isSettled} from '../follow/ended.ts';
import {countOther} from '../follow/statuses-then.ts';
import {createMemory} from '../grid/remember.ts';
import {listLiveAttempts, shownPast} from './attempts.ts';
import type {Rewind} from './rewind.ts';
import type {ConsoleState} from './state.ts';

const memory = createMemory<number>();

/** Count the locations whose status differs from the one when the operator went back; those of an attempt begun since count too. 0 while the present is shown. */
export function countChangesSince(state: ConsoleState): number {
	const rewind = shownPast(state);
	return rewind === null
		? 0
		: listLiveAttempts(state).reduce((sum, {executionId, grid}) => {
				const then = rewind.then.get(executionId) ?? [];
				return sum + memory(grid, [then, grid.version], () => countOther(grid, then));
			}, 0);
}

/**
Find the end of the past's time line, and whether it still grows: as long as an attempt can change it ends at the present, also while the operator stays in the past.

@returns Epoch milliseconds. Where all has ended since, the last end.
*/
export function endOfTime(state: ConsoleState, {end, moments}: Rewind): {readonly at: number; readonly isNow: boolean} {
	// Everything had ended before the operator went back, or the past comes from a record.
	if (end === moments.at(-1)) {
		return {at: end, isNow: false};
	}

	const live = listLiveAttempts(state);
	if (live.length === 0 || !live.every(isSettled)) {
		return {at: Math.max(end, state.now), isNow: true};
	}

	const ends = live.map(({execution}) => execution?.endedAt ?? 0);
	return {at: Math.max(moments.at(-1)!, ...ends), isNow: false};
}
