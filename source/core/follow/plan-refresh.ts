import type {LocationIndex} from '../grid/location-grid.ts';
import {learnEndChance} from './end-chance.ts';
import type {Following} from './following.ts';
import {areHintsGood} from './hints.ts';
import {type Started, type StartIndex, startsOf} from './start-index.ts';
import {idsPerRead, type StepRead, stepsPerPage} from './step-read.ts';

/** What to read next: the execution itself, or a page of steps, for the sake of one location. */
export type Refresh =
	| {readonly type: 'execution'}
	| {readonly type: 'steps'; readonly read: StepRead; readonly wanted: LocationIndex | null};

/** A location that was not read for this time is read whatever else is expected. */
const staleMs = 30_000;
/** The longest time, roughly, between two listings of the newest steps: a location may begin without another having ended. */
const newestMs = 15_000;
/** How many intervals may pass between two reads of the execution itself: its counters show whether an end was missed. */
const intervalsBetweenGets = 5;
/** An end that may have waited for this time weighs twice as much. */
const impatienceMs = 5_000;
/** How many pages the plan looks ahead. */
const mostAhead = 20;
/** A location that events named has almost certainly ended; where events name nearly every end, others probably haven't. */
const hintedChance = 0.95;
const unhintedShare = 0.2;
/** A location that has probably begun is worth less than one that has ended. */
const beginShare = 0.5;

/**
Choose the most useful read: the page with the most ends that aren't known yet.

How likely a location has ended since it was read follows from how long others took, and from what events say. The execution itself is read where less than one end is expected and reading every location takes several pages: its counters show whether there is one.

@param now - Epoch milliseconds.
*/
export function planRefresh(following: Following, now: number): Refresh {
	const {sweep, pace, execution, grid} = following;
	const starts = startsOf(grid);
	const isGetDue = sweep.gotAt === null || now - sweep.gotAt >= intervalsBetweenGets * pace.baseMs;
	if (isGetDue || starts.live === 0) {
		return {type: 'execution'};
	}

	const weights = weigh(following, starts, now);
	const areMany = starts.started.length + weights.awaited > stepsPerPage;
	const isQuiet = weights.ends < 1 && sweep.owed === 0 && weights.most < 1;
	return areMany && isQuiet && execution?.counters != null
		? {type: 'execution'}
		: choosePage(following, starts.started, weights);
}

/** Count the pages with locations that may end within two intervals: this many reads refresh them all. */
export function countPages({grid, pace}: Following, now: number): number {
	const starts = startsOf(grid);
	const {started, durations} = starts;
	if (starts.live <= stepsPerPage) {
		return 1;
	}

	const chance = learnEndChance(durations, now - started[0]!.at);
	let old = 0;
	for (const {index, at} of started) {
		old += Number(starts.isLive(index) && chance(now - at, now - at + 2 * pace.baseMs) > 0.02);
	}

	return Math.max(1, Math.ceil(old / stepsPerPage));
}

/** Whether the counters contain ends that reading all pages may still find. */
export function areEndsOwed({grid, sweep}: Following): boolean {
	return sweep.owed > 0 && sweep.pages <= Math.ceil(startsOf(grid).started.length / stepsPerPage) + 1;
}

type Weights = {
	/** The values of reading each started location, summed from the front; the awaited ones follow. */
	readonly sums: Float64Array;
	/** The total of expected ends. */
	readonly ends: number;
	/** The highest value of one location. */
	readonly most: number;
	/** The best locations to read by their IDs, the best first. */
	readonly best: readonly Started[];
	readonly bestSum: number;
	readonly awaited: number;
};

function weigh({sweep, hints}: Following, starts: StartIndex, now: number): Weights {
	const {started, durations} = starts;
	const chance = learnEndChance(durations, now - (started[0]?.at ?? now));
	const share = areHintsGood(hints) ? unhintedShare : 1;
	const awaited = Math.max(1, sweep.awaited);
	const sums = new Float64Array(started.length + awaited + 1);
	const best: Array<{readonly one: Started; readonly weight: number}> = [];
	let ends = 0;
	let most = 0;
	for (const [place, one] of started.entries()) {
		let weight = 0;
		if (starts.isLive(one.index)) {
			const readAt = starts.readAt(one.index) ?? one.at;
			const seenAt = Math.max(readAt, sweep.certainAt, one.at);
			const said = hints.ended.get(one.index);
			const end =
				said !== undefined && said.notBefore <= now ? hintedChance : share * chance(seenAt - one.at, now - one.at);
			// An end that has waited long weighs more than a recent one.
			weight = end * (1 + (now - readAt) / impatienceMs) + ((now - readAt) / staleMs) ** 2;
			ends += end;
			most = Math.max(most, weight);
			keepBest(best, one, weight);
		}

		sums[place + 1] = sums[place]! + weight;
	}

	const unlisted = ((now - sweep.newestAt) / newestMs) ** 2;
	for (let place = started.length; place < sums.length - 1; place++) {
		const isFirst = place === started.length;
		sums[place + 1] = sums[place]! + (sweep.awaited > 0 ? beginShare : 0) + (isFirst ? unlisted : 0);
	}

	return {
		sums,
		ends,
		most: Math.max(most, unlisted),
		best: best.map(({one}) => one),
		bestSum: best.reduce((sum, {weight}) => sum + weight, 0),
		awaited: sweep.awaited,
	};
}

function keepBest(best: Array<{readonly one: Started; readonly weight: number}>, one: Started, weight: number): void {
	if (best.length === idsPerRead && best.at(-1)!.weight >= weight) {
		return;
	}

	let place = best.length;
	while (place > 0 && best[place - 1]!.weight < weight) {
		place--;
	}

	best.splice(place, 0, {one, weight});
	best.length = Math.min(best.length, idsPerRead);
}

/** Choose the best page: from one of the started locations on, the rest of the last listing, or a few by their IDs. */
function choosePage({sweep, grid}: Following, started: readonly Started[], weights: Weights): Refresh {
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
		if (Math.floor(started[place]!.at / 1000) !== Math.floor(started[first]!.at / 1000)) {
			first = place;
		}

		const isWorth = sums[place + 1]! > sums[place]! || place === last;
		if (isWorth && first !== tried) {
			tried = first;
			const here = readValue(sums, first);
			if (here >= value) {
				value = here;
				chosen = listFrom(started, first, place);
			}
		}
	}

	const after = sweep.rest?.after ?? null;
	const place = after === null ? -1 : started.findIndex(({index}) => index === after);
	return sweep.rest !== null && place !== -1 && readValue(sums, place + 1) > value
		? {type: 'steps', read: sweep.rest.read, wanted: null}
		: chosen;
}

function listFrom(started: readonly Started[], first: number, place: number): Refresh {
	const isOnPage = place - first < stepsPerPage;
	return {
		type: 'steps',
		read: {kind: 'started-after', startedAfter: started[first]!.at, nextToken: null},
		wanted: isOnPage ? started[place]!.index : null,
	};
}

/** The value of each page of a listing from a place on, at the number of pages where it is highest. */
function readValue(sums: Float64Array, from: number): number {
	const end = sums.length - 1;
	let most = 0;
	for (let pages = 1; pages <= mostAhead; pages++) {
		const to = Math.min(end, from + pages * stepsPerPage);
		most = Math.max(most, (sums[to]! - sums[from]!) / pages);
		if (to === end) {
			break;
		}
	}

	return most;
}
