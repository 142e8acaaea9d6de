import {geographyOf} from '../../core/state/matrix/region-order.ts';
import type {MatrixScene} from '../../core/state/select/matrix.ts';

/** A rectangle of cells. */
export type Rect = {readonly x: number; readonly y: number; readonly columns: number; readonly rows: number};

/** Where everything of the matrix stands on the screen. */
export type MatrixGeometry = {
	readonly cellColumns: number;
	readonly labelColumns: number;
	readonly totalColumns: number;
	/** First row of the layout shown, and how many. */
	readonly top: number;
	readonly shownRows: number;
	/** For each shown column: its place in the layout and its x. */
	readonly columns: ReadonlyArray<{readonly place: number; readonly x: number}>;
	/** Rows of the layout that share a line; 1 but in the overview. */
	readonly rowsPerLine: number;
	readonly density: 'wide' | 'narrow' | 'overview';
};

const wideCell = 5;
/** Row totals: a failure count and a share. */
const totalColumns = 8;

/** Fit the matrix into a rectangle: density by what fits, scrolled so that the cursor shows. */
export function fitMatrix(scene: MatrixScene, rect: Rect): MatrixGeometry {
	const {layout, view, cursor, grid} = scene;
	const regions = layout.columns.length;
	const labelColumns = Math.max(14, Math.min(34, Math.floor(rect.columns * 0.36)));
	const room = rect.columns - labelColumns - totalColumns;
	const density = view.density === 'auto' ? (regions * wideCell <= room ? 'wide' : 'narrow') : view.density;
	const cellColumns = density === 'wide' ? wideCell : 1;
	const rows = Math.max(1, rect.rows - 1);
	const rowsPerLine = density === 'overview' ? Math.max(1, Math.ceil(layout.rows.length / rows)) : 1;
	const lines = Math.ceil(layout.rows.length / rowsPerLine);
	const cursorLine = Math.floor(cursor.row / rowsPerLine);
	const firstLine = Math.max(0, Math.min(lines - rows, cursorLine - Math.floor(rows / 2)));
	return {
		cellColumns,
		labelColumns,
		totalColumns,
		top: firstLine * rowsPerLine,
		shownRows: Math.max(0, Math.min(rows, lines - firstLine)),
		columns: placeColumns(
			layout.columns.map(column => grid.regions[column]!),
			cursor.column,
			rect.x + labelColumns,
			room,
			cellColumns,
		),
		rowsPerLine,
		density,
	};
}

/** Put a gap between geographies where columns are narrow, and scroll so that the cursor's column shows. */
function placeColumns(regions: readonly string[], cursor: number, x: number, room: number, cell: number) {
	const offsets: number[] = [];
	let at = 0;
	for (const [place, region] of regions.entries()) {
		const before = regions[place - 1];
		at += cell === 1 && before !== undefined && geographyOf(before) !== geographyOf(region) ? 1 : 0;
		offsets.push(at);
		at += cell;
	}

	const cursorEnd = (offsets[cursor] ?? 0) + cell;
	let first = 0;
	while (first < cursor && cursorEnd - offsets[first]! > room) {
		first++;
	}

	const from = offsets[first] ?? 0;
	return offsets
		.map((offset, place) => ({place, x: x + offset - from}))
		.filter(column => column.place >= first && column.x + cell <= x + room);
}
