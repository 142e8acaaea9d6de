import {sumGroup} from '../../core/matrix/block-counts.ts';
import {headingHeight} from '../../core/matrix/fit-detail.ts';
import type {AccountRow, HeadingRow, MatrixRow} from '../../core/matrix/layout.ts';
import {findRange} from '../../core/matrix/marks.ts';
import {formatShortDuration, nextShortDuration} from '../../core/status/format.ts';
import {gridSign, groupColor, severitySign} from '../theme.ts';
import type {MatrixBrush} from './brush.ts';
import {paintHeadings} from './headings.ts';
import {paintLabel} from './label.ts';
import {type CellDrawing, type CellMarks, paintLine} from './lines.ts';
import {memoryOf} from './row-memory.ts';
import {countRow, paintColumnTotals, paintTotals} from './totals.ts';

/** The content of a row, and of its end. */
export type RowDrawing = {
	cell(row: MatrixRow, index: number, marks: CellMarks): CellDrawing | null;
	totals(row: MatrixRow, y: number): void;
	/** The row below the columns. */
	columnTotals(y: number): void;
	/** What the rows depend on, where painted rows are cached. */
	readonly memory?: RowsInMemory;
};

type RowsInMemory = {
	/** What all rows depend on, except the time. */
	readonly parts: readonly unknown[];
	/** Counts the changes of a row's content. */
	version(row: MatrixRow): number;
	/** When a row looks different although only the time has changed, epoch milliseconds. */
	until(row: MatrixRow): number;
};

/** Paint the matrix with a cell for each location. @returns The screen's row of the first line. */
export function paintDetail(matrix: MatrixBrush): number {
	const {brush, scene, geometry} = matrix;
	return paintRows(matrix, {
		cell: (row, index, marks) =>
			row.kind === 'account' ? drawLocation(matrix, row, index, marks) : drawGroup(matrix, row, index, marks),
		totals: (row, y) => paintTotals(brush, geometry.totalsX, y, countRow(scene, row)),
		columnTotals: y => {
			if (scene.layout.rows.length > 0) {
				paintColumnTotals(matrix, y);
			}
		},
		memory: rememberLocations(matrix),
	});
}

/** Paint headings, the visible rows, and the totals below them. @returns The screen's row of the first line. */
export function paintRows(matrix: MatrixBrush, drawing: RowDrawing): number {
	const {brush, rect, scene, geometry} = matrix;
	paintHeadings(matrix);
	const first = rect.y + headingHeight(geometry);
	const {cursor, view, layout} = scene;
	const overlay = {
		cursor: {line: cursor.row, index: cursor.column},
		range: view.anchor === null ? null : findRange(scene, view.anchor),
	};
	// A range that is being drawn covers many rows, and seldom for long.
	const remembered = overlay.range === null ? drawing.memory : undefined;
	const memory = memoryOf(brush.cells);
	memory.begin(remembered?.parts ?? [], scene.now);
	for (let shown = 0; shown < geometry.shownRows; shown++) {
		const line = shown === 0 && geometry.sticky !== null ? geometry.sticky : geometry.top + shown;
		const row = layout.rows[line]!;
		const y = first + shown;
		const paint = () =>
			paintLine(
				brush,
				{
					line,
					y,
					label: isUnderCursor => paintLabel(matrix, y, row, isUnderCursor),
					cell: (index, marks) => drawing.cell(row, index, marks),
					totals: () => drawing.totals(row, y),
				},
				geometry.columns,
				overlay,
			);
		if (remembered === undefined) {
			paint();
			continue;
		}

		const stamp = {row, version: remembered.version(row), cursor: line === cursor.row ? cursor.column : -1};
		memory.paint(brush.cells, y, stamp, () => {
			paint();
			return remembered.until(row);
		});
	}

	if (remembered !== undefined) {
		memory.end(brush.cells);
	}

	if (geometry.hasColumnTotals) {
		drawing.columnTotals(Math.min(rect.y + rect.rows - 1, first + geometry.shownRows));
	}

	return first;
}

/** Everything that a row of locations depends on. */
function rememberLocations({brush, rect, scene, geometry}: MatrixBrush): RowsInMemory {
	const {grid, layout, matcher, view, now} = scene;
	const {columns, density} = geometry;
	return {
		parts: [
			...[grid, layout, matcher, view.marks, view.compared, view.search, brush.appearance],
			...[rect.x, rect.columns, density, geometry.labelColumns, geometry.totalsX],
			...columns.flatMap(({index, x}) => [index, x]),
		],
		version: row => (row.kind === 'account' ? grid.rowVersions[row.account]! : grid.version),
		until(row) {
			let until = Number.POSITIVE_INFINITY;
			if (row.kind === 'ou' || density === 'narrow') {
				return until;
			}

			for (const {index} of columns) {
				const location = grid.indexAt(row.account, layout.columns[index]!);
				const startedAt = grid.startedAt(location);
				if (!Number.isNaN(startedAt) && Number.isNaN(grid.endedAt(location))) {
					until = Math.min(until, startedAt + nextShortDuration(now - startedAt));
				}
			}

			return until;
		},
	};
}

function drawLocation(
	{brush, scene, geometry}: MatrixBrush,
	row: AccountRow,
	position: number,
	{isCursor, isLit}: CellMarks,
): CellDrawing | null {
	const {grid, layout, matcher, view, now} = scene;
	const index = grid.indexAt(row.account, layout.columns[position]!);
	if (grid.statusAt(index) === undefined) {
		return null;
	}

	const isDimmed = !matcher.isOpen && !matcher.matches(index);
	const isMarked = view.marks.size > 0 && view.marks.has(grid.keyAt(index));
	const compared = view.compared?.grid === grid ? view.compared : null;
	const letter = compared?.letters.get(index);
	const sign = gridSign(grid, index);
	const color = isDimmed ? 'muted' : letter === undefined ? sign.color : groupColor(compared!.ranks, letter);
	const glyph = letter ?? brush.sign(sign.glyph, sign.ascii);
	const style = brush.pen(color, {
		inverse: isCursor,
		bold: !isDimmed && (color === 'bad' || color === 'waiting'),
		underline: isMarked || isLit,
	});
	if (geometry.density === 'narrow') {
		return {text: glyph, style, columns: 1};
	}

	// The time has the glyph's style: another one for three characters would cost eight bytes a failed cell.
	const took = formatTook(grid.startedAt(index), grid.endedAt(index), now);
	const isWhole = isCursor || isMarked || isLit;
	return {text: glyph + (isWhole ? took.padEnd(3) : took), style, columns: 4};
}

function formatTook(startedAt: number, endedAt: number, now: number): string {
	return Number.isNaN(startedAt) ? '' : formatShortDuration((Number.isNaN(endedAt) ? now : endedAt) - startedAt);
}

/** The worst status of an OU in a Region, where it is folded, so that its heading shows where to look. */
function drawGroup(
	{brush, scene}: MatrixBrush,
	row: HeadingRow,
	index: number,
	{isCursor}: CellMarks,
): CellDrawing | null {
	const {grid, layout, matcher} = scene;
	const worst = row.isFolded ? (sumGroup(grid, layout, matcher, row).worst[index] ?? 0) : 0;
	if (worst === 0) {
		return null;
	}

	const {glyph, ascii, color} = severitySign(worst);
	return {text: brush.sign(glyph, ascii), style: brush.pen(color, {inverse: isCursor}), columns: 1};
}
