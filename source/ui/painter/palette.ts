import type {PaletteEntry} from '../../core/console/palette.ts';
import type {ConsoleState} from '../../core/state/state.ts';
import {caretOf} from '../../core/state/typed-lines.ts';
import {toPrintableLine} from '../../core/status/printable.ts';
import {textWidth} from '../../terminal/glyph.ts';
import {chosenPlace, listPaletteEntries, paletteRowCount} from '../palette-entries.ts';
import type {Brush} from './brush.ts';
import {paintLineWithCaret} from './line-with-caret.ts';

/** The width of the equivalent key, or of a word's argument. */
const asideColumns = 13;

/** Paint the line after `:` in the footer, and its candidates above it, the best first and the chosen one inverse. A refusal follows the typed text. */
export function paintPalette(brush: Brush, state: ConsoleState): void {
	const {palette, notice, typing} = state;
	if (palette === null) {
		return;
	}

	const y = brush.rows - 1;
	const entries = listPaletteEntries(state);
	const place = chosenPlace(state);
	clearRow(brush, y);
	const x = paintLineWithCaret(brush, y, {prompt: ':', ...caretOf(typing, palette.typed), columns: brush.columns});
	const found = entries.length === 0 ? 'nothing is called so' : `${place + 1} of ${entries.length}`;
	const said = notice?.text ?? `${found} · Tab completes, ${brush.sign('↑', 'Ctrl+P')} earlier ones`;
	const style = notice === null ? brush.pen('muted') : brush.emphasis('bad');
	brush.write(x + 1, y, toPrintableLine(said), style, Math.max(0, brush.columns - x - 1));
	const rows = paletteRowCount(state);
	const top = Math.max(0, Math.min(entries.length - rows, place - Math.floor(rows / 2)));
	const shown = entries.slice(top, top + rows);
	const nameColumns = Math.min(
		Math.max(12, ...shown.map(({name}) => textWidth(toPrintableLine(name)))),
		brush.columns - asideColumns - 4,
	);
	for (let row = 0; row < rows; row++) {
		const at = y - rows + row;
		const entry = shown[row];
		clearRow(brush, at);
		if (entry !== undefined) {
			paintEntry(brush, at, entry, {isChosen: top + row === place, nameColumns});
		}
	}
}

function clearRow(brush: Brush, y: number): void {
	brush.write(0, y, ' '.repeat(brush.columns), brush.pen('text'));
}

function paintEntry(
	brush: Brush,
	y: number,
	{name, aside, text, does}: PaletteEntry,
	{isChosen, nameColumns}: {readonly isChosen: boolean; readonly nameColumns: number},
): void {
	const inverse = {inverse: isChosen};
	if (isChosen) {
		brush.write(0, y, ' '.repeat(brush.columns), brush.pen('accent', inverse));
		brush.write(0, y, brush.sign('►', '>'), brush.pen('accent', inverse));
	}

	const textX = 2 + nameColumns + 1 + asideColumns + 1;
	const color = isChosen ? 'accent' : does.type === 'refuse' ? 'muted' : 'text';
	brush.write(2, y, toPrintableLine(name), brush.pen(color, inverse), nameColumns);
	brush.write(3 + nameColumns, y, aside, brush.pen('accent', inverse), asideColumns);
	const said = does.type === 'refuse' ? does.reason : text;
	brush.write(
		textX,
		y,
		toPrintableLine(said),
		brush.pen(isChosen ? 'accent' : 'muted', inverse),
		Math.max(0, brush.columns - textX),
	);
}
