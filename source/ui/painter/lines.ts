import type {Style} from '../../terminal/style.ts';
import type {Brush} from './brush.ts';

/** How a cell is drawn; wider than one column where the density has room. */
export type CellDrawing = {readonly text: string; readonly style: Style; readonly columns: number};

/** What lies over a cell. */
export type CellMarks = {
	readonly isCursor: boolean;
	/** Whether the range that is being drawn covers it. */
	readonly isLit: boolean;
};

/** Where the cursor and the range stand, in lines and in columns of cells. */
export type Overlay = {
	readonly cursor: {readonly line: number; readonly index: number};
	readonly range: {
		readonly top: number;
		readonly bottom: number;
		readonly left: number;
		readonly right: number;
	} | null;
};

/** One line of cells, whatever the density and whatever the cells stand for. */
export type CellLine = {
	/** Which line of the matrix it is, in the terms of the overlay. */
	readonly line: number;
	/** The screen's row. */
	readonly y: number;
	/** Paint what stands in front of the cells. */
	label(isUnderCursor: boolean): void;
	/** How the cell at an index is drawn; `null` where there is nothing. */
	cell(index: number, marks: CellMarks): CellDrawing | null;
	/** Paint what stands behind the cells. */
	totals(): void;
};

/** One for each combination: a frame asks for thousands of them. */
const marksOf: readonly CellMarks[] = [
	{isCursor: false, isLit: false},
	{isCursor: true, isLit: false},
	{isCursor: false, isLit: true},
	{isCursor: true, isLit: true},
];

/**
Paint a line: its label, its cells and its totals. Every density and both matrices, that of a fan-out and that of what is chosen, are painted by this alone.

@param columns - The cells that are shown: each with its index in the layout, and the column where it begins.
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
