import {sumOverview} from '../../core/matrix/block-counts.ts';
import type {Rect} from '../../core/matrix/geometry.ts';
import type {MatrixRow} from '../../core/matrix/layout.ts';
import type {MatrixScene} from '../../core/matrix/scene.ts';
import {toPrintableLine} from '../../core/status/printable.ts';
import {severitySign} from '../theme.ts';
import type {Brush} from './brush.ts';

const mostLabel = 18;

/** Paint a whole matrix into a few cells: a character for a block of locations, its worst status, with the first name of each line. */
export function paintSmall(brush: Brush, {x, y, columns, rows}: Rect, scene: MatrixScene): void {
	const {grid, layout, matcher} = scene;
	if (rows < 1 || layout.rows.length === 0 || layout.columns.length === 0) {
		return;
	}

	const label = Math.min(mostLabel, Math.floor(columns * 0.4));
	const room = Math.max(1, columns - label);
	const rowsPerLine = Math.ceil(layout.rows.length / rows);
	const columnsPerCell = Math.ceil(layout.columns.length / room);
	const {worst, cells} = sumOverview(grid, layout, matcher, rowsPerLine, columnsPerCell);
	// Two columns for each location where there is room: easier to distinguish.
	const step = rowsPerLine * columnsPerCell === 1 && cells * 2 <= room ? 2 : 1;
	for (let line = 0; line * rowsPerLine < layout.rows.length; line++) {
		paintName(brush, x, y + line, {
			scene,
			rows: layout.rows.slice(line * rowsPerLine, (line + 1) * rowsPerLine),
			label,
		});
		for (let cell = 0; cell < cells; cell++) {
			const severity = worst[line * cells + cell]!;
			if (severity > 0) {
				const {glyph, ascii, color} = severitySign(severity);
				brush.write(x + label + cell * step, y + line, brush.sign(glyph, ascii), brush.emphasis(color));
			}
		}
	}
}

function paintName(
	brush: Brush,
	x: number,
	y: number,
	{scene, rows, label}: {readonly scene: MatrixScene; readonly rows: readonly MatrixRow[]; readonly label: number},
): void {
	const {grid} = scene;
	// A heading and a line in one row: the row shows the line.
	const row = rows.find(({kind}) => kind === 'account') ?? rows[0]!;
	const name = row.kind === 'ou' ? row.unit.name : (row.name ?? grid.accountIds[row.account]!);
	const indent = ' '.repeat(Math.min(3, row.depth));
	const text = toPrintableLine(`${indent}${name}`);
	brush.write(x, y, text, brush.pen(row.kind === 'ou' ? 'accent' : 'muted'), label - 1);
}
