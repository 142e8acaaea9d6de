import {longGeography, shortGeography} from '../../core/grid/region-names.ts';
import {geographyOf} from '../../core/grid/region-order.ts';
import {headingHeight, legendColumns, type MatrixDetail} from '../../core/matrix/fit-detail.ts';
import type {Rect} from '../../core/matrix/geometry.ts';
import type {MatrixScene} from '../../core/matrix/scene.ts';
import type {Screen} from '../../terminal/screen.ts';
import type {Look} from '../theme.ts';
import {emphasis, pen} from './pen.ts';

/** Paint the Regions' names over their columns, and at the left what is shown of the matrix. */
export function paintHeadings(
	screen: Screen,
	rect: Rect,
	scene: MatrixScene,
	geometry: MatrixDetail,
	look: Look,
): void {
	paintLegend(screen, rect, scene, geometry, look);
	let y = rect.y + geometry.legendRows;
	const lastRow = rect.y + headingHeight(geometry) - 1;
	screen.write(rect.x + 1, lastRow, describeView(scene), emphasis(look, 'accent'), geometry.labelColumns - 2);
	if (geometry.hasGeographies) {
		paintGeographies(screen, y, scene, geometry, look);
		y++;
	}

	for (const {place, x} of geometry.columns) {
		const name = scene.layout.columnNames[place]!;
		const isUnderCursor = place === scene.cursor.column;
		const style = isUnderCursor ? emphasis(look, 'accent') : pen(look, 'muted');
		if (geometry.nameRows === 1) {
			screen.write(x, y, name, style, geometry.cellColumns - 1);
		} else {
			const padded = name.padStart(geometry.nameRows);
			for (let row = 0; row < geometry.nameRows; row++) {
				screen.write(x, y + row, padded[row]!, style);
			}
		}
	}
}

/** Filter, cause, sort and marks, where these aren't the first ones. */
export function describeView({view}: MatrixScene): string {
	return [
		view.filter === 'all' ? '' : view.filter.replace('-', ' '),
		view.cause === null ? '' : 'one cause',
		view.search === '' || view.isSearching ? '' : `/${view.search}`,
		view.sort === 'ou' ? '' : `by ${view.sort}`,
		view.marks.size > 0 ? `${view.marks.size} marked` : '',
	]
		.filter(Boolean)
		.join(', ');
}

function paintGeographies(
	screen: Screen,
	y: number,
	{grid, layout, cursor}: MatrixScene,
	geometry: MatrixDetail,
	look: Look,
): void {
	const regionAt = (place: number): string => grid.regions[layout.columns[place]!]!;
	const {columns, cellColumns} = geometry;
	for (const [number, {place, x}] of columns.entries()) {
		const region = regionAt(place);
		const before = columns[number - 1];
		if (before !== undefined && geographyOf(regionAt(before.place)) === geographyOf(region)) {
			continue;
		}

		const next = columns.slice(number).find(column => geographyOf(regionAt(column.place)) !== geographyOf(region));
		const width = next === undefined ? Math.max(2, columns.at(-1)!.x + cellColumns - x) : next.x - x - 1;
		const long = longGeography(region);
		const isUnderCursor = geographyOf(regionAt(cursor.column)) === geographyOf(region);
		screen.write(
			x,
			y,
			long.length <= width ? long : shortGeography(region),
			pen(look, isUnderCursor && geometry.nameRows === 0 ? 'accent' : 'muted', {
				bold: isUnderCursor && geometry.nameRows === 0,
			}),
			Math.max(2, width),
		);
	}
}

/** Short name, code and long name of every Region, in columns. */
function paintLegend(
	screen: Screen,
	rect: Rect,
	{grid, layout, cursor, directory}: MatrixScene,
	geometry: MatrixDetail,
	look: Look,
): void {
	const perLine = Math.max(1, Math.floor(rect.columns / legendColumns));
	for (const [place, column] of layout.columns.entries()) {
		const line = Math.floor(place / perLine);
		if (line >= geometry.legendRows) {
			return;
		}

		const region = grid.regions[column]!;
		const isUnderCursor = place === cursor.column;
		const x = rect.x + 1 + (place % perLine) * legendColumns;
		const style = pen(look, isUnderCursor ? 'accent' : 'muted', {bold: isUnderCursor});
		screen.write(x, rect.y + line, layout.columnNames[place]!, style, 4);
		screen.write(x + 5, rect.y + line, region, pen(look, 'text'), 15);
		screen.write(x + 21, rect.y + line, directory.regions.get(region)?.longName ?? '', style, legendColumns - 22);
	}
}
