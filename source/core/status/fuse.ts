import type {Execution, ProgressCounters, TargetLocationEntry} from '../domain/execution.ts';
import {effectiveConcurrency, effectiveErrors} from '../domain/rate-control.ts';
import type {LocationGrid, LocationIndex} from '../grid/location-grid.ts';
import {severityCount, severityOfClass} from '../grid/severity.ts';

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

/** What the request's rate control comes to, over all that the grid knows. */
export type RateReading = {
	/** `null` while the request isn't known, or where OUs among several entries hide which location belongs to which. */
	readonly fuse: Fuse | null;
	/** How many locations may run at once over all entries; `null` as above. */
	readonly concurrency: number | null;
};

const unknown: RateReading = {fuse: null, concurrency: null};

type Memo = {readonly execution: Execution; readonly version: number; readonly reading: RateReading};
const memos = new WeakMap<LocationGrid, Memo>();

/** Read the rate control. Remembered until the grid or the execution changes, so asking at every key costs nothing. */
export function readRate(execution: Execution | null, grid: LocationGrid): RateReading {
	if (execution === null || execution.targetLocations.length === 0) {
		return unknown;
	}

	const memo = memos.get(grid);
	if (memo?.execution === execution && memo.version === grid.version) {
		return memo.reading;
	}

	const reading = compute(execution, grid);
	memos.set(grid, {execution, version: grid.version, reading});
	return reading;
}

export function readFuse(execution: Execution | null, grid: LocationGrid): Fuse | null {
	return readRate(execution, grid).fuse;
}

export function readConcurrency(execution: Execution | null, grid: LocationGrid): number | null {
	return readRate(execution, grid).concurrency;
}

function compute({targetLocations: entries, counters}: Execution, grid: LocationGrid): RateReading {
	let nearest: Fuse | null = null;
	let concurrency = 0;
	for (const [place, entry] of entries.entries()) {
		const counts = entries.length === 1 ? countAll(grid, counters) : countEntry(entries, place, grid);
		if (counts === null) {
			return unknown;
		}

		const fuse = readEntry(entry, counts);
		nearest = nearest === null || fuse.failuresLeft < nearest.failuresLeft ? fuse : nearest;
		concurrency += effectiveConcurrency(entry.maxConcurrency, counts[0]!);
	}

	return {fuse: nearest, concurrency};
}

/** Locations by severity, their total at 0. */
type Counts = ArrayLike<number>;

const failed = severityOfClass('failed');
const inMotion = [severityOfClass('running'), severityOfClass('waiting')];
const unstarted = [severityOfClass('idle'), severityOfClass('skipped')];

function readEntry(entry: TargetLocationEntry, counts: Counts): Fuse {
	const sum = (wanted: readonly number[]): number => wanted.reduce((total, one) => total + counts[one]!, 0);
	const allowed = effectiveErrors(entry.maxErrors, counts[0]!);
	const errors = counts[failed]!;
	return {
		errors,
		allowed,
		failuresLeft: Math.max(0, allowed + 1 - errors),
		draining: sum(inMotion),
		notBegun: sum(unstarted),
	};
}

/** While steps are still being listed AWS's own counters know more than the grid: a percentage is of all locations, listed or not. */
function countAll(grid: LocationGrid, counters: ProgressCounters | null): Counts {
	const counts = new Int32Array(severityCount);
	for (let column = 0; column < grid.regions.length; column++) {
		for (let severity = 0; severity < severityCount; severity++) {
			counts[severity]! += grid.tally.inColumn(column, severity);
		}
	}

	const unlisted = Math.max(0, (counters?.total ?? 0) - counts[0]!);
	const uncounted = Math.max(0, (counters?.failed ?? 0) + (counters?.timedOut ?? 0) - counts[failed]!);
	counts[0]! += unlisted;
	counts[failed]! += Math.min(uncounted, unlisted);
	counts[severityOfClass('idle')]! += Math.max(0, unlisted - uncounted);
	return counts;
}

function countEntry(entries: readonly TargetLocationEntry[], place: number, grid: LocationGrid): Counts | null {
	const indices = listEntries(entries, grid)?.[place];
	if (indices === undefined) {
		return null;
	}

	const counts = new Int32Array(severityCount);
	for (const index of indices) {
		counts[0]!++;
		counts[grid.severityAt(index)]!++;
	}

	return counts;
}

type Listed = {readonly size: number; readonly indices: ReadonlyArray<readonly LocationIndex[]> | null};
const listed = new WeakMap<readonly TargetLocationEntry[], Listed>();

/** Which locations belong to which entry; `null` where an entry names an OU, which only AWS can expand. */
function listEntries(entries: readonly TargetLocationEntry[], grid: LocationGrid): Listed['indices'] {
	const memo = listed.get(entries);
	if (memo?.size === grid.size) {
		return memo.indices;
	}

	const areNamed = entries.every(({accounts}) => accounts.every(account => /^\d{12}$/.test(account)));
	const indices = areNamed ? entries.map(entry => listLocations(entry, grid)) : null;
	listed.set(entries, {size: grid.size, indices});
	return indices;
}

function listLocations({accounts, regions}: TargetLocationEntry, grid: LocationGrid): readonly LocationIndex[] {
	const indices = accounts.flatMap(accountId => regions.map(region => grid.find({accountId, region})));
	return indices.filter(index => index !== undefined);
}
