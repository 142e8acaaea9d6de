import {printLocation} from '../../core/domain/location.ts';
import type {Status} from '../../core/domain/status.ts';
import {classifyStatus} from '../../core/domain/status.ts';
import type {MatrixRow} from '../../core/state/matrix/layout.ts';
import {passesFilter} from '../../core/state/matrix/layout.ts';
import {geographyOf} from '../../core/state/matrix/region-order.ts';
import type {MatrixScene} from '../../core/state/select/matrix.ts';
import {formatShortDuration} from '../../core/status/format.ts';
import {compareSeverity} from '../../core/status/severity.ts';
import type {Screen} from '../../terminal/screen.ts';
import {glyphOf, type Look, statusLook} from '../theme.ts';
import {fitMatrix, type MatrixGeometry, type Rect} from './geometry.ts';
import {emphasis, pen} from './pen.ts';

/** Paint the matrix into a rectangle: Region headings, then a line for each row of the layout. */
export function paintMatrix(screen: Screen, rect: Rect, scene: MatrixScene, look: Look): void {
	const geometry = fitMatrix(scene, rect);
	paintHeadings(screen, rect, scene, geometry, look);
	for (let line = 0; line < geometry.shownRows; line++) {
		const first = geometry.top + line * geometry.rowsPerLine;
		const rows = scene.layout.rows.slice(first, first + geometry.rowsPerLine);
		const isUnderCursor = scene.cursor.row >= first && scene.cursor.row < first + rows.length;
		paintLine(screen, rect, rect.y + 1 + line, rows, scene, geometry, isUnderCursor, look);
	}

	if (scene.layout.rows.length === 0) {
		screen.write(rect.x + 1, rect.y + 2, emptyWords(scene), pen(look, 'muted'), rect.columns - 1);
	}
}

function emptyWords({view, grid}: MatrixScene): string {
	if (grid.size === 0) {
		return 'No location is known yet: asking AWS for the steps of this fan-out…';
	}

	return view.search === ''
		? `No location is ${view.filter.replace('-', ' ')}. Press f for the next filter.`
		: 'Nothing matches the search. Press Esc to leave it.';
}

function paintHeadings(screen: Screen, rect: Rect, scene: MatrixScene, geometry: MatrixGeometry, look: Look): void {
	const {grid, layout, cursor, view} = scene;
	const shown = [
		view.filter === 'all' ? '' : view.filter.replace('-', ' '),
		view.sort === 'ou' ? '' : `by ${view.sort}`,
		view.marks.size > 0 ? `${view.marks.size} marked` : '',
	]
		.filter(Boolean)
		.join(', ');
	screen.write(rect.x, rect.y, shown, emphasis(look, 'accent'), geometry.labelColumns - 1);
	let geography = '';
	for (const {place, x} of geometry.columns) {
		const region = grid.regions[layout.columns[place]!]!;
		const isUnderCursor = place === cursor.column;
		const style = pen(look, isUnderCursor ? 'accent' : 'muted', {bold: isUnderCursor});
		if (geometry.density === 'wide') {
			screen.write(x, rect.y, shortRegion(region), style, geometry.cellColumns - 1);
		} else if (geographyOf(region) !== geography) {
			geography = geographyOf(region);
			screen.write(x, rect.y, geography.slice(0, 2), style);
		}
	}
}

/** `use1` for `us-east-1`, `apse2` for `ap-southeast-2`, as AWS's own usage types shorten them, at most 4 columns where digits allow. */
export function shortRegion(region: string): string {
	const parts = region.split('-');
	const number = parts.at(-1) ?? '';
	const middle = parts
		.slice(1, -1)
		.map(part => part.replace(/(north|south)(east|west)/, (_, a: string, b: string) => a[0]! + b[0]!))
		.map(part => (part.length > 2 ? part[0] : part))
		.join('');
	return `${parts[0]}${middle}${number}`;
}

function paintLine(
	screen: Screen,
	rect: Rect,
	y: number,
	rows: readonly MatrixRow[],
	scene: MatrixScene,
	geometry: MatrixGeometry,
	isUnderCursor: boolean,
	look: Look,
): void {
	const first = rows[0]!;
	const marker = isUnderCursor ? (look.isAscii ? '>' : '▸') : ' ';
	screen.write(rect.x, y, marker, pen(look, 'accent', {bold: true}));
	paintLabel(screen, rect.x + 1, y, geometry.labelColumns - 2, rows, scene, look);
	const accounts = rows.flatMap(row => (row.kind === 'ou' ? row.accounts : [row.account]));
	const isBlock = first.kind === 'ou' || rows.length > 1;
	for (const {place, x} of geometry.columns) {
		const isCursor = isUnderCursor && place === scene.cursor.column;
		const column = scene.layout.columns[place]!;
		if (isBlock && !(first.kind === 'ou' && !first.isFolded && rows.length === 1)) {
			paintBlock(screen, x, y, accounts, column, scene, geometry, isCursor, look);
		} else if (first.kind === 'account') {
			paintCell(screen, x, y, first.account, column, scene, geometry, isCursor, look);
		} else if (isCursor) {
			screen.write(x, y, ' ', pen(look, 'muted', {inverse: true}));
		}
	}

	paintTotals(screen, rect.x + rect.columns - geometry.totalColumns + 1, y, accounts, scene, look);
}

function paintLabel(
	screen: Screen,
	x: number,
	y: number,
	columns: number,
	rows: readonly MatrixRow[],
	{grid}: MatrixScene,
	look: Look,
): void {
	const first = rows[0]!;
	const indent = ' '.repeat(Math.min(6, first.depth));
	if (first.kind === 'ou') {
		const fold = look.isAscii ? (first.isFolded ? '+' : '-') : first.isFolded ? '▶' : '▼';
		screen.write(x, y, `${indent}${fold} ${first.unit.name} (${first.accounts.length})`, pen(look, 'accent'), columns);
		return;
	}

	const accountId = grid.accountIds[first.account]!;
	if (rows.length > 1) {
		screen.write(x, y, `${accountId} and ${rows.length - 1} more`, pen(look, 'text'), columns);
		return;
	}

	if (first.name === null) {
		screen.write(x, y, indent + accountId, pen(look, 'text'), columns);
		return;
	}

	const nameColumns = columns - accountId.length - 1;
	screen.write(x, y, indent + first.name, pen(look, 'text'), nameColumns);
	screen.write(x + nameColumns + 1, y, accountId, pen(look, 'muted'), accountId.length);
}

function paintCell(
	screen: Screen,
	x: number,
	y: number,
	account: number,
	column: number,
	{grid, view, now}: MatrixScene,
	geometry: MatrixGeometry,
	isCursor: boolean,
	look: Look,
): void {
	const index = grid.indexAt(account, column);
	const status = grid.statusAt(index);
	if (status === undefined) {
		screen.write(x, y, ' ', pen(look, 'muted', {inverse: isCursor}));
		return;
	}

	const {color} = statusLook(status);
	const isDimmed = !passesFilter(grid, index, view.filter);
	const isMarked = view.marks.has(printLocation(grid.locationAt(index)));
	const isLoud = color === 'bad' || color === 'waiting';
	const style = pen(look, isDimmed ? 'muted' : color, {
		inverse: isCursor,
		bold: isLoud && !isDimmed,
		underline: isMarked,
	});
	screen.write(x, y, glyphOf(status, look), style);
	if (geometry.density === 'wide') {
		const from = grid.startedAt(index);
		const end = grid.endedAt(index);
		const took = Number.isNaN(from) ? '' : formatShortDuration((Number.isNaN(end) ? now : end) - from);
		screen.write(x + 1, y, took.padEnd(3), pen(look, isDimmed ? 'muted' : color, {inverse: isCursor}), 3);
	}
}

/** One character for a block of locations: the worst status among them. */
function paintBlock(
	screen: Screen,
	x: number,
	y: number,
	accounts: readonly number[],
	column: number,
	{grid}: MatrixScene,
	geometry: MatrixGeometry,
	isCursor: boolean,
	look: Look,
): void {
	let worst: Status | undefined;
	for (const account of accounts) {
		const status = grid.statusAt(grid.indexAt(account, column));
		if (status !== undefined && (worst === undefined || compareSeverity(status, worst) < 0)) {
			worst = status;
		}
	}

	const style = pen(look, worst === undefined ? 'muted' : statusLook(worst).color, {inverse: isCursor});
	screen.write(x, y, worst === undefined ? ' ' : glyphOf(worst, look), style);
	if (geometry.density === 'wide' && isCursor) {
		screen.write(x + 1, y, '   ', style);
	}
}

/** At a row's end: what ended of all, and in front how many failed. */
function paintTotals(
	screen: Screen,
	x: number,
	y: number,
	accounts: readonly number[],
	{grid}: MatrixScene,
	look: Look,
): void {
	let failed = 0;
	let ended = 0;
	let total = 0;
	for (const account of accounts) {
		for (let column = 0; column < grid.regions.length; column++) {
			const status = grid.statusAt(grid.indexAt(account, column));
			if (status === undefined) {
				continue;
			}

			const statusClass = classifyStatus(status);
			total++;
			failed += statusClass === 'failed' ? 1 : 0;
			ended += statusClass === 'running' || statusClass === 'waiting' || statusClass === 'idle' ? 0 : 1;
		}
	}

	if (failed > 0) {
		screen.write(x, y, `${look.isAscii ? 'X' : '✖'}${failed}`.padEnd(3), emphasis(look, 'bad'), 3);
	}

	screen.write(x + 3, y, `${total === 0 ? 0 : Math.floor((ended / total) * 100)}%`.padStart(4), pen(look, 'muted'), 4);
}
