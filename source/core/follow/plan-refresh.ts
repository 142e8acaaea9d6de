import type {LocationIndex} from '../grid/location-grid.ts';
import type {Following} from './following.ts';
import {type StartIndex, secondOf, startsOf} from './start-index.ts';
import {idsPerRead, type StepRead, stepsPerPage} from './step-read.ts';
import {type Weights, weigh} from './weights.ts';

/** What to read next: the execution itself, or a page of steps, for the sake of one location. */
export type Refresh =
	| {readonly type: 'execution'}
	| {readonly type: 'steps'; readonly read: StepRead; readonly wanted: LocationIndex | null};

/** How many intervals may pass between two reads of the execution itself: its counters show whether an end was missed. */
const intervalsBetweenGets = 5;
/** How many pages the plan looks ahead. */
const mostAhead = 20;
/**
Choose the most useful read: the page with the most ends that aren't known yet.

How likely a location has ended since it was read follows from how long others took, and from what events say. The execution itself is read every few intervals, and where less than one end is expected and reading every location takes several pages: its counters show whether there is one. They may be late or absent, so that a page follows where some location wasn't read for long.

@param now - Epoch milliseconds.
*/
export function planRefresh(following: Following, now: number): Refresh {
	const {sweep, pace, execution, grid} = following;
	const starts = startsOf(grid);
	if (sweep.gotAt === null || starts.live === 0) {
		return {type: 'execution'};
	}

	const weights = weigh(following, starts, now);
	const areCounted = execution?.counters != null && weights.most < 1;
	const isGetDue = now - sweep.gotAt >= intervalsBetweenGets * pace.baseMs && (sweep.pages > 0 || areCounted);
	const areMany = starts.live > idsPerRead && starts.started.length + weights.awaited > stepsPerPage;
	const isQuiet = weights.ends < 1 && sweep.owed === 0;
	return isGetDue || (areMany && isQuiet && areCounted) ? {type: 'execution'} : choosePage(following, starts, weights);
}

/** Whether the counters contain ends that reading all pages may still find. */
export function areEndsOwed({grid, sweep}: Following): boolean {
	return sweep.owed > 0 && sweep.pages <= Math.ceil(startsOf(grid).started.length / stepsPerPage) + 1;
}

/** Choose the best page: from one of the started locations on, the rest of the last listing, or a few by their IDs. */
function choosePage({sweep, grid}: Following, {started, endedBeside}: StartIndex, weights: Weights): Refresh {
	const {sums, best, bestSum} = weights;
	let chosen: Refresh = {
		type: 'steps',
		read: {kind: 'ids', stepExecutionIds: best.flatMap(({index}) => grid.stepIdAt(index) ?? []), nextToken: null},
		wanted: null,
	};
	let value = bestSum;
	const last = started.length - 1;
	let first = 0;
	let tried = -1;
	for (let place = 0; place <= last; place++) {
		// AWS filters by whole seconds: a listing begins with everything that began in that second.
		if (secondOf(started[place]!) !== secondOf(started[first]!)) {
			first = place;
		}

		const isWorth = sums[place + 1]! > sums[place]! || place === last;
		if (isWorth && first !== tried) {
			tried = first;
			const begin = first === 0 ? -endedBeside : first;
			const here = readValue(sums, begin);
			if (here >= value) {
				value = here;
				chosen = {
					type: 'steps',
					read: {kind: 'started-after', startedAfter: started[first]!.at, nextToken: null},
					wanted: place - begin < stepsPerPage ? started[place]!.index : null,
				};
			}
		}
	}

	const after = sweep.rest?.after ?? null;
	const place = after === null ? -1 : started.findIndex(({index}) => index === after);
	return sweep.rest !== null && place !== -1 && readValue(sums, place + 1) >= value
		? {type: 'steps', read: sweep.rest.read, wanted: null}
		: chosen;
}

/** The value of each page of a listing from a place on, at the number of pages where it is highest. A place below 0 means that ended locations precede the first one. */
function readValue(sums: Float64Array, from: number): number {
	const end = sums.length - 1;
	let most = 0;
	for (let pages = 1; pages <= mostAhead; pages++) {
		const to = Math.min(end, Math.max(0, from + pages * stepsPerPage));
		most = Math.max(most, (sums[to]! - sums[Math.max(0, from)]!) / pages);
		if (to === end) {
			break;
		}
	}

	return most;
}
