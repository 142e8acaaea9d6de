import {holdsSearch, type Searched} from '../../domain/search/holds-query.ts';
import {statusWord} from '../../domain/search/status-word.ts';
import {hasParentEnded} from '../../follow/ended.ts';
import type {Following} from '../../follow/following.ts';
import type {LocationGrid, LocationIndex} from '../../grid/location-grid.ts';
import {type Direction, measureStride, type Stride} from '../../matrix/move.ts';
import {shownFollowing, shownTime} from '../../state/attempts.ts';
import {type ConsoleState, withScreen} from '../../state/state.ts';
import {sliceOf, spanOf} from '../../status/time-slices.ts';
import {listEnded, readTimeline, type Timeline} from '../../status/timeline.ts';
import {layOutColumns} from './layout.ts';
import type {TimelineScreen} from './screen.ts';

/** The timeline as shown, with its cursor. */
export type ShownTimeline = {
	readonly following: Following;
	readonly grid: LocationGrid;
	readonly timeline: Timeline;
	/** The slice under the cursor. */
	readonly slice: number;
	/** Locations that ended in it, failed ones first, as the search finds them. */
	readonly ended: readonly LocationIndex[];
	/** Index of the chosen one of these; 0 where there is none. */
	readonly chosen: number;
	readonly hasEnded: boolean;
};

/** `undefined` before anything has begun. */
export function readShown(state: ConsoleState, screen: TimelineScreen): ShownTimeline | undefined {
	const following = shownFollowing(state);
	const {slices, bins} = layOutColumns(state.size.columns);
	const timeline = following === null ? null : readTimeline(following.grid, shownTime(state), slices, bins);
	if (following === null || timeline === null) {
		return undefined;
	}

	const {grid} = following;
	const slice = screen.moment === null ? slices - 1 : sliceOf(screen.moment, timeline);
	const all = listEnded(grid, timeline, slice);
	const ended =
		screen.text.search === '' ? all : all.filter(index => holdsSearch(screen.text.search, toSearched(grid, index)));
	const chosen = ended.findIndex(index => grid.keyAt(index) === screen.chosenKey);
	return {following, grid, timeline, slice, ended, chosen: Math.max(0, chosen), hasEnded: hasParentEnded(following)};
}

/** The texts by which a search of the timeline finds a location. */
function toSearched(grid: LocationGrid, index: LocationIndex): Searched {
	const status = grid.statusAt(index);
	return {
		words: [grid.nameAt(index)],
		fields: {
			account: [grid.accountIds[grid.accountOf(index)]],
			region: [grid.regions[grid.columnOf(index)]],
			status: [status, status === undefined ? null : statusWord(status)],
			msg: [grid.failureMessageAt(index)],
		},
	};
}

/** Move the cursor to another time. The right end moves with the clock. */
export function goToSlice(state: ConsoleState, screen: TimelineScreen, slice: number): ConsoleState {
	const timeline = readShown(state, screen)?.timeline;
	if (timeline === undefined) {
		return state;
	}

	const kept = Math.max(0, Math.min(timeline.slices - 1, slice));
	const {from, to} = spanOf(kept, timeline);
	const moment = kept === timeline.slices - 1 ? null : (from + to) / 2;
	return withScreen(state, {...screen, moment, chosenKey: null});
}

/** A page is a tenth of the picture. */
const pages = 10;

/** Move the cursor sideways by a slice, a page, or to the end. */
export function moveInTime(
	state: ConsoleState,
	screen: TimelineScreen,
	direction: Direction,
	stride: Stride,
): ConsoleState {
	const shown = readShown(state, screen);
	if (shown === undefined) {
		return state;
	}

	const {slices} = shown.timeline;
	const far = measureStride(stride, {page: Math.max(1, Math.round(slices / pages)), end: slices});
	return goToSlice({...state, notice: null}, screen, shown.slice + (direction === 'left' ? -far : far));
}

/** The next slice with a failure, from the cursor on; `undefined` where there is none. */
export function findFailedSlice({timeline, slice}: ShownTimeline, direction: 'next' | 'previous'): number | undefined {
	const way = direction === 'next' ? 1 : -1;
	for (let at = slice + way; at >= 0 && at < timeline.slices; at += way) {
		if (timeline.failed[at]! > 0) {
			return at;
		}
	}

	return undefined;
}
