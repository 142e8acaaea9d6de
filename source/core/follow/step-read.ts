import type {ProgressCounters} from '../domain/execution.ts';
import type {Status} from '../domain/status.ts';
import type {LocationGrid, LocationIndex} from '../grid/location-grid.ts';

/** Steps that AWS sends on one page. */
export const stepsPerPage = 50;

/** Values that AWS takes in one filter. */
export const idsPerRead = 10;

/** One listing of a parent's steps, walked to its last page. */
export type StepRead =
	| {readonly kind: 'all'; readonly nextToken: string | null}
	| {readonly kind: 'statuses'; readonly statuses: readonly Status[]; readonly nextToken: string | null}
	| {readonly kind: 'started-after'; readonly startedAfter: number; readonly nextToken: string | null}
	| {readonly kind: 'ids'; readonly stepExecutionIds: readonly string[]; readonly nextToken: null};

/** What failed or was stopped, and what is waited for. */
const troubleStatuses: readonly Status[] = ['Failed', 'TimedOut', 'Cancelled', 'Waiting', 'Cancelling', 'Rejected'];
const runningStatuses: readonly Status[] = ['InProgress'];
const restStatuses: readonly Status[] = ['Success'];

/**
Plan the first reading of a fan-out whose steps don't fit in one answer.

A small one is read straight through. In a large one what matters comes first: what failed or waits, then what runs, then the rest; pending ones last, and only where the request doesn't name the locations itself. Where AWS counts no failure and few ends, nothing has to come first: all that began is one listing.

@param counters - What AWS counts, or `null` where it doesn't say.
@param arePlanned - Whether the locations are already known from the request (no OUs in it).
*/
export function planFirstReading(counters: ProgressCounters | null, arePlanned: boolean): readonly StepRead[] {
	if (counters === null || counters.total <= 3 * stepsPerPage) {
		return [{kind: 'all', nextToken: null}];
	}

	const {success, failed, cancelled, timedOut} = counters;
	const hasOrder = success > stepsPerPage || failed + cancelled + timedOut > 0;
	const begun = [troubleStatuses, runningStatuses, restStatuses];
	const lanes = [...(hasOrder ? begun : [begun.flat()]), ...(arePlanned ? [] : [['Pending']])];
	return lanes.map(statuses => ({kind: 'statuses', statuses, nextToken: null}));
}

/**
Plan the reading of what can still change, in the fewest calls.

Steps start in order, so what can change lies in a window: everything started since the oldest location that still runs. A few stragglers would stretch that window over hundreds of locations that have long ended; asking for those few by ID (10 a call) and opening the window behind them (50 a call) costs less. Every place to cut is tried, the cheapest wins. Locations that have ended before the window are never asked for again.

@param now - Epoch milliseconds: where the window opens when nothing runs.
@param areAllKnown - Whether no other location can have begun: then nothing that has ended is read again, and no window is needed where all are read by their IDs.
*/
export function planChangeReading(grid: LocationGrid, now: number, areAllKnown = false): readonly StepRead[] {
	const live = listLiveByStart(grid);
	if (live.length === 0) {
		return areAllKnown
			? []
			: [{kind: 'started-after', startedAfter: newestStart(grid) ?? now - 60_000, nextToken: null}];
	}

	const starts = listStarts(grid);
	const needsWindow = (stragglers: number): boolean => stragglers < live.length || !areAllKnown;
	let best = {cost: Number.POSITIVE_INFINITY, stragglers: 0};
	for (let stragglers = 0; stragglers <= live.length; stragglers++) {
		const cut = stragglers === live.length ? newestStart(grid)! : grid.startedAt(live[stragglers]!);
		const window = needsWindow(stragglers) ? Math.max(1, Math.ceil(countFrom(starts, cut) / stepsPerPage)) : 0;
		const cost = Math.ceil(stragglers / idsPerRead) + window;
		if (cost < best.cost) {
			best = {cost, stragglers};
		}

		// Beyond this the stragglers alone cost more than the best found.
		if (Math.ceil(stragglers / idsPerRead) > best.cost) {
			break;
		}
	}

	const byId: StepRead[] = [];
	for (let from = 0; from < best.stragglers; from += idsPerRead) {
		const stepExecutionIds = live
			.slice(from, Math.min(from + idsPerRead, best.stragglers))
			.map(index => grid.stepIdAt(index))
			.filter(id => id !== null);
		byId.push({kind: 'ids', stepExecutionIds, nextToken: null});
	}

	if (!needsWindow(best.stragglers)) {
		return byId;
	}

	const windowStart = best.stragglers === live.length ? newestStart(grid)! : grid.startedAt(live[best.stragglers]!);
	return [{kind: 'started-after', startedAfter: windowStart, nextToken: null}, ...byId];
}

/** Locations that started and can still change, oldest start first. */
function listLiveByStart(grid: LocationGrid): LocationIndex[] {
	const live: LocationIndex[] = [];
	for (const index of grid.indices()) {
		if (!grid.hasEndedAt(index) && !Number.isNaN(grid.startedAt(index)) && grid.hasStepAt(index)) {
			live.push(index);
		}
	}

	return live.sort((a, b) => grid.startedAt(a) - grid.startedAt(b));
}

function listStarts(grid: LocationGrid): Float64Array {
	const starts: number[] = [];
	for (const index of grid.indices()) {
		const start = grid.startedAt(index);
		if (!Number.isNaN(start)) {
			starts.push(start);
		}
	}

	return Float64Array.from(starts).sort();
}

function newestStart(grid: LocationGrid): number | undefined {
	let newest: number | undefined;
	for (const index of grid.indices()) {
		const start = grid.startedAt(index);
		if (!Number.isNaN(start) && (newest === undefined || start > newest)) {
			newest = start;
		}
	}

	return newest;
}

/** How many of the sorted starts lie at or after a moment. */
function countFrom(starts: Float64Array, moment: number): number {
	let low = 0;
	let high = starts.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (starts[middle]! < moment) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}

	return starts.length - low;
}
