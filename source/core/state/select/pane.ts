import type {PaneView} from '../pane.ts';
import {type ConsoleState, currentScreen, roomOf} from '../state.ts';
import {paneColumns, paneRect} from './frame.ts';

/** Columns of the pane's edge, and of the gap after it. */
export const paneEdge = 2;

/** The content of the pane; `undefined` where it isn't shown. */
export function selectPane(state: ConsoleState): PaneView | undefined {
	const rect = paneRect(state);
	const screen = currentScreen(state);
	return rect === null
		? undefined
		: roomOf(state, screen).beside?.show(state, screen, {columns: rect.columns - paneEdge, rows: rect.rows});
}

/** What is under the cursor, for the pane; `null` where nothing is, or the pane isn't shown. */
export function underCursor(state: ConsoleState): string | null {
	const screen = currentScreen(state);
	return paneColumns(state) === 0 ? null : (roomOf(state, screen).beside?.on(state, screen) ?? null);
}
