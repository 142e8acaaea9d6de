import {isTerminal, type Status} from '../domain/status.ts';
import {type Following, hasParentEnded} from '../follow/following.ts';
import {type Estimate, estimateRemaining} from './estimate.ts';
import {readRate} from './fuse.ts';

/** How far a fan-out is. */
export type Progress = {
	readonly total: number;
	/** Locations by status; none with 0. While steps are still being listed, from AWS's counters where these know more. */
	readonly byStatus: ReadonlyMap<Status, number>;
	readonly ended: number;
	/** Milliseconds since the start, to the end where it has ended; `null` before the start is known. */
	readonly elapsedMs: number | null;
	/** When it may end, as the durations seen so far suggest; `null` where nothing suggests any. */
	readonly estimate: Estimate | null;
};

export function readProgress(following: Following, now: number): Progress {
	const {execution} = following;
	const byStatus = countByStatus(following);
	const total = [...byStatus.values()].reduce((sum, count) => sum + count, 0);
	const ended = [...byStatus].reduce((sum, [status, count]) => sum + (isTerminal(status) ? count : 0), 0);
	const startedAt = execution?.startedAt ?? null;
	const endedAt = hasParentEnded(following) ? (execution?.endedAt ?? null) : null;
	return {
		total,
		byStatus,
		ended,
		elapsedMs: startedAt === null ? null : (endedAt ?? now) - startedAt,
		estimate: hasParentEnded(following) ? null : estimate(following, total - ended, now),
	};
}

function countByStatus({grid, execution, isListed}: Following): ReadonlyMap<Status, number> {
	const counts = new Map([...grid.counts].filter(([, count]) => count > 0));
	const counters = execution?.counters;
	if (isListed || !counters) {
		return counts;
	}

	const counted: ReadonlyArray<readonly [Status, number]> = [
		['Success', counters.success],
		['Failed', counters.failed],
		['Cancelled', counters.cancelled],
		['TimedOut', counters.timedOut],
	];
	for (const [status, count] of counted) {
		counts.set(status, Math.max(count, counts.get(status) ?? 0));
	}

	const known = [...counts].reduce((sum, [status, count]) => sum + (status === 'NotStarted' ? 0 : count), 0);
	counts.set('NotStarted', Math.max(0, Math.max(counters.total, grid.size) - known));
	return new Map([...counts].filter(([, count]) => count > 0));
}

function estimate({execution, grid}: Following, left: number, now: number): Estimate | null {
	const {outlook, concurrency} = readRate(execution, grid);
	const {durations} = grid.tally;
	return outlook === null
		? estimateRemaining(durations, left, concurrency ?? durations.running, now)
		: estimateRemaining(durations, Math.min(left, outlook.left), outlook.atOnce, now);
}
