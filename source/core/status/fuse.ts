import type {Execution, TargetLocationEntry} from '../domain/execution.ts';
import {effectiveConcurrency, effectiveErrors} from '../domain/rate-control.ts';
import {classifyStatus, type Status} from '../domain/status.ts';
import type {LocationGrid} from '../state/location-grid.ts';

/**
Errors used of errors allowed: whether AWS will stop by itself, and at which further failure.

AWS counts each target location's errors on its own; the fuse shown is that of the entry nearest to its limit. Whether a cancelled location counts isn't documented: it isn't counted here.
*/
export type Fuse = {
	/** Locations that failed or timed out. */
	readonly errors: number;
	readonly allowed: number;
	/** How many more failures until AWS starts nothing more; 0 where it has been reached. */
	readonly failuresLeft: number;
	/** Locations that run and would run to their end. */
	readonly draining: number;
	/** Locations that would never run. */
	readonly notBegun: number;
};

/** `null` while the request isn't known, or where OUs among several entries hide which location belongs to which. */
export function readFuse(execution: Execution | null, grid: LocationGrid): Fuse | null {
	const fuses = (execution?.targetLocations ?? []).map((entry, _, entries) => {
		const counts = countEntry(entry, entries.length === 1, grid);
		if (counts === null) {
			return null;
		}

		const allowed = effectiveErrors(entry.maxErrors, counts.total);
		return {
			errors: counts.errors,
			allowed,
			failuresLeft: Math.max(0, allowed + 1 - counts.errors),
			draining: counts.running,
			notBegun: counts.notBegun,
		};
	});
	const known = fuses.filter(fuse => fuse !== null);
	return known.length === 0 || known.length < fuses.length
		? null
		: known.reduce((nearest, fuse) => (fuse.failuresLeft < nearest.failuresLeft ? fuse : nearest));
}

/** How many locations may run at once over all entries; `null` while the request isn't known. */
export function readConcurrency(execution: Execution | null, grid: LocationGrid): number | null {
	const entries = execution?.targetLocations ?? [];
	const limits = entries.map(entry => {
		const counts = countEntry(entry, entries.length === 1, grid);
		return counts === null ? null : effectiveConcurrency(entry.maxConcurrency, counts.total);
	});
	return limits.length === 0 || limits.includes(null) ? null : limits.reduce<number>((sum, one) => sum + (one ?? 0), 0);
}

type Counts = {total: number; errors: number; running: number; notBegun: number};

function countEntry(entry: TargetLocationEntry, isOnly: boolean, grid: LocationGrid): Counts | null {
	const counts: Counts = {total: 0, errors: 0, running: 0, notBegun: 0};
	if (isOnly) {
		for (const [status, count] of grid.counts) {
			add(counts, status, count);
		}

		return counts;
	}

	if (!entry.accounts.every(account => /^\d{12}$/.test(account))) {
		return null;
	}

	for (const accountId of entry.accounts) {
		for (const region of entry.regions) {
			const index = grid.find({accountId, region});
			if (index !== undefined) {
				add(counts, grid.statusAt(index)!, 1);
			}
		}
	}

	return counts;
}

function add(counts: Counts, status: Status, count: number): void {
	const statusClass = classifyStatus(status);
	counts.total += count;
	counts.errors += statusClass === 'failed' ? count : 0;
	counts.running += statusClass === 'running' || statusClass === 'waiting' ? count : 0;
	counts.notBegun += statusClass === 'idle' || statusClass === 'skipped' ? count : 0;
}
