import {isTerminal, type Status} from '../domain/status.ts';
import {type Following, hasParentEnded} from '../follow/following.ts';
import type {LocationGrid} from '../state/location-grid.ts';
import {readConcurrency} from './fuse.ts';

/** How far a fan-out is. */
export type Progress = {
	readonly total: number;
	/** Locations by status; none with 0. While steps are still being listed, from AWS's counters where these know more. */
	readonly byStatus: ReadonlyMap<Status, number>;
	readonly ended: number;
	/** Milliseconds since the start, to the end where it has ended; `null` before the start is known. */
	readonly elapsedMs: number | null;
	/** Milliseconds until the end as the durations seen so far suggest; `null` where nothing suggests any. */
	readonly remainingMs: number | null;
};

export function readProgress(following: Following, now: number): Progress {
	const {grid, execution} = following;
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
		remainingMs: hasParentEnded(following) ? null : estimateRemaining(following, grid, total - ended, now),
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

/** What is left, at the mean duration of what has ended, so many at a time; `null` before anything has ended. */
function estimateRemaining({execution}: Following, grid: LocationGrid, left: number, now: number): number | null {
	let ended = 0;
	let sum = 0;
	let running = 0;
	let ranFor = 0;
	for (const index of grid.indices()) {
		const startedAt = grid.startedAt(index);
		if (Number.isNaN(startedAt)) {
			continue;
		}

		const endedAt = grid.endedAt(index);
		if (Number.isNaN(endedAt)) {
			running++;
			ranFor += now - startedAt;
		} else {
			ended++;
			sum += endedAt - startedAt;
		}
	}

	if (ended === 0 || left === 0) {
		return null;
	}

	const mean = sum / ended;
	const atOnce = Math.max(1, readConcurrency(execution, grid) ?? running);
	// What runs has a part of its time behind it, but never more than all of it.
	return Math.max(0, (left * mean - Math.min(ranFor, running * mean)) / Math.min(atOnce, left));
}
