import {fitDetail, headingHeight, type MatrixDetail} from '../../core/matrix/fit-detail.ts';
import type {Rect} from '../../core/matrix/geometry.ts';
import type {MatrixRow} from '../../core/matrix/layout.ts';
import {findRange, type MatrixRange} from '../../core/matrix/marks.ts';
import {countInColumn, countInRow} from '../../core/planning/edit-selection.ts';
import {isSelected} from '../../core/planning/selection.ts';
import {type ChoosingScene, choosingInfoRows, countSelected, isLeftOut} from '../../core/screens/configure/choosing.ts';
import {selectChoosingInfo} from '../../core/screens/configure/select/places.ts';
import type {ConsoleState} from '../../core/state/state.ts';
import type {Screen} from '../../terminal/screen.ts';
import type {Look, ThemeColor} from '../theme.ts';
import {paintHeadings} from './headings.ts';
import {paintLabel} from './label.ts';
import {emphasis, pen} from './pen.ts';

/** How a location is drawn while one chooses: sign, its ASCII stand-in, colour. */
type Sign = readonly [glyph: string, ascii: string, color: ThemeColor];

const selected: Sign = ['■', '#', 'good'];
const partly: Sign = ['▄', '+', 'good'];
const free: Sign = ['·', '.', 'muted'];
const unusable: Sign = ['×', 'x', 'muted'];
const selectedUnusable: Sign = ['■', '!', 'waiting'];
const leftOut: Sign = ['ø', 'o', 'waiting'];

/** Paint the matrix in choosing mode: what is selected over all that can be. The rectangle holds the two lines over it too. */
export function paintChoosing(
	screen: Screen,
	rect: Rect,
	choosing: ChoosingScene,
	state: ConsoleState,
	look: Look,
): void {
	for (const [line, {text, tone}] of selectChoosingInfo(state, choosing).entries()) {
		screen.write(rect.x + 1, rect.y + line, text, emphasis(look, tone), rect.columns - 1);
	}

	const {scene} = choosing;
	if (scene.layout.rows.length === 0 || scene.layout.columns.length === 0) {
		const words = scene.view.search === '' ? '' : 'Nothing matches the search. Esc leaves it.';
		screen.write(rect.x + 1, rect.y + choosingInfoRows + 1, words, pen(look, 'muted'), rect.columns - 1);
		return;
	}

	const below = {...rect, y: rect.y + choosingInfoRows, rows: Math.max(2, rect.rows - choosingInfoRows)};
	const geometry = fitDetail(scene, below);
	paintHeadings(screen, below, scene, geometry, look);
	const first = below.y + headingHeight(geometry);
	const range = scene.view.anchor === null ? null : findRange(scene, scene.view.anchor);
	for (let line = 0; line < geometry.shownRows; line++) {
		const place = line === 0 && geometry.sticky !== null ? geometry.sticky : geometry.top + line;
		paintLine(screen, below.x, first + line, place, choosing, geometry, range, look);
	}

	if (geometry.hasColumnTotals) {
		const y = Math.min(below.y + below.rows - 1, first + geometry.shownRows);
		paintColumnTotals(screen, below, y, choosing, geometry, look);
	}
}

function paintLine(
	screen: Screen,
	x: number,
	y: number,
	place: number,
	choosing: ChoosingScene,
	geometry: MatrixDetail,
	range: MatrixRange | null,
	look: Look,
): void {
	const {scene} = choosing;
	const row = scene.layout.rows[place]!;
	const isUnderCursor = place === scene.cursor.row;
	paintLabel(screen, x, y, geometry.labelColumns, row, scene, isUnderCursor, look);
	const isInRange = range !== null && place >= range.top && place <= range.bottom;
	for (const column of geometry.columns) {
		const isCursor = isUnderCursor && column.place === scene.cursor.column;
		const isLit = isInRange && column.place >= range!.left && column.place <= range!.right;
		const sign = signOf(choosing, row, scene.layout.columns[column.place]!);
		const width = geometry.density === 'wide' && (isCursor || isLit) ? 3 : 1;
		const [glyph, ascii, color] = sign;
		screen.write(
			column.x,
			y,
			(look.isAscii ? ascii : glyph).padEnd(width),
			pen(look, color, {inverse: isCursor, underline: isLit, bold: sign === selected}),
			width,
		);
	}

	screen.write(geometry.totalsX, y, sayTotal(choosing, row), pen(look, 'muted'), 9);
}

function signOf(choosing: ChoosingScene, row: MatrixRow, column: number): Sign {
	const {selection, inactive, disabled} = choosing;
	if (row.kind === 'ou') {
		const {selected: count, total} = countSelected(choosing, row.accounts, column);
		return count === 0 ? (disabled[column] ? unusable : free) : count === total ? selected : partly;
	}

	const isUsable = !inactive[row.account] && !disabled[column];
	if (isSelected(selection, row.account, column)) {
		return isUsable ? selected : selectedUnusable;
	}

	return isLeftOut(choosing, row.account) ? leftOut : isUsable ? free : unusable;
}

/** How many of the row are selected; what becomes of an OU or account that is sent as such. */
function sayTotal(choosing: ChoosingScene, row: MatrixRow): string {
	const {configure, scene, selection} = choosing;
	const {places} = configure.draft;
	const id = row.kind === 'ou' ? row.unit.id : scene.grid.accountIds[row.account]!;
	if (places.kind === 'units') {
		if (places.excludes.includes(id)) {
			return 'excluded';
		}

		if (places.accounts.includes(id)) {
			return row.kind === 'account' ? 'taken in' : places.includesChildUnits ? 'OU, below' : 'OU alone';
		}
	}

	if (row.kind === 'account') {
		const count = countInRow(selection, row.account);
		return count === 0 ? '' : String(count).padStart(4);
	}

	const {selected: count, total} = countSelected(choosing, row.accounts);
	return count === 0 ? '' : `${count}/${total}`.padStart(4);
}

function paintColumnTotals(
	screen: Screen,
	rect: Rect,
	y: number,
	{scene, selection}: ChoosingScene,
	geometry: MatrixDetail,
	look: Look,
): void {
	screen.write(rect.x + 1, y, 'selected', pen(look, 'muted'), geometry.labelColumns - 2);
	for (const {place, x} of geometry.columns) {
		const count = countInColumn(selection, scene.layout.columns[place]!);
		const text = geometry.cellColumns > 1 ? String(count) : count > 9 ? '+' : String(count);
		screen.write(
			x,
			y,
			count === 0 ? (look.isAscii ? '.' : '·') : text,
			pen(look, count === 0 ? 'muted' : 'good'),
			Math.max(1, geometry.cellColumns - 1),
		);
	}

	screen.write(geometry.totalsX, y, String(selection.size).padStart(4), emphasis(look, 'accent'), 9);
}
