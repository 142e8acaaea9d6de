import type {Style} from '../../terminal/style.ts';
import type {Brush} from './brush.ts';

/** How a cell is drawn; wider than one column where the density allows it. */
export type CellDrawing = {readonly text: string; readonly style: Style; readonly columns: number};

/** The overlay of a cell. */
export type CellMarks = {
	readonly isCursor: boolean;
	/** Whether the range being drawn includes it. */
	readonly isLit: boolean;
};

/** The place of the cursor and the range, in lines and in columns of cells. */
export type Overlay = {
	readonly cursor: {readonly line: number; readonly index: number};
	readonly range: {
		readonly top: number;
		readonly bottom: number;
		readonly left: number;
		readonly right: number;
	} | null;
};

/** One line of cells, for any density and any kind of cell. */
export type CellLine = {
	/** The line of the matrix, for the overlay. */
	readonly line: number;
	/** The screen's row. */
	readonly y: number;
	/** Paint what precedes the cells. */
	label(isUnderCursor: boolean): void;
	/** How the cell at an index is drawn; `null` where there is nothing. */
	cell(index: number, marks: CellMarks): CellDrawing | null;
	/** Paint what follows the cells. */
	totals(): void;
};

/** One for each combination: a frame reads thousands of them. */
const marksOf: readonly CellMarks[] = [
	{isCursor: false, isLit: false},
	{isCursor: true, isLit: false},
	{isCursor: false, isLit: true},
	{isCursor: true, isLit: true},
];

/**
Paint a line: its label, its cells and its totals. It is used for every density and for both matrices, that of a fan-out and that of a selection.

@param columns - The visible cells: each with its index in the layout, and its first column.
*/
export function paintLine(
	brush: Brush,
	line: CellLine,
	columns: ReadonlyArray<{readonly index: number; readonly x: number}>,
	{cursor, range}: Overlay,
): void {
	const isUnderCursor = line.line === cursor.line;
	line.label(isUnderCursor);
	const isInRange = range !== null && line.line >= range.top && line.line <= range.bottom;
	for (const {index, x} of columns) {
		const isCursor = isUnderCursor && index === cursor.index;
		const isLit = isInRange && index >= range.left && index <= range.right;
		const drawing = line.cell(index, marksOf[Number(isCursor) + 2 * Number(isLit)]!);
		if (drawing !== null) {
			brush.write(x, line.y, drawing.text, drawing.style, drawing.columns);
		} else if (isCursor) {
			brush.write(x, line.y, ' ', brush.pen('muted', {inverse: true}), 1);
		}
	}

	line.totals();
}
