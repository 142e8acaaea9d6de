import type {PaletteEvent} from '../core/console/palette-event.ts';
import type {KeyEvent} from '../core/state/event.ts';
import type {ConsoleState, Palette} from '../core/state/state.ts';
import {findChosenEntry} from './palette-entries.ts';

/** The event that a key raises while the palette is open: it takes every key. */
export function findPaletteEvent(
	state: ConsoleState,
	{typed}: Palette,
	name: string,
	text: string,
): PaletteEvent | KeyEvent | undefined {
	switch (name) {
		case 'escape':
			return {type: 'palette-left'};
		case 'up':
			return {type: 'palette-moved', by: -1};
		case 'down':
			return {type: 'palette-moved', by: 1};
		case 'backspace':
			return typed === '' ? {type: 'palette-left'} : {type: 'palette-typed', typed: typed.slice(0, -1)};
		case 'tab': {
			const chosen = findChosenEntry(state);
			return chosen === undefined ? undefined : {type: 'palette-typed', typed: chosen.completion};
		}

		case 'enter':
			return takeChosen(state, typed);
		default:
			return text === '' ? undefined : {type: 'palette-typed', typed: typed + text};
	}
}

function takeChosen(state: ConsoleState, typed: string): PaletteEvent | KeyEvent {
	const chosen = findChosenEntry(state);
	if (chosen === undefined) {
		return {type: 'key-refused', reason: `Nothing here is called "${typed}"; ? shows all keys`};
	}

	switch (chosen.does.type) {
		case 'raise':
			return {type: 'palette-chosen', event: chosen.does.event};
		case 'complete':
			return {type: 'palette-typed', typed: chosen.completion};
		case 'refuse':
			return {type: 'key-refused', reason: chosen.does.reason};
	}
}
