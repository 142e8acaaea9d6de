import {showsLocations} from '../core/state/screen.ts';
import {footerRowCount, headerRowCount, paneColumns} from '../core/state/select/frame.ts';
import {type ConsoleState, currentScreen} from '../core/state/state.ts';
import {paletteRowCount} from './palette-entries.ts';
import {questionRows} from './question-rows.ts';

/** How the rows of the screen are shared out, from the top down. */
export type Frame = {
	readonly header: number;
	/** What the route shows. */
	readonly body: number;
	/** A question at the bottom of the body; 0 where there is none. */
	readonly question: number;
	readonly footer: number;
	/** The width of the pane, which the painter draws; 0 where it isn't shown. */
	readonly pane: number;
	/** Whether the painter draws the body, rather than Ink. */
	readonly isPainted: boolean;
};

export function layOutFrame(state: ConsoleState): Frame {
	const {columns, rows} = state.size;
	const header = headerRowCount(state);
	// The palette covers the footer, its candidates the body.
	const footer = state.palette === null ? footerRowCount(state) : paletteRowCount(state) + 1;
	const room = Math.max(1, rows - header - footer);
	const question = state.dialog === null ? 0 : Math.min(room, questionRows(state.dialog, columns));
	return {
		header,
		body: room - question,
		question,
		footer,
		pane: paneColumns(state),
		isPainted: showsLocations(currentScreen(state)),
	};
}

/** Whether Ink draws something on the screen. It has to be cheap, as it runs for every state. */
export function needsInk(state: ConsoleState): boolean {
	return state.dialog !== null || !showsLocations(currentScreen(state));
}
