import {geographyOf} from '../grid/region-order.ts';
import type {Rect} from './geometry.ts';
import {labelWidth} from './label-width.ts';
import type {MatrixLayout} from './layout.ts';
import type {Density} from './matrix-view.ts';
import type {MatrixScene} from './scene.ts';

/** The matrix with a cell for each location. */
export type MatrixDetail = {
	readonly density: 'wide' | 'narrow';
	/** Terminal columns of a cell, its gap included. */
	readonly cellColumns: number;
	/** Terminal columns in front of the cells: the cursor's mark, name and account ID. */
	readonly labelColumns: number;
	/** Rows over the first line, from the top: the Regions' long names, geographies, the Regions' short names (downwards where there are four rows). */
	readonly legendRows: number;
	readonly hasGeographies: boolean;
	readonly nameRows: 0 | 1 | 4;
	/** Place in the layout of the first row shown, and how many follow it. */
	readonly top: number;
	readonly shownRows: number;
	/** The OU's heading drawn over the first row, as its own lies above; `null` where none is needed. */
	readonly sticky: number | null;
	/** For each shown column: its index in the layout and its x. */
	readonly columns: ReadonlyArray<{readonly index: number; readonly x: number}>;
	readonly totalsX: number;
	readonly hasColumnTotals: boolean;
};

const wideCell = 5;
/** What stands at a row's end: failures and a share. */
export const totalColumns = 9;
const leastLabel = 14;
const largestLabel = 44;

/** Fit cells into a rectangle, in the view's density or, for `auto` and the overview, the widest that fits. */
export function fitDetail(scene: MatrixScene, rect: Rect): MatrixDetail {
	const {layout, view, cursor, grid} = scene;
	const regions = layout.columns.map(column => grid.regions[column]!);
	const needed = labelWidth(layout);
	const density = chooseDensity(view.density, rect.columns - totalColumns, regions, Math.min(needed, 26));
	const cellColumns = density === 'wide' ? wideCell : 1;
	const offsets = offsetColumns(regions, cellColumns);
	const gridColumns = (offsets.at(-1) ?? 0) + cellColumns;
	// Where cells touch, an empty column separates them from the totals.
	const totals = totalColumns + (cellColumns === 1 ? 1 : 0);
	const left = rect.columns - totals - gridColumns;
	const labelColumns = Math.min(
		needed,
		largestLabel,
		left >= leastLabel ? left : Math.max(leastLabel, Math.floor(rect.columns * 0.3)),
	);
	const columns = scrollColumns(offsets, {
		wantedFirst: regions.indexOf(view.leftRegion ?? ''),
		cursor: cursor.column,
		x: rect.x + labelColumns,
		room: rect.columns - totals - labelColumns,
		cell: cellColumns,
	});
	const rows = shareRows(scene, rect, density);
	const shownRows = Math.max(
		1,
		rect.rows - rows.legendRows - Number(rows.hasGeographies) - rows.nameRows - Number(rows.hasColumnTotals),
	);
	return {
		density,
		cellColumns,
		labelColumns,
		...rows,
		...scrollRows(layout, view.topRow === null ? undefined : layout.rowOf.get(view.topRow), cursor.row, shownRows),
		columns,
		totalsX: (columns.at(-1)?.x ?? rect.x + labelColumns) + cellColumns + (cellColumns === 1 ? 1 : 0),
	};
}

function chooseDensity(wanted: Density, room: number, regions: readonly string[], label: number): 'wide' | 'narrow' {
	if (wanted === 'wide' || wanted === 'narrow') {
		return wanted;
	}

	return regions.length * wideCell <= room - label ? 'wide' : 'narrow';
}

/** Where columns stand, with a gap between geographies where they are narrow, wide enough for two letters over each. */
function offsetColumns(regions: readonly string[], cell: number): readonly number[] {
	let at = 0;
	let groupStart = 0;
	return regions.map((region, index) => {
		const before = regions[index - 1];
		if (cell === 1 && before !== undefined && geographyOf(before) !== geographyOf(region)) {
			at = Math.max(at, groupStart + 2) + 1;
			groupStart = at;
		}

		const offset = at;
		at += cell;
		return offset;
	});
}

type ColumnRoom = {
	/** The first column so far; -1 for none. */
	readonly wantedFirst: number;
	readonly cursor: number;
	/** The x of the first column, and how many columns of the terminal follow. */
	readonly x: number;
	readonly room: number;
	/** How many columns of the terminal a cell takes. */
	readonly cell: number;
};

/** Keep the first column where it was, unless the cursor's would not show. */
function scrollColumns(
	offsets: readonly number[],
	{wantedFirst, cursor, x, room, cell}: ColumnRoom,
): ReadonlyArray<{readonly index: number; readonly x: number}> {
	const total = (offsets.at(-1) ?? 0) + cell;
	let first = total <= room ? 0 : Math.min(Math.max(0, wantedFirst), cursor);
	while (first < cursor && offsets[cursor]! + cell - offsets[first]! > room) {
		first++;
	}

	// No empty room at the right while columns are hidden at the left.
	while (first > 0 && total - offsets[first - 1]! <= room) {
		first--;
	}

	const from = offsets[first] ?? 0;
	return offsets
		.map((offset, index) => ({index, x: x + offset - from}))
		.filter(column => column.index >= first && column.x + cell <= x + room);
}

/** How the rows of the rectangle are used: rows of locations come first, headings and totals where there is room. */
function shareRows({layout, view}: MatrixScene, rect: Rect, density: 'wide' | 'narrow') {
	const isTall = rect.rows >= 26;
	const legendRows = view.hasLongNames ? Math.min(legendHeight(layout, rect.columns), Math.floor(rect.rows / 2)) : 0;
	const spare = rect.rows - legendRows - layout.rows.length;
	const hasColumnTotals = isTall || spare >= 2;
	const nameRows: 0 | 1 | 4 = density === 'wide' ? 1 : isTall || spare >= 6 ? 4 : 0;
	const hasGeographies = nameRows !== 1 || isTall || spare >= 3;
	return {legendRows, hasGeographies, nameRows, hasColumnTotals};
}

/** Terminal columns of one entry of the legend: `use1 us-east-1 US East (N. Virginia)`. */
export const legendColumns = 46;

function legendHeight({columns}: MatrixLayout, width: number): number {
	return Math.ceil(columns.length / Math.max(1, Math.floor(width / legendColumns)));
}

/** Keep the first row where it was, unless the cursor's would not show; a jump of more than a page puts the cursor in the middle. */
function scrollRows(
	{rows}: Pick<MatrixLayout, 'rows'>,
	wantedTop: number | undefined,
	cursor: number,
	shown: number,
): {readonly top: number; readonly shownRows: number; readonly sticky: number | null} {
	const last = Math.max(0, rows.length - shown);
	let top = Math.min(last, wantedTop ?? (cursor < shown ? 0 : cursor - Math.floor(shown / 2)));
	if (cursor < top - shown || cursor >= top + 2 * shown) {
		top = Math.max(0, Math.min(last, cursor - Math.floor(shown / 2)));
	} else if (cursor >= top + shown) {
		top = cursor - shown + 1;
	} else if (cursor < top) {
		top = cursor;
	}

	// The first row lies under the heading that sticks to it: the cursor doesn't go there.
	if (cursor === top && findSticky(rows, top) !== null && shown > 1) {
		top--;
	}

	return {top, shownRows: Math.min(shown, rows.length - top), sticky: shown > 1 ? findSticky(rows, top) : null};
}

/** The heading that the first row belongs to, where it has scrolled away. */
function findSticky(rows: MatrixLayout['rows'], top: number): number | null {
	const first = rows[top];
	if (first === undefined || first.kind === 'ou' || first.depth === 0) {
		return null;
	}

	for (let index = top - 1; index >= 0; index--) {
		const row = rows[index]!;
		if (row.kind === 'ou' && row.depth < first.depth) {
			return index;
		}
	}

	return null;
}

/** Rows over the first line of the matrix. */
export function headingHeight({legendRows, hasGeographies, nameRows}: MatrixDetail): number {
	return legendRows + Number(hasGeographies) + nameRows;
}
