import type {ActEvent} from '../core/state/act-event.ts';
import {writesInto} from '../core/state/configure/focus.ts';
import type {Dialog} from '../core/state/dialog.ts';
import type {KeyEvent} from '../core/state/event.ts';
import type {PaletteEvent, RaisedEvent} from '../core/state/palette-event.ts';
import {isSearching} from '../core/state/reducers/search.ts';
import {type ConsoleState, currentScreen} from '../core/state/state.ts';
import {findPaletteEvent} from './find-palette-event.ts';
import {keysNow} from './keymap.ts';

/**
The event that a key raises now, or `undefined` where it means nothing here.

An open dialog takes every key, and a search line every key that writes. A row that can't act answers with its reason.

@param name - As `KeyPress.name` gives it, modifiers in front.
@param text - What the key would write; empty for one that writes nothing. A paste comes as one text.
*/
export function findKeyEvent(state: ConsoleState, name: string, text: string): RaisedEvent | PaletteEvent | undefined {
	if (name === 'ctrl+c') {
		return {type: 'quit-asked'};
	}

	if (state.palette !== null) {
		return findPaletteEvent(state, state.palette, name, text);
	}

	if (state.dialog !== null) {
		return findDialogEvent(state.dialog, name, text);
	}

	const screen = currentScreen(state);
	if (isSearching(screen) || writesInto(state) !== null) {
		const event = findWritingEvent(name, text);
		if (event !== undefined) {
			return event;
		}
	}

	const row = keysNow(state).find(({keys}) => keys.includes(name));
	const reason = row?.disabledReason?.(state);
	return reason === undefined ? row?.raises : {type: 'key-refused', reason};
}

function findDialogEvent(dialog: Dialog, name: string, text: string): KeyEvent | ActEvent | undefined {
	const {mustType, prompt, choices = [], takesYes = true} = dialog;
	if (name === 'escape') {
		return {type: 'dialog-dismissed'};
	}

	if (prompt !== undefined) {
		return name === 'enter' ? {type: 'dialog-confirmed'} : findWritingEvent(name, text);
	}

	if (choices.some(({key}) => key === name)) {
		return {type: 'dialog-chosen', key: name};
	}

	if (mustType !== null) {
		return name === 'enter' ? {type: 'dialog-confirmed'} : findWritingEvent(name, text);
	}

	if (name === 'n' || (dialog.action.type === 'none' && name === 'enter')) {
		return {type: 'dialog-dismissed'};
	}

	if (takesYes && name === 'y') {
		return {type: 'dialog-confirmed'};
	}

	const keys = [
		...(takesYes ? ['y to go on'] : []),
		...choices.map(({key, label}) => (label === '' ? key : `${key} to ${label}`)),
	];
	const reason = `Press ${[...keys, takesYes ? 'n or Esc to leave' : 'Esc to leave'].join(', ')}`;
	return {type: 'key-refused', reason};
}

function findWritingEvent(name: string, text: string): KeyEvent | undefined {
	if (name === 'backspace') {
		return {type: 'erased'};
	}

	return text === '' ? undefined : {type: 'typed', text};
}
