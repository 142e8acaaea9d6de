import type {Status} from '../domain/status.ts';
import {isSettled} from '../follow/ended.ts';
import type {Following} from '../follow/following.ts';
import {createMemory} from '../grid/remember.ts';
import {listLiveAttempts, shownPast} from './attempts.ts';
import type {Rewind} from './rewind.ts';
import type {ConsoleState} from './state.ts';

/** The status of every location of each attempt when the operator went back, by its index in the attempt's grid. */
export type StatusesThen = ReadonlyMap<string, ReadonlyArray<Status | undefined>>;

/** Keep the statuses of the attempts as they are now, to count later what has changed since. */
export function keepStatuses(attempts: readonly Following[]): StatusesThen {
	return new Map(
		attempts.map(({executionId, grid}) => {
			const statuses: Array<Status | undefined> = [];
			for (const index of grid.indices()) {
				statuses[index] = grid.statusAt(index);
			}

			return [executionId, statuses];
		}),
	);
}

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

function countOther(grid: Following['grid'], then: ReadonlyArray<Status | undefined>): number {
	let count = 0;
	for (const index of grid.indices()) {
		const status = grid.statusAt(index);
		count += status !== undefined && status !== then[index] ? 1 : 0;
	}

	return count;
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
