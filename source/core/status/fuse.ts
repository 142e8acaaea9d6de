import type {Execution, ProgressCounters, TargetLocationEntry} from '../domain/execution.ts';
import {effectiveErrors} from '../domain/rate-control.ts';
import {type EntryRate, readExecutionRate} from '../domain/request-rate.ts';
import {runsClass} from '../domain/status.ts';
import type {LocationGrid, LocationIndex} from '../grid/location-grid.ts';
import {createMemory} from '../grid/remember.ts';
import {severities, severityCount, severityOf, severityOfClass} from '../grid/severity.ts';

/**
Errors used of errors allowed: whether AWS will stop by itself, and at which further failure.

Errors are counted over all entries of the request, as the review told them. AWS doesn't say whether each entry counts its own: `entries` has the reading in which it does. Whether a cancelled location counts isn't documented: it isn't counted here.
*/
export type Fuse = {
	/** Locations that failed or timed out. */
	readonly errors: number;
	/** As the request allows them, over all entries in sum. */
	readonly allowed: number;
	/** How many more failures until AWS starts nothing more, in the entry nearest to that; 0 where every entry has stopped. */
	readonly failuresLeft: number;
	/** Locations that run and would run to their end. */
	readonly draining: number;
	/** Locations that would never run. */
	readonly notBegun: number;
	/** Where the request has several entries; `null` for one. */
	readonly entries: EntryFuses | null;
};

/** What several entries come to, each with a budget of its own. */
export type EntryFuses = {
	/** Errors allowed, entry by entry. */
	readonly allowed: readonly number[];
	/** How many have stopped by themselves. */
	readonly stopped: number;
	/** Locations of these that will never run. */
	readonly lost: number;
	/** At which of its own failures the nearest entry stops that still can; `null` where none is left. */
	readonly stopsAt: number | null;
};

/** What the request's rate control comes to, over all that the grid knows. */
export type RateReading = {
	/** `null` while the request isn't known, or where OUs among several entries hide which location belongs to which. */
	readonly fuse: Fuse | null;
	/** How many locations may run at once over all entries, as the review told it; `null` where that isn't known. */
	readonly concurrency: number | null;
	/** How many entries the request has. */
	readonly entryCount: number;
	/** Locations that haven't ended and will run, and how many of them at once; `null` while that can't be told. */
	readonly outlook: Outlook | null;
};

/** See {@link RateReading.outlook}. */
type Outlook = {readonly left: number; readonly atOnce: number};

const unknown: RateReading = {fuse: null, concurrency: null, entryCount: 0, outlook: null};

const rememberReading = createMemory<RateReading>();

/** Read the rate control. Remembered until the grid or the execution changes, so asking at every key costs nothing. */
export function readRate(execution: Execution | null, grid: LocationGrid): RateReading {
	if (execution === null || execution.targetLocations.length === 0) {
		return unknown;
	}

	return rememberReading(grid, [execution, grid.version], () => compute(execution, grid));
}

export function readFuse(execution: Execution | null, grid: LocationGrid): Fuse | null {
	return readRate(execution, grid).fuse;
}

export function readConcurrency(execution: Execution | null, grid: LocationGrid): number | null {
	return readRate(execution, grid).concurrency;
}

function compute({targetLocations: entries, counters}: Execution, grid: LocationGrid): RateReading {
	const all = countAll(grid, counters);
	const {concurrency, entries: rates} = readExecutionRate(entries, entries.length === 1 ? all[0]! : null);
	const counts = entries.map((_, place) => (entries.length === 1 ? all : countEntry(entries, place, grid)));
	const known = counts.filter(one => one !== null);
	if (known.length < entries.length) {
		return {...unknown, concurrency, entryCount: entries.length};
	}

	const fuses = rates.map((rate, place) => readEntry(rate, known[place]!));
	return {
		fuse: fuses.length === 1 ? toFuse(fuses[0]!) : combine(fuses),
		concurrency,
		entryCount: entries.length,
		outlook: fuses.map(readOutlook).reduce((sum, one) => ({
			left: sum.left + one.left,
			atOnce: sum.atOnce + one.atOnce,
		})),
	};
}

/** Locations by severity, their total at 0. */
type Counts = ArrayLike<number>;

const failed = severityOfClass('failed');
const inMotion = severities.filter(one => one === 'waiting' || runsClass(one)).map(severityOfClass);
const unstarted = [severityOfClass('idle'), severityOfClass('skipped')];

type EntryFuse = Omit<Fuse, 'entries'> & {readonly atOnce: number};

function readEntry({maxErrors, allowed: asked, concurrency}: EntryRate, counts: Counts): EntryFuse {
	const sum = (wanted: readonly number[]): number => wanted.reduce((total, one) => total + counts[one]!, 0);
	const allowed = asked ?? effectiveErrors(maxErrors, counts[0]!);
	const errors = counts[failed]!;
	return {
		errors,
		allowed,
		failuresLeft: Math.max(0, allowed + 1 - errors),
		draining: sum(inMotion),
		notBegun: sum(unstarted),
		atOnce: concurrency ?? 1,
	};
}

function toFuse({atOnce: _, ...fuse}: EntryFuse): Fuse {
	return {...fuse, entries: null};
}

function combine(fuses: readonly EntryFuse[]): Fuse {
	const sum = (key: 'errors' | 'allowed' | 'draining' | 'notBegun') =>
		fuses.reduce((total, fuse) => total + fuse[key], 0);
	const stopped = fuses.filter(({failuresLeft}) => failuresLeft === 0);
	const rest = fuses.filter(({failuresLeft}) => failuresLeft > 0);
	// An entry that has begun everywhere, or has fewer left than it takes, has nothing left to stop.
	const nearest = rest
		.filter(({failuresLeft, draining, notBegun}) => notBegun > 0 && failuresLeft <= draining + notBegun)
		.reduce<EntryFuse | null>(
			(best, fuse) => (best === null || fuse.failuresLeft < best.failuresLeft ? fuse : best),
			null,
		);
	return {
		errors: sum('errors'),
		allowed: sum('allowed'),
		failuresLeft: nearest?.failuresLeft ?? (rest.length === 0 ? 0 : Math.min(...rest.map(one => one.failuresLeft))),
		draining: sum('draining'),
		notBegun: sum('notBegun'),
		entries: {
			allowed: fuses.map(({allowed}) => allowed),
			stopped: stopped.length,
			lost: stopped.reduce((total, {notBegun}) => total + notBegun, 0),
			stopsAt: nearest === null ? null : nearest.allowed + 1,
		},
	};
}

/** Once the errors are used up nothing more starts: what is left is what drains. */
function readOutlook({failuresLeft, draining, notBegun, atOnce}: EntryFuse): Outlook {
	const left = failuresLeft === 0 ? draining : draining + notBegun;
	return {left, atOnce: failuresLeft === 0 ? draining : Math.min(atOnce, left)};
}

/** While steps are still being listed AWS's own counters know more than the grid: a percentage is of all locations, listed or not. */
function countAll(grid: LocationGrid, counters: ProgressCounters | null): Counts {
	const counts = new Int32Array(severityCount);
	for (const statusClass of severities) {
		counts[severityOfClass(statusClass)] = grid.countClass(statusClass);
	}

	// A location without a step may be that of an unplaced step: only steps count, and what the total has beyond them.
	for (const [status, count] of grid.withoutStep) {
		counts[severityOf(status)]! -= count;
	}

	counts[0] = grid.steps;
	const unlisted = Math.max(0, Math.max(counters?.total ?? 0, grid.requested) - grid.steps);
	const uncounted = Math.max(0, (counters?.failed ?? 0) + (counters?.timedOut ?? 0) - counts[failed]!);
	counts[0]! += unlisted;
	counts[failed]! += Math.min(uncounted, unlisted);
	counts[severityOfClass('idle')]! += Math.max(0, unlisted - uncounted);
	return counts;
}

function countEntry(entries: readonly TargetLocationEntry[], position: number, grid: LocationGrid): Counts | null {
	const indices = listEntries(entries, grid)?.[position];
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

type Listed = ReadonlyArray<readonly LocationIndex[]> | null;
const rememberListed = createMemory<Listed>();

/** Which locations belong to which entry; `null` where an entry names an OU, which only AWS can expand. */
function listEntries(entries: readonly TargetLocationEntry[], grid: LocationGrid): Listed {
	return rememberListed(entries, [grid, grid.size], () => {
		const areNamed = entries.every(({accounts}) => accounts.every(account => /^\d{12}$/.test(account)));
		return areNamed ? entries.map(entry => listLocations(entry, grid)) : null;
	});
}

function listLocations({accounts, regions}: TargetLocationEntry, grid: LocationGrid): readonly LocationIndex[] {
	const indices = accounts.flatMap(accountId => regions.map(region => grid.find({accountId, region})));
	return indices.filter(index => index !== undefined);
}
