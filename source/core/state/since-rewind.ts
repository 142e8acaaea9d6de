import {isSettled} from '../follow/ended.ts';
import {countOther} from '../follow/statuses-then.ts';
import {createMemory} from '../grid/remember.ts';
import {listLiveAttempts, shownPast} from './attempts.ts';
import type {Rewind} from './rewind.ts';
import type {ConsoleState} from './state.ts';

const memory = createMemory<number>();

/** How many locations have another status now than when the operator went back; those of an attempt begun since count too. 0 while the present is shown. */
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
Where the time line of the past ends, and whether it goes on: at the present as long as an attempt can still change, so that the line grows while one stays in the past.

@returns Epoch milliseconds. Where all has ended since, the last end.
*/
export function endOfTime(state: ConsoleState, {end, moments}: Rewind): {readonly at: number; readonly isNow: boolean} {
	// All had ended before, or the past is a record's.
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
