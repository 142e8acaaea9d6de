import type {Status} from '../domain/status.ts';
import {hasParentEnded} from '../follow/ended.ts';
import type {Following} from '../follow/following.ts';
import {type Reckoning, reckon} from '../grid/reckoning.ts';
import {type Estimate, estimateRemaining} from './estimate.ts';
import {readRate} from './fuse.ts';

/** How far a fan-out is. */
export type Progress = {
	readonly total: number;
	/** Locations by status; none with 0. While steps are still being listed, from AWS's counters where these know more. */
	readonly byStatus: ReadonlyMap<Status, number>;
	readonly ended: number;
	readonly succeeded: number;
	readonly running: number;
	readonly waiting: number;
	/** Steps of which AWS doesn’t say which one account and Region they ran in. */
	readonly unplaced: number;
	/** Milliseconds since the start, to the end where it has ended; `null` before the start is known. */
	readonly elapsedMs: number | null;
	/** When it may end, as the durations seen so far suggest; `null` where nothing suggests any. */
	readonly estimate: Estimate | null;
};

export function readProgress(following: Following, now: number): Progress {
	const {execution} = following;
	const {total, byStatus, ended, succeeded, running, waiting, unplaced} = reckonFollowing(following);
	const startedAt = execution?.startedAt ?? null;
	const endedAt = hasParentEnded(following) ? (execution?.endedAt ?? null) : null;
	return {
		total,
		byStatus,
		ended,
		succeeded,
		running,
		waiting,
		unplaced,
		elapsedMs: startedAt === null ? null : (endedAt ?? now) - startedAt,
		estimate: hasParentEnded(following) ? null : estimate(following, total - ended, now),
	};
}

/** What a followed execution comes to, as far as it is known by now. */
export function reckonFollowing(following: Following): Reckoning {
	const {grid, execution, isListed} = following;
	return reckon(grid, {counters: execution?.counters ?? null, isListed, hasEnded: hasParentEnded(following)});
}

function estimate({execution, grid}: Following, left: number, now: number): Estimate | null {
	const {outlook, concurrency} = readRate(execution, grid);
	const {durations} = grid.tally;
	return outlook === null
		? estimateRemaining(durations, left, concurrency ?? durations.running, now)
		: estimateRemaining(durations, Math.min(left, outlook.left), outlook.atOnce, now);
}
