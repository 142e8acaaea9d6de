import {shortGeography} from '../../core/grid/region-names.ts';
import {geographyOf} from '../../core/grid/region-order.ts';
import {type Blocks, sumOverview} from '../../core/matrix/block-counts.ts';
import {lineOfRow, type MatrixOverview, xOfCell} from '../../core/matrix/fit-overview.ts';
import type {Rect} from '../../core/matrix/geometry.ts';
import type {MatrixScene} from '../../core/matrix/scene.ts';
import type {Screen} from '../../terminal/screen.ts';
import {type Look, severityLook} from '../theme.ts';
import {describeView} from './headings.ts';
import {emphasis, pen} from './pen.ts';
import {countLine, paintTotals} from './totals.ts';

/** Paint everything at once: a character for a block of locations, its worst status; a frame round what the other densities would show. @returns The screen's row of the cursor. */
export function paintOverview(
	screen: Screen,
	rect: Rect,
	scene: MatrixScene,
	geometry: MatrixOverview,
	look: Look,
): number {
	const {grid, layout, matcher, cursor} = scene;
	const {rowsPerLine, columnsPerCell, lines, frame} = geometry;
	const blocks = sumOverview(grid, layout, matcher, rowsPerLine, columnsPerCell);
	const cursorLine = Math.floor(cursor.row / rowsPerLine);
	const note = describeView(scene);
	const scale = rowsPerLine * columnsPerCell === 1 ? '' : `${rowsPerLine}×${columnsPerCell} in one`;
	screen.write(
		rect.x + 1,
		rect.y,
		[scale, note].filter(Boolean).join(', '),
		emphasis(look, 'accent'),
		geometry.labelColumns - 2,
	);
	paintGeographies(screen, rect, scene, geometry, look);
	for (let line = 0; line < lines; line++) {
		const y = lineOfRow(rect, geometry, line);
		paintBlockLabel(screen, rect.x, y, line, line === cursorLine, scene, geometry, look);
		paintBlocks(screen, rect, y, line, blocks, scene, geometry, look);
		paintTotals(screen, geometry.totalsX, y, countLine(blocks.counts, line), look);
	}

	paintFrame(screen, rect, geometry, frame, look);
	return lineOfRow(rect, geometry, cursorLine);
}

function paintGeographies(
	screen: Screen,
	rect: Rect,
	{grid, layout}: MatrixScene,
	geometry: MatrixOverview,
	look: Look,
): void {
	let before = '';
	let free = 0;
	for (let cell = 0; cell < geometry.cells; cell++) {
		const region = grid.regions[layout.columns[cell * geometry.columnsPerCell]!]!;
		const x = xOfCell(rect, geometry, cell);
		if (geographyOf(region) !== before && x >= free) {
			before = geographyOf(region);
			free = x + screen.write(x, rect.y, shortGeography(region), pen(look, 'muted'));
		}
	}
}

function paintBlockLabel(
	screen: Screen,
	x: number,
	y: number,
	line: number,
	isUnderCursor: boolean,
	{grid, layout}: MatrixScene,
	{rowsPerLine, labelColumns}: MatrixOverview,
	look: Look,
): void {
	const rows = layout.rows.slice(line * rowsPerLine, (line + 1) * rowsPerLine);
	const heading = rows.find(row => row.kind === 'ou');
	const first = rows.find(row => row.kind === 'account');
	const name = first === undefined ? '' : (first.name ?? grid.accountIds[first.account]!);
	const text = heading?.kind === 'ou' ? `${heading.unit.name} (${heading.accounts.length})` : name;
	if (isUnderCursor) {
		screen.write(x, y, look.isAscii ? '>' : '►', pen(look, 'accent', {bold: true}));
	}

	const rest = rows.length > 1 ? ` +${rows.length - 1}` : '';
	const room = labelColumns - 2 - rest.length;
	const used = screen.write(x + 1, y, text, pen(look, heading === undefined ? 'text' : 'accent'), room);
	screen.write(x + 1 + used, y, rest, pen(look, 'muted'));
}

function paintBlocks(
	screen: Screen,
	rect: Rect,
	y: number,
	line: number,
	blocks: Blocks,
	{cursor}: MatrixScene,
	geometry: MatrixOverview,
	look: Look,
): void {
	const isUnderCursor = line === Math.floor(cursor.row / geometry.rowsPerLine);
	const cursorCell = Math.floor(cursor.column / geometry.columnsPerCell);
	for (let cell = 0; cell < geometry.cells; cell++) {
		const worst = blocks.worst[line * blocks.cells + cell]!;
		const isCursor = isUnderCursor && cell === cursorCell;
		const {glyph, ascii, color} = severityLook(worst);
		if (worst !== 0 || isCursor) {
			const sign = worst === 0 ? ' ' : look.isAscii ? ascii : glyph;
			screen.write(
				xOfCell(rect, geometry, cell),
				y,
				sign,
				pen(look, color, {inverse: isCursor, bold: color === 'bad'}),
			);
		}
	}
}

function paintFrame(
	screen: Screen,
	rect: Rect,
	geometry: MatrixOverview,
	frame: MatrixOverview['frame'],
	look: Look,
): void {
	const [corner, line, side] = look.isAscii ? ['++++', '-', '|'] : ['┌┐└┘', '─', '│'];
	const style = pen(look, 'accent');
	const left = xOfCell(rect, geometry, frame.left) - 1;
	const right = xOfCell(rect, geometry, frame.right) + 1;
	const top = lineOfRow(rect, geometry, frame.top) - 1;
	const bottom = lineOfRow(rect, geometry, frame.bottom) + 1;
	const width = right - left - 1;
	screen.write(left, top, `${corner![0]}${line!.repeat(width)}${corner![1]}`, style);
	screen.write(left, bottom, `${corner![2]}${line!.repeat(width)}${corner![3]}`, style);
	for (let y = top + 1; y < bottom; y++) {
		screen.write(left, y, side!, style);
		screen.write(right, y, side!, style);
	}
}
