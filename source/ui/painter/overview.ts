import {shortGeography} from '../../core/grid/region-names.ts';
import {geographyOf} from '../../core/grid/region-order.ts';
import type {Severity} from '../../core/grid/severity.ts';
import {sumOverview} from '../../core/matrix/block-counts.ts';
import {lineOfRow, type MatrixOverview, xOfCell} from '../../core/matrix/fit-overview.ts';
import {formatCount} from '../../core/status/format.ts';
import {severitySign} from '../theme.ts';
import type {Brush, MatrixBrush} from './brush.ts';
import {describeView} from './headings.ts';
import {type CellDrawing, paintLine} from './lines.ts';
import {countLine, paintTotals} from './totals.ts';

type Overview = MatrixBrush<MatrixOverview>;

/** Paint everything at once: a character for a block of locations, its worst status; a frame round what the other densities would show. @returns The screen's row of the cursor. */
export function paintOverview(matrix: Overview): number {
	const {brush, rect, scene, geometry} = matrix;
	const {grid, layout, matcher, cursor} = scene;
	const {rowsPerLine, columnsPerCell, lines} = geometry;
	const blocks = sumOverview(grid, layout, matcher, rowsPerLine, columnsPerCell);
	const note = describeView(scene);
	const scale = rowsPerLine * columnsPerCell === 1 ? '' : `${rowsPerLine}×${columnsPerCell} in one`;
	const heading = [scale, note].filter(Boolean).join(', ');
	brush.write(rect.x + 1, rect.y, heading, brush.emphasis('accent'), geometry.labelColumns - 2);
	paintGeographies(matrix);
	const cursorLine = Math.floor(cursor.row / rowsPerLine);
	const overlay = {cursor: {line: cursorLine, index: Math.floor(cursor.column / columnsPerCell)}, range: null};
	const columns = Array.from({length: geometry.cells}, (_, index) => ({index, x: xOfCell(rect, geometry, index)}));
	for (let line = 0; line < lines; line++) {
		const y = lineOfRow(rect, geometry, line);
		paintLine(
			brush,
			{
				line,
				y,
				label: isUnderCursor => paintBlockLabel(matrix, y, line, isUnderCursor),
				cell: (index, {isCursor}) => drawBlock(brush, blocks.worst[line * blocks.cells + index]!, isCursor),
				totals: () => paintTotals(brush, geometry.totalsX, y, countLine(blocks.counts, line)),
			},
			columns,
			overlay,
		);
	}

	paintFrame(matrix);
	return lineOfRow(rect, geometry, cursorLine);
}

function paintGeographies({brush, rect, scene, geometry}: Overview): void {
	const {grid, layout} = scene;
	let before = '';
	let free = 0;
	for (let cell = 0; cell < geometry.cells; cell++) {
		const region = grid.regions[layout.columns[cell * geometry.columnsPerCell]!]!;
		const x = xOfCell(rect, geometry, cell);
		if (geographyOf(region) !== before && x >= free) {
			before = geographyOf(region);
			free = x + brush.write(x, rect.y, shortGeography(region), brush.pen('muted')) + 1;
		}
	}
}

function paintBlockLabel(
	{brush, rect, scene, geometry}: Overview,
	y: number,
	line: number,
	isUnderCursor: boolean,
): void {
	const {grid, layout} = scene;
	const {rowsPerLine, labelColumns} = geometry;
	const {x} = rect;
	const rows = layout.rows.slice(line * rowsPerLine, (line + 1) * rowsPerLine);
	const heading = rows.find(row => row.kind === 'ou');
	const first = rows.find(row => row.kind === 'account');
	const name = first === undefined ? '' : (first.name ?? grid.accountIds[first.account]!);
	const text = heading?.kind === 'ou' ? `${heading.unit.name} (${formatCount(heading.accounts.length)})` : name;
	if (isUnderCursor) {
		brush.write(x, y, brush.mark('cursor'), brush.pen('accent', {bold: true}));
	}

	const rest = rows.length > 1 ? ` +${rows.length - 1}` : '';
	const room = labelColumns - 2 - rest.length;
	const used = brush.write(x + 1, y, text, brush.pen(heading === undefined ? 'text' : 'accent'), room);
	brush.write(x + 1 + used, y, rest, brush.pen('muted'));
}

function drawBlock(brush: Brush, worst: Severity | 0, isCursor: boolean): CellDrawing | null {
	if (worst === 0 && !isCursor) {
		return null;
	}

	const {glyph, ascii, color} = severitySign(worst);
	const text = worst === 0 ? ' ' : brush.sign(glyph, ascii);
	return {text, style: brush.pen(color, {inverse: isCursor, bold: color === 'bad'}), columns: 1};
}

function paintFrame({brush, rect, geometry}: Overview): void {
	const {frame} = geometry;
	const [corner, line, side] = brush.appearance.isAscii ? ['++++', '-', '|'] : ['┌┐└┘', '─', '│'];
	const style = brush.pen('accent');
	const left = xOfCell(rect, geometry, frame.left) - 1;
	const right = xOfCell(rect, geometry, frame.right) + 1;
	const top = lineOfRow(rect, geometry, frame.top) - 1;
	const bottom = lineOfRow(rect, geometry, frame.bottom) + 1;
	const width = right - left - 1;
	brush.write(left, top, `${corner![0]}${line!.repeat(width)}${corner![1]}`, style);
	brush.write(left, bottom, `${corner![2]}${line!.repeat(width)}${corner![3]}`, style);
	for (let y = top + 1; y < bottom; y++) {
		brush.write(left, y, side!, style);
		brush.write(right, y, side!, style);
	}
}
