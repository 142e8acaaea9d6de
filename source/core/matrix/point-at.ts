import {headingHeight} from './fit-detail.ts';
import {lineOfRow, xOfCell} from './fit-overview.ts';
import {fitMatrix, type Rect} from './geometry.ts';
import type {RowId} from './matrix-view.ts';
import type {MatrixScene} from './scene.ts';

/** A row of the matrix, and a Region where one was pointed at rather than the row's name or total. */
export type PointedCell = {readonly row: RowId; readonly region: string | null};

/**
What stands at a cell of the screen: the other way round from where the painter draws a row and a Region.

@returns `undefined` beside the rows: on the headings, the totals, the gaps below.
*/
export function pointAt(scene: MatrixScene, rect: Rect, x: number, y: number): PointedCell | undefined {
	const {layout, grid} = scene;
	if (layout.rows.length === 0 || layout.columns.length === 0) {
		return undefined;
	}

	const geometry = fitMatrix(scene, rect);
	if (geometry.density === 'overview') {
		const line = Array.from({length: geometry.lines}, (_, one) => one).find(
			one => lineOfRow(rect, geometry, one) === y,
		);
		const cell = Array.from({length: geometry.cells}, (_, one) => one).find(one => xOfCell(rect, geometry, one) === x);
		const row = line === undefined ? undefined : layout.rows[line * geometry.rowsPerLine];
		const column = cell === undefined ? undefined : layout.columns[cell * geometry.columnsPerCell];
		return row === undefined ? undefined : {row: row.id, region: column === undefined ? null : grid.regions[column]!};
	}

	const line = y - rect.y - headingHeight(geometry);
	if (line < 0 || line >= geometry.shownRows || x < rect.x || x >= rect.x + rect.columns) {
		return undefined;
	}

	const row = layout.rows[line === 0 && geometry.sticky !== null ? geometry.sticky : geometry.top + line];
	const column = geometry.columns.find(one => x >= one.x && x < one.x + geometry.cellColumns);
	const region = column === undefined ? undefined : grid.regions[layout.columns[column.index]!];
	return row === undefined ? undefined : {row: row.id, region: region ?? null};
}
