import type {Verdict} from '../../core/actions/preflight/check.ts';
import type {Location} from '../../core/domain/location.ts';
import {fitDetail} from '../../core/matrix/fit-detail.ts';
import type {Rect} from '../../core/matrix/geometry.ts';
import type {MatrixRow} from '../../core/matrix/layout.ts';
import {countInColumn, countInRow} from '../../core/planning/edit-selection.ts';
import {isSelected} from '../../core/planning/selection.ts';
import {
	type ChoosingScene,
	choosingInfoRows,
	countSelected,
	isLeftOut,
} from '../../core/screens/configure/places/choosing.ts';
import {verdictOf, worstUnder} from '../../core/screens/configure/preflight/at-location.ts';
import {selectChoosingInfo} from '../../core/screens/configure/select.ts';
import type {ConsoleState} from '../../core/state/state.ts';
import {formatCount} from '../../core/status/format.ts';
import type {ThemeColor} from '../theme.ts';
import type {Brush, MatrixBrush} from './brush.ts';
import {paintRows} from './detail.ts';
import type {CellDrawing, CellMarks} from './lines.ts';

/** How a location is drawn while one chooses: sign, its ASCII stand-in, colour. */
type Sign = readonly [glyph: string, ascii: string, color: ThemeColor];

const selected: Sign = ['■', '#', 'good'];
const partly: Sign = ['▄', '+', 'good'];
const free: Sign = ['·', '.', 'muted'];
const unusable: Sign = ['×', 'x', 'muted'];
const selectedUnusable: Sign = ['■', '!', 'waiting'];
const leftOut: Sign = ['ø', 'o', 'waiting'];

/** The preflight's verdict about a selected location. */
const verdictSigns: Readonly<Record<Verdict, Sign>> = {
	ok: ['√', 'v', 'good'],
	warning: ['▲', '!', 'waiting'],
	unknown: ['?', '?', 'waiting'],
	problem: ['×', 'X', 'bad'],
};

/** Paint the matrix in choosing mode: what is selected over all that can be. The rectangle holds the two lines over it too. */
export function paintChoosing(brush: Brush, rect: Rect, choosing: ChoosingScene, state: ConsoleState): void {
	for (const [line, {text, tone}] of selectChoosingInfo(state, choosing).entries()) {
		brush.write(rect.x + 1, rect.y + line, text, brush.emphasis(tone), rect.columns - 1);
	}

	const {scene} = choosing;
	if (scene.layout.rows.length === 0 || scene.layout.columns.length === 0) {
		const words = scene.view.search === '' ? '' : 'Nothing matches the search. Esc leaves it.';
		brush.write(rect.x + 1, rect.y + choosingInfoRows + 1, words, brush.pen('muted'), rect.columns - 1);
		return;
	}

	const below = {...rect, y: rect.y + choosingInfoRows, rows: Math.max(2, rect.rows - choosingInfoRows)};
	const geometry = fitDetail(scene, below);
	const matrix = {brush, rect: below, scene, geometry};
	paintRows(matrix, {
		cell: (row, index, marks) => drawSign(matrix, signOf(choosing, row, scene.layout.columns[index]!), marks),
		totals: (row, y) => brush.write(geometry.totalsX, y, sayTotal(choosing, row), brush.pen('muted'), 9),
		columnTotals: y => paintColumnTotals(matrix, y, choosing),
	});
}

function drawSign({brush, geometry}: MatrixBrush, sign: Sign, {isCursor, isLit}: CellMarks): CellDrawing {
	const columns = geometry.density === 'wide' && (isCursor || isLit) ? 3 : 1;
	const [glyph, ascii, color] = sign;
	const style = brush.pen(color, {inverse: isCursor, underline: isLit, bold: sign === selected});
	return {text: brush.sign(glyph, ascii).padEnd(columns), style, columns};
}

function locationOf({scene: {grid}}: ChoosingScene, account: number, column: number): Location {
	return {accountId: grid.accountIds[account]!, region: grid.regions[column]!};
}

function signOf(choosing: ChoosingScene, row: MatrixRow, column: number): Sign {
	const {selection, inactive, disabled, preflight} = choosing;
	if (row.kind === 'ou') {
		const {selected: count, total} = countSelected(choosing, row.accounts, column);
		const {accountIds, regions} = choosing.scene.grid;
		const worst =
			preflight === null || count === 0
				? null
				: worstUnder(preflight, row.unit.id, regions[column]!, () => row.accounts.map(one => accountIds[one]!));
		return worst !== null
			? verdictSigns[worst]
			: count === 0
				? disabled[column]
					? unusable
					: free
				: count === total
					? selected
					: partly;
	}

	const isUsable = !inactive[row.account] && !disabled[column];
	if (isSelected(selection, row.account, column)) {
		const checked = preflight === null ? null : verdictOf(preflight, locationOf(choosing, row.account, column));
		if (checked !== null) {
			return verdictSigns[checked];
		}

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
		return count === 0 ? '' : formatCount(count).padStart(4);
	}

	const {selected: count, total} = countSelected(choosing, row.accounts);
	return count === 0 ? '' : `${formatCount(count)}/${formatCount(total)}`.padStart(4);
}

function paintColumnTotals({brush, rect, scene, geometry}: MatrixBrush, y: number, {selection}: ChoosingScene): void {
	brush.write(rect.x + 1, y, 'selected', brush.pen('muted'), geometry.labelColumns - 2);
	for (const {index, x} of geometry.columns) {
		const count = countInColumn(selection, scene.layout.columns[index]!);
		const text = geometry.cellColumns > 1 ? String(count) : count > 9 ? '+' : String(count);
		brush.write(
			x,
			y,
			count === 0 ? brush.sign('·', '.') : text,
			brush.pen(count === 0 ? 'muted' : 'good'),
			Math.max(1, geometry.cellColumns - 1),
		);
	}

	brush.write(geometry.totalsX, y, formatCount(selection.size).padStart(4), brush.emphasis('accent'), 9);
}
