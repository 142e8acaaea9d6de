import type {PaletteEvent} from '../core/console/palette-event.ts';
import type {KeyEvent} from '../core/state/event.ts';
import type {ConsoleState, Palette} from '../core/state/state.ts';
import {lineEdits} from './line-edits.ts';
import {findChosenEntry, paletteRowCount} from './palette-entries.ts';

/** The event that a key raises while the palette is open: it takes every key. */
export function findPaletteEvent(
	state: ConsoleState,
	palette: Palette,
	name: string,
	text: string,
): PaletteEvent | KeyEvent | undefined {
	const {typed} = palette;
	switch (name) {
		case 'escape':
			return {type: 'palette-left'};
		case 'tab': {
			const chosen = findChosenEntry(state);
			return chosen === undefined ? undefined : {type: 'palette-typed', typed: chosen.completion};
		}

		case 'enter':
			return takeChosen(state, typed);
		case 'backspace':
			return typed === '' ? {type: 'palette-left'} : {type: 'palette-edited', edit: 'erase-back'};
		default:
			return findMove(state, palette, name) ?? findWriting(name, text);
	}
}

/** Move among the candidates; above the first of them, bring back earlier lines, as `Ctrl+P` does everywhere. */
function findMove(state: ConsoleState, {index}: Palette, name: string): PaletteEvent | undefined {
	const page = paletteRowCount(state);
	switch (name) {
		case 'up':
			return index === 0 ? {type: 'palette-recalled', direction: 'older'} : {type: 'palette-moved', by: -1};
		case 'down':
			return {type: 'palette-moved', by: 1};
		case 'pageup':
			return {type: 'palette-moved', by: -page};
		case 'pagedown':
			return {type: 'palette-moved', by: page};
		case 'ctrl+p':
			return {type: 'palette-recalled', direction: 'older'};
		case 'ctrl+n':
			return {type: 'palette-recalled', direction: 'newer'};
		default:
			return undefined;
	}
}

function findWriting(name: string, text: string): PaletteEvent | undefined {
	const edit = lineEdits.get(name);
	if (edit !== undefined) {
		return {type: 'palette-edited', edit};
	}

	return text === '' ? undefined : {type: 'palette-written', text};
}

function takeChosen(state: ConsoleState, typed: string): PaletteEvent | KeyEvent {
	const chosen = findChosenEntry(state);
	if (chosen === undefined) {
		return {type: 'key-refused', reason: `Nothing here is called "${typed}"; ? shows all keys`};
	}

	switch (chosen.does.type) {
		case 'raise':
			return {type: 'palette-chosen', event: chosen.does.event, line: chosen.completion};
		case 'complete':
			return {type: 'palette-typed', typed: chosen.completion};
		case 'refuse':
			return {type: 'key-refused', reason: chosen.does.reason};
	}
}
