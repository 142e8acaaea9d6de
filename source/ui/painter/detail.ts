import {sumGroup} from '../../core/matrix/block-counts.ts';
import {headingHeight, type MatrixDetail} from '../../core/matrix/fit-detail.ts';
import type {Rect} from '../../core/matrix/geometry.ts';
import type {AccountRow, HeadingRow} from '../../core/matrix/layout.ts';
import {findRange, type MatrixRange} from '../../core/matrix/marks.ts';
import type {MatrixScene} from '../../core/matrix/scene.ts';
import {formatShortDuration} from '../../core/status/format.ts';
import type {Screen} from '../../terminal/screen.ts';
import {gridLook, groupColor, type Look, severityLook} from '../theme.ts';
import {paintHeadings} from './headings.ts';
import {paintLabel} from './label.ts';
import {pen} from './pen.ts';
import {countRow, paintColumnTotals, paintTotals} from './totals.ts';

/** Paint the matrix with a cell for each location. @returns The screen's row of the first line. */
export function paintDetail(
	screen: Screen,
	rect: Rect,
	scene: MatrixScene,
	geometry: MatrixDetail,
	look: Look,
): number {
	paintHeadings(screen, rect, scene, geometry, look);
	const first = rect.y + headingHeight(geometry);
	const range = scene.view.anchor === null ? null : findRange(scene, scene.view.anchor);
	for (let line = 0; line < geometry.shownRows; line++) {
		const place = line === 0 && geometry.sticky !== null ? geometry.sticky : geometry.top + line;
		paintLine(screen, rect.x, first + line, place, scene, geometry, range, look);
	}

	if (geometry.hasColumnTotals && scene.layout.rows.length > 0) {
		paintColumnTotals(
			screen,
			rect,
			Math.min(rect.y + rect.rows - 1, first + geometry.shownRows),
			scene,
			geometry,
			look,
		);
	}

	return first;
}

function paintLine(
	screen: Screen,
	x: number,
	y: number,
	place: number,
	scene: MatrixScene,
	geometry: MatrixDetail,
	range: MatrixRange | null,
	look: Look,
): void {
	const row = scene.layout.rows[place]!;
	const isUnderCursor = place === scene.cursor.row;
	paintLabel(screen, x, y, geometry.labelColumns, row, scene, isUnderCursor, look);
	const isInRange = range !== null && place >= range.top && place <= range.bottom;
	for (const column of geometry.columns) {
		const isCursor = isUnderCursor && column.place === scene.cursor.column;
		const isLit = isInRange && column.place >= range!.left && column.place <= range!.right;
		if (row.kind === 'account') {
			paintCell(screen, column.x, y, row, column.place, scene, geometry, {isCursor, isLit}, look);
		} else {
			paintGroupCell(screen, column.x, y, row, column.place, scene, isCursor, look);
		}
	}

	paintTotals(screen, geometry.totalsX, y, countRow(scene, row), look);
}

function paintCell(
	screen: Screen,
	x: number,
	y: number,
	row: AccountRow,
	place: number,
	{grid, layout, matcher, view, now}: MatrixScene,
	geometry: MatrixDetail,
	{isCursor, isLit}: {readonly isCursor: boolean; readonly isLit: boolean},
	look: Look,
): void {
	const index = grid.indexAt(row.account, layout.columns[place]!);
	const status = grid.statusAt(index);
	if (status === undefined) {
		if (isCursor) {
			screen.write(x, y, ' ', pen(look, 'muted', {inverse: true}));
		}

		return;
	}

	const isDimmed = !matcher.isOpen && !matcher.matches(index);
	const isMarked = view.marks.size > 0 && view.marks.has(grid.keyAt(index));
	const compared = view.compared?.grid === grid ? view.compared : null;
	const letter = compared?.letters.get(index);
	const color = isDimmed
		? 'muted'
		: letter === undefined
			? gridLook(grid, index).color
			: groupColor(compared!.ranks, letter);
	const {glyph: sign, ascii} = gridLook(grid, index);
	const glyph = letter ?? (look.isAscii ? ascii : sign);
	const attributes = {
		inverse: isCursor,
		bold: !isDimmed && (color === 'bad' || color === 'waiting'),
		underline: isMarked || isLit,
	};
	const style = pen(look, color, attributes);
	const isWhole = isCursor || isMarked || isLit;
	const took = geometry.density === 'wide' ? formatTook(grid.startedAt(index), grid.endedAt(index), now) : '';
	if (isWhole && geometry.density === 'wide') {
		screen.write(x, y, glyph + took.padEnd(3), style, 4);
		return;
	}

	screen.write(x, y, glyph, style);
	if (took !== '') {
		// In the glyph's own style: another one for three characters would cost eight bytes a failed cell.
		screen.write(x + 1, y, took, style, 3);
	}
}

function formatTook(startedAt: number, endedAt: number, now: number): string {
	return Number.isNaN(startedAt) ? '' : formatShortDuration((Number.isNaN(endedAt) ? now : endedAt) - startedAt);
}

/** The worst of an OU in a Region: always where it is folded, and while unfolded too, so that its heading says where to look. */
function paintGroupCell(
	screen: Screen,
	x: number,
	y: number,
	row: HeadingRow,
	place: number,
	{grid, layout, matcher}: MatrixScene,
	isCursor: boolean,
	look: Look,
): void {
	const worst = row.isFolded ? (sumGroup(grid, layout, matcher, row).worst[place] ?? 0) : 0;
	if (worst === 0) {
		if (isCursor) {
			screen.write(x, y, ' ', pen(look, 'muted', {inverse: true}));
		}

		return;
	}

	const {glyph, ascii, color} = severityLook(worst);
	screen.write(x, y, look.isAscii ? ascii : glyph, pen(look, color, {inverse: isCursor}));
}
