import type {ProgressCounters} from '../domain/execution.ts';
import {isSuccess, isTerminal, type Status, sumStatuses} from '../domain/status.ts';
import type {LocationGrid} from './location-grid.ts';

/** How many locations a fan-out has, and what became of them. The numbers of `byStatus` come to `total`. */
export type Reckoning = {
	/** Counted by AWS, by the request and by the steps seen, whichever is most. */
	readonly total: number;
	/** None with 0. */
	readonly byStatus: ReadonlyMap<Status, number>;
	readonly ended: number;
	readonly succeeded: number;
	/** Steps that run, and those that wait for a person; none that has ended, whatever its status is called. */
	readonly running: number;
	readonly waiting: number;
	/** Steps of which AWS doesn't say which one account and Region they ran in. */
	readonly unplaced: number;
	/** Locations of the total that have neither a step nor a name. */
	readonly unnamed: number;
};

/** What is known beside the grid. */
export type Counted = {
	/** `null` where AWS sends none. */
	readonly counters: ProgressCounters | null;
	/** Whether every step has been seen once: until then AWS's counters may know more. */
	readonly isListed: boolean;
	/** Whether the parent has ended: nothing more starts. */
	readonly hasEnded: boolean;
};

/**
Reckon what a fan-out comes to, so that no step and no location is lost and none counts twice.

A step counts once, placed or not. What is left of the total has no step: it hasn't started, or nobody can say what became of it. A location that the request names may be that of an unplaced step, so it counts only as far as the total has room.
*/
export function reckon(grid: LocationGrid, {counters, isListed, hasEnded}: Counted): Reckoning {
	const counted = counters?.total ?? 0;
	// Where AWS doesn't count and every step is placed, what the request names beside the steps is to be added.
	const listed = counted === 0 && grid.unplaced === 0 ? grid.size : grid.steps;
	const total = Math.max(counted, grid.requested, listed);
	const byStatus = countSteps(grid);
	if (!isListed && counters !== null) {
		raise(byStatus, counters, total - grid.steps);
	}

	const left = total - sumStatuses(byStatus, () => true);
	const named = sumStatuses(grid.withoutStep, () => true);
	const isOver = hasEnded && isListed;
	const isTold = isOver && left >= named;
	for (const [status, count] of isTold ? grid.withoutStep : []) {
		add(byStatus, status, count);
	}

	add(byStatus, isOver ? 'Unknown' : 'NotStarted', isTold ? left - named : left);
	// Of a status that this version doesn't know only the grid can tell how many have ended.
	const unfamiliar = grid.countClass('unclear') - grid.count('Unknown');
	return {
		total,
		byStatus,
		ended: sumStatuses(byStatus, isTerminal) + unfamiliar,
		succeeded: sumStatuses(byStatus, isSuccess),
		running: grid.countClass('running') + grid.countClass('unknown'),
		waiting: grid.countClass('waiting'),
		unplaced: grid.unplaced,
		unnamed: Math.max(0, total - grid.steps - named),
	};
}

/** The steps by status, locations without one left out. */
function countSteps(grid: LocationGrid): Map<Status, number> {
	const byStatus = new Map<Status, number>();
	for (const [status, count] of grid.counts) {
		add(byStatus, status, count - (grid.withoutStep.get(status) ?? 0));
	}

	return byStatus;
}

/** While steps are being listed, AWS's own counters know more of what has ended; as far as there is room. */
function raise(byStatus: Map<Status, number>, counters: ProgressCounters, room: number): void {
	const counted: ReadonlyArray<readonly [Status, number]> = [
		['Success', counters.success],
		['Failed', counters.failed],
		['Cancelled', counters.cancelled],
		['TimedOut', counters.timedOut],
	];
	let left = room;
	for (const [status, count] of counted) {
		const more = Math.min(left, Math.max(0, count - (byStatus.get(status) ?? 0)));
		add(byStatus, status, more);
		left -= more;
	}
}

function add(byStatus: Map<Status, number>, status: Status, count: number): void {
	if (count > 0) {
		byStatus.set(status, (byStatus.get(status) ?? 0) + count);
	}
}
