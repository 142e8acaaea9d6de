import type {StatusClass} from '../domain/status.ts';
import type {LocationGrid, LocationIndex} from '../grid/location-grid.ts';
import {createMemory} from '../grid/remember.ts';
import {classOfSeverity} from '../grid/severity.ts';
import {countRunning, type Running} from './count-running.ts';
import {type DurationSummary, summarizeDurations} from './durations.ts';
import {type Slicing, sliceOf} from './time-slices.ts';
import {listTimed, type TimedLocations} from './timed-locations.ts';

/** The kinds in the picture of statuses over time, from the bottom. What has not begun is the empty part above. */
export const stackedClasses = ['succeeded', 'failed', 'cancelled', 'unclear', 'waiting', 'running'] as const;

export type StackedClass = (typeof stackedClasses)[number];

/** Locations by class at the end of each slice. */
export type Stack = Readonly<Record<StackedClass, readonly number[]>>;

/** When everything ran, in as many slices of time as there are columns. */
export type Timeline = Slicing &
	Running & {
		/** Locations that ended in each slice, and how many of them failed. */
		readonly ended: readonly number[];
		readonly failed: readonly number[];
		readonly stack: Stack;
		/** Locations of the grid that ended at an unknown time: they are in no slice. */
		readonly untimed: number;
		/** Locations that wait for a person. Since when is unknown: only the last slice counts them as waiting, earlier ones as running. */
		readonly waiting: number;
		/** Of those that ended and began at known times; `null` before any has. */
		readonly durations: DurationSummary | null;
		/** The slowest of the slow tail, the slowest first; running locations that already took longer than nearly all are included. */
		readonly slow: ReadonlyArray<{readonly name: string; readonly ms: number; readonly isRunning: boolean}>;
	};

/** How many of the slowest are named: a wide screen shows them all. */
const namedSlow = 10;

const rememberTimeline = createMemory<Timeline | null>();

/** Cached until a location changes or half a slice of time passes. `null` before anything has begun. */
export function readTimeline(grid: LocationGrid, now: number, slices: number, bins: number): Timeline | null {
	const isLive = grid.live > 0 && grid.tally.durations.running > 0;
	const {first} = listTimed(grid);
	const present = isLive && Number.isFinite(first) ? settleTime(now, first, slices) : now;
	return rememberTimeline(grid, [grid.version, isLive ? present : 0, slices, bins], () =>
		Number.isFinite(first) ? compute(grid, present, slices, bins) : null,
	);
}

/** The present, rounded to half a slice: a picture of 100,000 locations isn't drawn again for an invisible change. */
function settleTime(now: number, first: number, slices: number): number {
	const half = (now - first) / (2 * slices);
	// A power of two, so that it stays the same until the elapsed time doubles.
	return half < 1000 ? now : now - (now % (1000 * 2 ** Math.floor(Math.log2(half / 1000))));
}

function compute(grid: LocationGrid, now: number, slices: number, bins: number): Timeline {
	const timed = listTimed(grid);
	const from = timed.first;
	const slicing = {from, to: Math.max(from + 1, findEnd(timed, now)), slices};
	const {changes, ...sums} = sumUp(timed, slicing);
	const durations = summarizeDurations(listDurations(timed), bins);
	return {
		...slicing,
		...sums,
		...countRunning(timed, slicing),
		stack: runUp(changes),
		untimed: timed.untimed,
		waiting: grid.countClass('waiting'),
		durations,
		slow: durations === null ? [] : nameSlow(grid, durations.slowFrom, now),
	};
}

/** When the last of all ended; now where one hasn't. */
function findEnd({startedAt, endedAt}: TimedLocations, now: number): number {
	let last = Number.NEGATIVE_INFINITY;
	for (const [at, time] of endedAt.entries()) {
		const own =
			time === Number.POSITIVE_INFINITY ? Math.max(now, startedAt[at]!) : Number.isNaN(time) ? startedAt[at]! : time;
		last = Math.max(last, own);
	}

	return last;
}

function listDurations({startedAt, endedAt}: TimedLocations): Float64Array {
	return endedAt.map((time, at) => time - startedAt[at]!).filter(Number.isFinite);
}

/** What one pass over the locations counts. */
type Sums = Pick<Timeline, 'failed' | 'ended'> & {readonly changes: Record<StackedClass, number[]>};

function sumUp({startedAt, endedAt, severities}: TimedLocations, slicing: Slicing): Sums {
	const {slices} = slicing;
	const zeros = (): number[] => new Array<number>(slices).fill(0);
	const changes = Object.fromEntries(stackedClasses.map(one => [one, zeros()])) as Record<StackedClass, number[]>;
	const [failed, ended] = [zeros(), zeros()];
	for (const [at, end] of endedAt.entries()) {
		const statusClass = classOfSeverity(severities[at]!)!;
		const start = startedAt[at]!;
		// A location that ended at an unknown time is drawn nowhere.
		if (Number.isNaN(end)) {
			continue;
		}

		if (!Number.isNaN(start)) {
			changes.running[sliceOf(start, slicing)]!++;
		}

		if (Number.isFinite(end)) {
			const last = sliceOf(end, slicing);
			ended[last]!++;
			failed[last]! += statusClass === 'failed' ? 1 : 0;
			changes[stackedAs(statusClass)][last]!++;
			changes.running[last]! -= Number.isNaN(start) ? 0 : 1;
		} else if (statusClass === 'waiting') {
			changes.running[slices - 1]!--;
			changes.waiting[slices - 1]!++;
		}
	}

	return {changes, failed, ended};
}

/** A location with an end time and without one of these results ended in an unknown way. */
function stackedAs(statusClass: StatusClass): StackedClass {
	return statusClass === 'succeeded' || statusClass === 'failed' || statusClass === 'cancelled'
		? statusClass
		: 'unclear';
}

function runUp(changes: Readonly<Record<StackedClass, readonly number[]>>): Stack {
	const sumUpTo = (steps: readonly number[]): readonly number[] => {
		let sum = 0;
		return steps.map(change => {
			sum += change;
			return sum;
		});
	};

	return Object.fromEntries(stackedClasses.map(one => [one, sumUpTo(changes[one])])) as Record<
		StackedClass,
		readonly number[]
	>;
}

function nameSlow(grid: LocationGrid, slowFrom: number, now: number): Timeline['slow'] {
	const {indices, startedAt, endedAt} = listTimed(grid);
	const slow = indices
		.map((index, at) => ({
			index,
			isRunning: endedAt[at] === Number.POSITIVE_INFINITY,
			ms: Math.min(endedAt[at]!, Math.max(now, startedAt[at]!)) - startedAt[at]!,
		}))
		.filter(({ms}) => ms > slowFrom)
		.sort((a, b) => b.ms - a.ms);
	return slow.slice(0, namedSlow).map(({index, ms, isRunning}) => ({name: grid.nameAt(index), ms, isRunning}));
}

const rememberEnded = createMemory<readonly LocationIndex[]>();

/** The locations that ended in one slice: failed ones first, then in order of their end. */
export function listEnded(grid: LocationGrid, timeline: Timeline, slice: number): readonly LocationIndex[] {
	return rememberEnded(timeline, [slice], () => {
		const {indices, endedAt} = listTimed(grid);
		return indices
			.filter((_, at) => Number.isFinite(endedAt[at]!) && sliceOf(endedAt[at]!, timeline) === slice)
			.sort((a, b) => grid.severityAt(a) - grid.severityAt(b) || grid.endedAt(a) - grid.endedAt(b));
	});
}
