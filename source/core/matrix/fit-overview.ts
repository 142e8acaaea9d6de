import {fitDetail, totalColumns} from './fit-detail.ts';
import type {Rect} from './geometry.ts';
import type {MatrixScene} from './scene.ts';

/** The whole matrix, one character for a block of locations. */
export type MatrixOverview = {
	readonly density: 'overview';
	readonly labelColumns: number;
	/** Rows of the layout that share a line, and columns that share a character; 1 where all fit. */
	readonly rowsPerLine: number;
	readonly columnsPerCell: number;
	readonly lines: number;
	readonly cells: number;
	/** What of it the matrix would show with a cell for each location, in lines and characters, both ends included. Drawn as a frame, for which a line and a column on either side are kept free. */
	readonly frame: {readonly top: number; readonly bottom: number; readonly left: number; readonly right: number};
	readonly totalsX: number;
};

/** Fit everything into a rectangle, whatever it takes. */
export function fitOverview(scene: MatrixScene, rect: Rect): MatrixOverview {
	const {layout} = scene;
	const detail = fitDetail(scene, rect);
	const labelColumns = Math.max(14, Math.min(30, Math.floor(rect.columns * 0.35)));
	// The heading, and the frame's two edges.
	const roomRows = Math.max(1, rect.rows - 3);
	const roomColumns = Math.max(1, rect.columns - labelColumns - totalColumns - 2);
	const rowsPerLine = Math.max(1, Math.ceil(layout.rows.length / roomRows));
	const columnsPerCell = Math.max(1, Math.ceil(layout.columns.length / roomColumns));
	const cells = Math.ceil(layout.columns.length / columnsPerCell);
	const columns = detail.columns.map(({index}) => index);
	return {
		density: 'overview',
		labelColumns,
		rowsPerLine,
		columnsPerCell,
		lines: Math.ceil(layout.rows.length / rowsPerLine),
		cells,
		frame: {
			top: Math.floor(detail.top / rowsPerLine),
			bottom: Math.floor((detail.top + Math.max(1, detail.shownRows) - 1) / rowsPerLine),
			left: Math.floor((columns[0] ?? 0) / columnsPerCell),
			right: Math.floor((columns.at(-1) ?? 0) / columnsPerCell),
		},
		totalsX: rect.x + labelColumns + cells + 3,
	};
}

/** The screen's row of a line. The frame takes one over its first line and one under its last. */
export function lineOfRow(rect: Rect, {frame}: MatrixOverview, line: number): number {
	return rect.y + 1 + line + Number(line >= frame.top) + Number(line > frame.bottom);
}

/** The screen's column of a cell, the frame's two counted in. */
export function xOfCell(rect: Rect, {labelColumns, frame}: MatrixOverview, cell: number): number {
	return rect.x + labelColumns + cell + Number(cell >= frame.left) + Number(cell > frame.right);
}
