import {longGeography, shortGeography} from '../../core/grid/region-names.ts';
import {geographyOf} from '../../core/grid/region-order.ts';
import {headingHeight, legendColumns} from '../../core/matrix/fit-detail.ts';
import {describeOrder} from '../../core/matrix/matrix-view.ts';
import type {MatrixScene} from '../../core/matrix/scene.ts';
import {tallyShown} from '../../core/matrix/tally-shown.ts';
import {formatCount} from '../../core/status/format.ts';
import type {MatrixBrush} from './brush.ts';
import {writeFound} from './found.ts';

/** Paint the Regions' names over their columns, and at the left what is shown of the matrix. */
export function paintHeadings(matrix: MatrixBrush): void {
	const {brush, rect, scene, geometry} = matrix;
	paintLegend(matrix);
	let y = rect.y + geometry.legendRows;
	const lastRow = rect.y + headingHeight(geometry) - 1;
	brush.write(rect.x + 1, lastRow, describeView(scene), brush.emphasis('accent'), geometry.labelColumns - 2);
	if (geometry.hasGeographies) {
		paintGeographies(matrix, y);
		y++;
	}

	for (const {index, x} of geometry.columns) {
		const name = scene.layout.columnNames[index]!;
		const isUnderCursor = index === scene.cursor.column;
		const style = isUnderCursor ? brush.emphasis('accent') : brush.pen('muted');
		if (geometry.nameRows === 1) {
			brush.write(x, y, name, style, geometry.cellColumns - 1);
		} else {
			const padded = name.padStart(geometry.nameRows);
			for (let row = 0; row < geometry.nameRows; row++) {
				brush.write(x, y + row, padded[row]!, style);
			}
		}
	}
}

/** Describe filter, cause, search, sort and marks, where they aren't the defaults; a search with how many rows it shows. Also say that the names of accounts are still being read. */
export function describeView(scene: MatrixScene): string {
	const {view, grid, directory} = scene;
	// Until the organization has been read, rows are in the order of their IDs; afterwards by OU.
	const isUnnamed = directory.accounts.size === 0 && directory.failure === null && grid.size > 0 && !grid.isOfSteps;
	const found = (): string => `${formatCount(tallyShown(scene).inAll(0))} of ${formatCount(grid.size)} `;
	return [
		view.filter === 'all' ? '' : view.filter.replace('-', ' '),
		view.cause === null ? '' : 'one cause',
		view.search === '' || view.isSearching ? '' : `${found()}/${view.search}`,
		view.sort === 'ou' ? '' : describeOrder(view),
		view.marks.size > 0 ? `${formatCount(view.marks.size)} marked` : '',
		isUnnamed ? 'names follow' : '',
	]
		.filter(Boolean)
		.join(', ');
}

function paintGeographies({brush, scene, geometry}: MatrixBrush, y: number): void {
	const {grid, layout, cursor} = scene;
	const regionAt = (index: number): string => grid.regions[layout.columns[index]!]!;
	const {columns, cellColumns} = geometry;
	for (const [number, {index, x}] of columns.entries()) {
		const region = regionAt(index);
		const before = columns[number - 1];
		if (before !== undefined && geographyOf(regionAt(before.index)) === geographyOf(region)) {
			continue;
		}

		const next = columns.slice(number).find(column => geographyOf(regionAt(column.index)) !== geographyOf(region));
		const width = next === undefined ? Math.max(2, columns.at(-1)!.x + cellColumns - x) : next.x - x - 1;
		const long = longGeography(region);
		const isUnderCursor = geographyOf(regionAt(cursor.column)) === geographyOf(region);
		brush.write(
			x,
			y,
			long.length <= width ? long : shortGeography(region),
			brush.pen(isUnderCursor && geometry.nameRows === 0 ? 'accent' : 'muted', {
				bold: isUnderCursor && geometry.nameRows === 0,
			}),
			Math.max(2, width),
		);
	}
}

/** Short name, code and long name of every Region, in columns. */
function paintLegend({brush, rect, scene, geometry}: MatrixBrush): void {
	const {grid, layout, cursor, directory} = scene;
	const perLine = Math.max(1, Math.floor(rect.columns / legendColumns));
	for (const [index, column] of layout.columns.entries()) {
		const line = Math.floor(index / perLine);
		if (line >= geometry.legendRows) {
			return;
		}

		const region = grid.regions[column]!;
		const isUnderCursor = index === cursor.column;
		const x = rect.x + 1 + (index % perLine) * legendColumns;
		const style = brush.pen(isUnderCursor ? 'accent' : 'muted', {bold: isUnderCursor});
		brush.write(x, rect.y + line, layout.columnNames[index]!, style, 4);
		const {search} = scene.view;
		const longName = directory.regions.get(region)?.longName ?? '';
		writeFound(brush, [x + 5, rect.y + line], region, brush.pen('text'), {search, columns: 15});
		writeFound(brush, [x + 21, rect.y + line], longName, style, {search, columns: legendColumns - 22});
	}
}
