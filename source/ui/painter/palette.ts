import type {ConsoleState} from '../../core/state/state.ts';
import {toPrintableLine} from '../../core/status/printable.ts';
import type {Screen} from '../../terminal/screen.ts';
import {textWidth} from '../../terminal/screen.ts';
import {listPaletteEntries} from '../palette-entries.ts';
import type {Look} from '../theme.ts';
import {emphasis, pen} from './pen.ts';

/** Columns left between two entries. */
const gap = 3;

/** Paint the line behind `:` and, in the row below it, what it finds; the chosen one first. A refusal stands behind what was typed. */
export function paintPalette(screen: Screen, y: number, rows: number, state: ConsoleState, look: Look): void {
	const {palette, notice} = state;
	if (palette === null) {
		return;
	}

	let x = screen.write(
		0,
		y,
		`:${toPrintableLine(palette.typed)}`,
		pen(look, 'accent', {bold: true}),
		screen.columns - 1,
	);
	x += screen.write(x, y, ' ', pen(look, 'accent', {inverse: true}));
	const entries = listPaletteEntries(state);
	const place = Math.min(palette.place, entries.length - 1);
	const chosen = entries[place];
	const said = notice?.text ?? (chosen === undefined ? 'nothing is called so' : describe(chosen));
	screen.write(
		x + 1,
		y,
		toPrintableLine(said),
		notice === null ? pen(look, 'muted') : emphasis(look, 'bad'),
		Math.max(0, screen.columns - x - 1),
	);
	if (rows > 1) {
		paintEntries(
			screen,
			y + rows - 1,
			entries.slice(Math.max(0, place)).map(({name}) => name),
			look,
		);
	}
}

/** Names side by side, the first one inverse; as many as fit whole. */
function paintEntries(screen: Screen, y: number, names: readonly string[], look: Look): void {
	let x = 0;
	for (const [place, name] of names.entries()) {
		// The first words of a label tell it from the others.
		const text = toPrintableLine(name.split(/[:;,]/)[0]!);
		if (place > 0 && x + textWidth(text) > screen.columns) {
			break;
		}

		const style = place === 0 ? pen(look, 'accent', {inverse: true}) : pen(look, 'muted');
		x += screen.write(x, y, text, style, screen.columns - x) + gap;
	}
}

function describe({name, aside, text}: {readonly name: string; readonly aside: string; readonly text: string}): string {
	return [`${name}${aside === '' ? '' : ` (${aside})`}`, text].filter(Boolean).join(': ');
}
