import {selectHints} from '../../core/console/hints.ts';
import {type SearchLine, selectSearchLine} from '../../core/console/search-line.ts';
import {selectUnderCursor} from '../../core/screens/matrix/select.ts';
import {showsLocations} from '../../core/state/screen.ts';
import {footerRowCount} from '../../core/state/select/frame.ts';
import {shownSearch} from '../../core/state/shown-search.ts';
import {type ConsoleState, currentScreen} from '../../core/state/state.ts';
import {toPrintableLine} from '../../core/status/printable.ts';
import {keyLabel} from '../key-label.ts';
import type {Brush} from './brush.ts';
import {writeFound} from './found.ts';
import {paintLineWithCaret} from './line-with-caret.ts';
import {paintPalette} from './palette.ts';

/** Paints a screen's line in the footer; `false` where it has none now. */
export type PaintMessage = (brush: Brush, y: number, state: ConsoleState) => boolean;

/** Paint the last rows: an open search line, the screen's line, a notice or what is under the cursor; then the keys that act here. */
export function paintFooter(brush: Brush, state: ConsoleState, paintOwn: PaintMessage | undefined): void {
	const rows = footerRowCount(state);
	const y = brush.rows - rows;
	if (state.palette !== null) {
		paintPalette(brush, state);
		return;
	}

	const search = selectSearchLine(state);
	if (search?.isOpen) {
		paintSearch(brush, y, search);
	} else if (!paintOwn?.(brush, y, state)) {
		paintMessage(brush, y, state, search);
	}

	if (rows > 1) {
		paintKeys(brush, y + rows - 1, state);
	}
}

function paintMessage(brush: Brush, y: number, state: ConsoleState, search: SearchLine | undefined): void {
	const {notice} = state;
	const shown = currentScreen(state);
	if (notice !== null) {
		const color = notice.tone === 'bad' ? 'bad' : notice.tone === 'good' ? 'good' : 'accent';
		brush.write(0, y, toPrintableLine(notice.text), brush.emphasis(color), brush.columns);
		return;
	}

	if (showsLocations(shown)) {
		paintUnderCursor(brush, y, footerRowCount(state) === 3 ? 2 : 1, state);
	} else if (search !== undefined) {
		const found = search.found === '' ? '' : `${search.found} `;
		brush.write(
			0,
			y,
			`${found}matching "${toPrintableLine(search.before)}" · Esc shows all`,
			brush.pen('accent'),
			brush.columns,
		);
	}
}

/** The typed text with the caret, then its mistake, the number of matches, or what can be typed. */
function paintSearch(brush: Brush, y: number, {before, after, mistake, found, hint}: SearchLine): void {
	const x = paintLineWithCaret(brush, y, {prompt: '/', before, after, columns: brush.columns});
	const room = Math.max(0, brush.columns - x - 1);
	if (mistake !== null) {
		brush.write(x + 1, y, toPrintableLine(mistake), brush.emphasis('bad'), room);
		return;
	}

	const said = [found, hint, 'Enter keeps it, Esc leaves it'].filter(Boolean).join(' · ');
	brush.write(x + 1, y, said, brush.pen('muted'), room);
}

/** What is under the cursor, broken at a space into a second row where there is one. */
function paintUnderCursor(brush: Brush, y: number, rows: number, state: ConsoleState): void {
	const {text} = selectUnderCursor(state);
	const isBroken = rows > 1 && text.length > brush.columns;
	const space = text.lastIndexOf(' ', brush.columns);
	const end = isBroken ? (space > brush.columns / 2 ? space : brush.columns) : text.length;
	const {search} = shownSearch(state);
	writeFound(brush, [0, y], text.slice(0, end), brush.pen('text'), {search, columns: brush.columns});
	if (isBroken) {
		writeFound(brush, [0, y + 1], text.slice(end).trimStart(), brush.pen('text'), {search, columns: brush.columns});
	}
}

/** The keys that fit: what opens, then what this screen alone can do, then what all can. The way to the help is always among them. */
function paintKeys(brush: Brush, y: number, state: ConsoleState): void {
	const hints = selectHints(state).map(({keys, hint, on, raises}) => ({
		key: keyLabel(keys[0]!),
		hint,
		rank: raises.type === 'entered' ? 0 : on === undefined ? 2 : 1,
		raises,
	}));
	const help = hints.find(({raises}) => raises.type === 'help-asked');
	const width = ({key, hint}: {readonly key: string; readonly hint: string}) => key.length + hint.length + 3;
	const shown: typeof hints = [];
	let room = brush.columns + 2 - (help === undefined ? 0 : width(help));
	for (const one of hints.filter(one => one !== help).toSorted((a, b) => a.rank - b.rank)) {
		if (width(one) <= room) {
			room -= width(one);
			shown.push(one);
		}
	}

	let x = 0;
	for (const {key, hint} of help === undefined ? shown : [...shown, help]) {
		x += brush.write(x, y, key, brush.pen('accent', {bold: true})) + 1;
		x += brush.write(x, y, hint, brush.pen('muted')) + 2;
	}
}
