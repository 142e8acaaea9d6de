import {type Direction, measureStride, type Stride} from '../matrix/move.ts';
import {cursorIndex} from '../state/list-rows.ts';
import type {ListView, OpenScreen, Search, TextView} from '../state/screen.ts';
import {type ConsoleState, withScreen} from '../state/state.ts';
import {type Transition, transition} from '../state/transition.ts';

type ListScreen = OpenScreen & {readonly list: ListView};
type TextScreen = OpenScreen & {readonly text: TextView};

/** Rows that a page key moves by: what fits between header and footer, less one to keep one's place. */
export function pageRows({size}: Pick<ConsoleState, 'size'>): number {
	return Math.max(1, size.rows - 8);
}

/** The state with the cursor of a list moved; to the sides it stays. */
export function moveInList(
	state: ConsoleState,
	screen: ListScreen,
	ids: readonly string[],
	direction: Direction,
	stride: Stride,
): ConsoleState {
	if (direction === 'left' || direction === 'right') {
		return state;
	}

	const far = measureStride(stride, {page: pageRows(state), end: ids.length});
	const wanted = cursorIndex(ids, screen.list) + (direction === 'up' ? -far : far);
	const cursorId = ids[Math.max(0, Math.min(ids.length - 1, wanted))] ?? null;
	return withScreen(state, {...screen, list: {...screen.list, cursorId}});
}

/** Change the search of a list. */
export function searchInList(state: ConsoleState, screen: ListScreen, change: (search: Search) => Search): Transition {
	return transition(withScreen(state, {...screen, list: {...screen.list, ...change(screen.list)}}));
}

/** What the screens share that are a text to be scrolled, and nothing more. */
export const textScreen = {
	move: (state: ConsoleState, screen: TextScreen, direction: Direction, stride: Stride): Transition =>
		transition(withScreen(state, {...screen, text: scroll(state, screen.text, direction, stride)})),
	search: (state: ConsoleState, screen: TextScreen, change: (search: Search) => Search): Transition =>
		transition(withScreen(state, {...screen, text: {...screen.text, ...change(screen.text)}})),
} as const;

/** What a room does that has nothing of its own to do. */
export const plainRoom = {
	needs: 'nothing',
	enter: (state: ConsoleState): Transition => transition(state),
	back: () => undefined,
	copies: () => [],
	arrive: (state: ConsoleState): Transition => transition(state),
} as const;

function scroll(state: ConsoleState, text: TextView, direction: Direction, stride: Stride): TextView {
	if (direction === 'left' || direction === 'right') {
		return text;
	}

	const far = measureStride(stride, {page: pageRows(state), end: Number.POSITIVE_INFINITY});
	// The end isn't known here: the screen clamps what lies beyond it and shows its last page.
	return {...text, top: Math.max(0, direction === 'up' ? text.top - far : Math.min(text.top + far, 1e9))};
}
