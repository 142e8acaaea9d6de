import {keysNow} from '../../core/console/keymap.ts';
import {selectUnderCursor} from '../../core/screens/matrix/select.ts';
import {isSearching, searchOf, showsLocations} from '../../core/state/screen.ts';
import {footerRowCount} from '../../core/state/select/frame.ts';
import {type ConsoleState, currentScreen} from '../../core/state/state.ts';
import {toPrintableLine} from '../../core/status/printable.ts';
import type {Screen} from '../../terminal/screen.ts';
import {keyLabel} from '../key-label.ts';
import {messageOf} from '../screens/messages.ts';
import type {Look} from '../theme.ts';
import {paintPalette} from './palette.ts';
import {emphasis, pen} from './pen.ts';

/** Rows that the footer takes: what is under the cursor, and the keys. */
export function footerRows(state: ConsoleState): number {
	return footerRowCount(state);
}

/** Paint the last rows: a notice, the search line or what is under the cursor; then the keys that count here. */
export function paintFooter(screen: Screen, state: ConsoleState, look: Look): void {
	const rows = footerRows(state);
	const y = screen.rows - rows;
	if (state.palette !== null) {
		paintPalette(screen, y, rows, state, look);
		return;
	}

	paintMessage(screen, y, state, look);
	if (rows > 1) {
		paintKeys(screen, y + rows - 1, state, look);
	}
}

function paintMessage(screen: Screen, y: number, state: ConsoleState, look: Look): void {
	const {notice} = state;
	const shown = currentScreen(state);
	if (messageOf(shown)?.(screen, y, state, look)) {
		return;
	}

	if (isSearching(shown)) {
		const used = screen.write(
			0,
			y,
			`/${toPrintableLine(searchOf(shown))}`,
			pen(look, 'accent', {bold: true}),
			screen.columns - 1,
		);
		screen.write(used, y, ' ', pen(look, 'accent', {inverse: true}));
		screen.write(
			used + 2,
			y,
			'Enter keeps it, Esc leaves it',
			pen(look, 'muted'),
			Math.max(0, screen.columns - used - 2),
		);
		return;
	}

	if (notice !== null) {
		const color = notice.tone === 'bad' ? 'bad' : notice.tone === 'good' ? 'good' : 'accent';
		screen.write(0, y, toPrintableLine(notice.text), emphasis(look, color), screen.columns);
		return;
	}

	if (showsLocations(shown)) {
		paintUnderCursor(screen, y, footerRows(state) === 3 ? 2 : 1, state, look);
	} else if (searchOf(shown) !== '') {
		screen.write(
			0,
			y,
			`matching "${toPrintableLine(searchOf(shown))}" · Esc shows all`,
			pen(look, 'accent'),
			screen.columns,
		);
	}
}

/** What is under the cursor, broken at a space into a second row where there is one. */
function paintUnderCursor(screen: Screen, y: number, rows: number, state: ConsoleState, look: Look): void {
	const {text} = selectUnderCursor(state);
	const isBroken = rows > 1 && text.length > screen.columns;
	const space = text.lastIndexOf(' ', screen.columns);
	const end = isBroken ? (space > screen.columns / 2 ? space : screen.columns) : text.length;
	screen.write(0, y, text.slice(0, end), pen(look, 'text'), screen.columns);
	if (isBroken) {
		screen.write(0, y + 1, text.slice(end).trimStart(), pen(look, 'text'), screen.columns);
	}
}

/** The keys that fit: what opens, then what this screen alone can do, then what all can. The way to the help is always among them. */
function paintKeys(screen: Screen, y: number, state: ConsoleState, look: Look): void {
	const hints = keysNow(state).flatMap(({keys, hint, on, raises}) =>
		hint === undefined
			? []
			: [{key: keyLabel(keys[0]!), hint, rank: raises.type === 'entered' ? 0 : on === undefined ? 2 : 1, raises}],
	);
	const help = hints.find(({raises}) => raises.type === 'help-asked');
	const width = ({key, hint}: {readonly key: string; readonly hint: string}) => key.length + hint.length + 3;
	const shown: typeof hints = [];
	let room = screen.columns + 2 - (help === undefined ? 0 : width(help));
	for (const one of hints.filter(one => one !== help).toSorted((a, b) => a.rank - b.rank)) {
		if (width(one) <= room) {
			room -= width(one);
			shown.push(one);
		}
	}

	let x = 0;
	for (const {key, hint} of help === undefined ? shown : [...shown, help]) {
		x += screen.write(x, y, key, pen(look, 'accent', {bold: true})) + 1;
		x += screen.write(x, y, hint, pen(look, 'muted')) + 2;
	}
}
