import type {ConsoleState} from '../../core/state/state.ts';
import {toPrintableLine} from '../../core/status/printable.ts';
import {textWidth} from '../../terminal/cell-grid.ts';
import {listPaletteEntries} from '../palette-entries.ts';
import type {Brush} from './brush.ts';

/** Columns left between two entries. */
const gap = 3;

/** Paint the line behind `:` and, in the row below it, what it finds; the chosen one first. A refusal stands behind what was typed. */
export function paintPalette(brush: Brush, y: number, rows: number, state: ConsoleState): void {
	const {palette, notice} = state;
	if (palette === null) {
		return;
	}

	let x = brush.write(0, y, `:${toPrintableLine(palette.typed)}`, brush.pen('accent', {bold: true}), brush.columns - 1);
	x += brush.write(x, y, ' ', brush.pen('accent', {inverse: true}));
	const entries = listPaletteEntries(state);
	const place = Math.min(palette.index, entries.length - 1);
	const chosen = entries[place];
	const said = notice?.text ?? (chosen === undefined ? 'nothing is called so' : describe(chosen));
	brush.write(
		x + 1,
		y,
		toPrintableLine(said),
		notice === null ? brush.pen('muted') : brush.emphasis('bad'),
		Math.max(0, brush.columns - x - 1),
	);
	if (rows > 1) {
		paintEntries(
			brush,
			y + rows - 1,
			entries.slice(Math.max(0, place)).map(({name}) => name),
		);
	}
}

/** Names side by side, the first one inverse; as many as fit whole. */
function paintEntries(brush: Brush, y: number, names: readonly string[]): void {
	let x = 0;
	for (const [place, name] of names.entries()) {
		// The first words of a label tell it from the others.
		const text = toPrintableLine(name.split(/[:;,]/)[0]!);
		if (place > 0 && x + textWidth(text) > brush.columns) {
			break;
		}

		const style = place === 0 ? brush.pen('accent', {inverse: true}) : brush.pen('muted');
		x += brush.write(x, y, text, style, brush.columns - x) + gap;
	}
}

function describe({name, aside, text}: {readonly name: string; readonly aside: string; readonly text: string}): string {
	return [`${name}${aside === '' ? '' : ` (${aside})`}`, text].filter(Boolean).join(': ');
}
