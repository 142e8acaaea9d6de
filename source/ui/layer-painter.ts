import {configureFrame, selectChoosing} from '../core/screens/configure/select.ts';
import type {ConsoleState} from '../core/state/state.ts';
import type {CellGrid} from '../terminal/cell-grid.ts';
import type {Terminal} from '../terminal/terminal.ts';
import {layOutFrame} from './frame.ts';
import type {MatrixArea} from './painter/matrix.ts';
import type {Appearance} from './theme.ts';

type PaintCells = (cells: CellGrid, state: ConsoleState, appearance: Appearance) => MatrixArea | undefined;

/** Paints into the terminal's layers, and tells the terminal what it can't see in the cells: whose rows come first, and how far they have scrolled. */
export class LayerPainter {
	readonly #layers: Terminal['layers'];
	readonly #paint: PaintCells;
	#before: MatrixArea | undefined;

	/** @param paint - Draws the console into cells, and returns the place of the matrix. */
	constructor(layers: Terminal['layers'], paint: PaintCells) {
		this.#layers = layers;
		this.#paint = paint;
	}

	/** Paint into the painter's layer, and say which rows of it are seen: all but Ink's panes, and none of what a question covers. */
	paint(state: ConsoleState, appearance: Appearance): void {
		const layers = this.#layers;
		const {painter} = layers;
		const place = this.#paint(painter, state, appearance);
		const {header, body, question, footer, pane, isPainted} = layOutFrame(state);
		const {columns, rows} = painter;
		const strip = (y: number, height: number) => ({x: 0, y, columns, rows: height});
		// The matrix of locations stands among Ink's panes.
		const choosing = selectChoosing(state) === undefined ? [] : [configureFrame(state).body];
		const beside = pane === 0 ? [] : [{x: columns - pane, y: header, columns: pane, rows: body + question}];
		layers.painterRegions = isPainted
			? [strip(0, rows)]
			: [strip(0, header), ...choosing, ...beside, strip(rows - footer, footer)];
		layers.dialogRegions = question === 0 ? [] : [strip(header + body, question)];
		// What a key changes: the cursor's row and the one it came from, then the footer that tells of it. From the top down, so that the way between them is short.
		const cursorRows = [this.#before?.cursorRow ?? -1, place?.cursorRow ?? -1].sort((a, b) => a - b);
		layers.focusRows = [...cursorRows, rows - footer];
		layers.scrolledBy = scrolledBetween(this.#before, place);
		this.#before = place;
	}
}

/** By how many rows the matrix has moved up; `undefined` where it hasn't, or is laid out anew and cells have to be compared. */
function scrolledBetween(before: MatrixArea | undefined, now: MatrixArea | undefined): number | undefined {
	const isSame = before !== undefined && now !== undefined && before.layout === now.layout;
	if (!isSame || before.top === null || now.top === null || before.top === now.top) {
		return undefined;
	}

	return now.top - before.top;
}
