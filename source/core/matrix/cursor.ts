import {stepColumn} from '../grid/grid-axes.ts';
import type {LocationGrid, LocationIndex} from '../grid/location-grid.ts';
import type {MatrixLayout, MatrixRow} from './layout.ts';
import type {MatrixView} from './matrix-view.ts';

/** Where the cursor stands in a layout. */
export type MatrixCursor = {
	/** Row and column in drawing order; 0 in an empty matrix. */
	readonly row: number;
	readonly column: number;
	/** The location under the cursor, or `null` on an OU's heading or where the fan-out has none. */
	readonly index: LocationIndex | null;
};

/** Find the cursor in a layout: on its row and Region wherever these are now, else on the first ones. */
export function findCursor(grid: LocationGrid, layout: MatrixLayout, view: MatrixView): MatrixCursor {
	const row = (view.cursorRow === null ? undefined : layout.rowOf.get(view.cursorRow)) ?? firstAccountRow(layout);
	// A step's row has one cell, which the cursor is on wherever it came from.
	const under = layout.rows[row];
	const region = under?.kind === 'account' && under.isStep ? stepColumn : view.cursorRegion;
	const column = Math.max(0, region === null ? 0 : layout.columns.findIndex(index => grid.regions[index] === region));
	return {row, column, index: locationUnder(grid, layout.rows[row], layout.columns[column])};
}

function firstAccountRow({rows}: MatrixLayout): number {
	return Math.max(
		0,
		rows.findIndex(row => row.kind === 'account'),
	);
}

function locationUnder(
	grid: LocationGrid,
	row: MatrixRow | undefined,
	column: number | undefined,
): LocationIndex | null {
	if (row?.kind !== 'account' || column === undefined) {
		return null;
	}

	const index = grid.indexAt(row.account, column);
	return grid.has(index) ? index : null;
}
