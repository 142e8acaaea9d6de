import {type KeyArrival, pressedAlone, refuseKey} from '../core/console/key-rule.ts';
import {keysNow} from '../core/console/keymap.ts';
import type {PaletteEvent, RaisedEvent} from '../core/console/palette-event.ts';
import {takesText} from '../core/console/takes-text.ts';
import type {Dialog} from '../core/state/dialog.ts';
import type {KeyEvent} from '../core/state/event.ts';
import type {InterventionEvent} from '../core/state/intervention-event.ts';
import {shownSearch} from '../core/state/shown-search.ts';
import type {ConsoleState} from '../core/state/state.ts';
import type {KeyPress} from '../terminal/key-press.ts';
import {findPaletteEvent} from './find-palette-event.ts';
import {keyLabel} from './key-label.ts';
import {lineEdits} from './line-edits.ts';
import type {ConsoleStore} from './use-console.ts';

/** Events that continue typing a number, or are repeated as often as it says. */
const takesCount: ReadonlySet<string> = new Set(['digit-typed', 'moved', 'moment-sought']);

/** Raise what a key means on the screen as it is. */
export function takeKey(store: ConsoleStore, {name, text, paste}: KeyPress, arrival: KeyArrival): void {
	const state = store.getState();
	// A line break in a paste would end a search or confirm a question: it becomes a space, save where a list may be pasted.
	const takesLines = takesText(state) && state.dialog === null;
	const written = paste && !takesLines ? text.replace(/[\r\n]+/g, ' ') : text;
	const event = findKeyEvent(state, name, written, arrival);
	if (state.count !== null && !takesCount.has(event?.type ?? '')) {
		store.dispatch({type: 'count-left'});
	}

	if (event !== undefined) {
		store.dispatch(event);
	}
}

/**
The event that a key raises now, or `undefined` where it means nothing here.

An open dialog takes every key, and a search line every key that writes. A row that can't act answers with its reason, and so does a key that came in a way in which it may not act.

@param name - As `KeyPress.name` gives it, modifiers in front.
@param text - What the key would write; empty for one that writes nothing. A paste comes as one text.
*/
export function findKeyEvent(
	state: ConsoleState,
	name: string,
	text: string,
	arrival: KeyArrival = pressedAlone,
): RaisedEvent | PaletteEvent | undefined {
	if (name === 'ctrl+c') {
		return {type: 'quit-asked'};
	}

	// The hand that stops and continues output on other terminals: nothing is meant by it here.
	if (name === 'ctrl+s' || name === 'ctrl+q') {
		return undefined;
	}

	const event = findEvent(state, name, text);
	const refusal = event === undefined || name === 'escape' ? undefined : refuseKey(state, event, arrival);
	if (refusal === undefined) {
		return event;
	}

	const reason =
		refusal === 'past'
			? 'This is the past, where nothing is done: ] leads back to now'
			: state.dialog === null
				? `${keyLabel(name)} came together with other keys, as pasted text does: press it alone`
				: usualLine(state.dialog);
	return {type: 'key-refused', reason};
}

function findEvent(state: ConsoleState, name: string, text: string): RaisedEvent | PaletteEvent | undefined {
	if (state.palette !== null) {
		return findPaletteEvent(state, state.palette, name, text);
	}

	if (state.dialog !== null) {
		return findDialogEvent(state.dialog, name, text);
	}

	const {isSearching} = shownSearch(state);
	if (isSearching || takesText(state)) {
		const event = isSearching ? findSearchEvent(state, name, text) : findWritingEvent(name, text);
		if (event !== undefined) {
			return event;
		}
	}

	const counted = findCountEvent(state, name);
	if (counted !== undefined) {
		return counted;
	}

	const row = keysNow(state).find(({keys}) => keys.includes(name));
	const reason = row?.disabledReason?.(state);
	return reason === undefined ? row?.raises : {type: 'key-refused', reason};
}

function findDialogEvent(dialog: Dialog, name: string, text: string): KeyEvent | InterventionEvent | undefined {
	const {mustType, prompt, choices = [], takesYes = true} = dialog;
	if (name === 'escape') {
		return {type: 'dialog-dismissed'};
	}

	const listed = findListEvent(dialog, name);
	if (listed !== undefined) {
		return listed;
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

	if (name === 'n' || (dialog.intent.type === 'none' && name === 'enter')) {
		return {type: 'dialog-dismissed'};
	}

	return takesYes && name === 'y' ? {type: 'dialog-confirmed'} : {type: 'key-refused', reason: usualLine(dialog)};
}

/** What a key does with the lists behind a question. While one is shown, no key answers the question: it is hidden. */
function findListEvent({details = [], shown}: Dialog, name: string): KeyEvent | undefined {
	if (details.length > 0 && name === 'tab') {
		return {type: 'dialog-turned'};
	}

	if (shown === undefined) {
		return undefined;
	}

	const move = scrollKeys.get(name);
	return move === undefined
		? {type: 'key-refused', reason: 'Tab goes on, and back to the question, which is answered there'}
		: {type: 'dialog-scrolled', ...move};
}

const scrollKeys: ReadonlyMap<string, {readonly direction: 'up' | 'down'; readonly stride: 'one' | 'page' | 'end'}> =
	new Map([
		['up', {direction: 'up', stride: 'one'}],
		['k', {direction: 'up', stride: 'one'}],
		['down', {direction: 'down', stride: 'one'}],
		['j', {direction: 'down', stride: 'one'}],
		['pageup', {direction: 'up', stride: 'page'}],
		['pagedown', {direction: 'down', stride: 'page'}],
		['home', {direction: 'up', stride: 'end'}],
		['g', {direction: 'up', stride: 'end'}],
		['end', {direction: 'down', stride: 'end'}],
		['G', {direction: 'down', stride: 'end'}],
	]);

/** With more keys than this, only the question says what each does. */
const mostLabelled = 4;

/** What the keys of a question are: said to a key that isn't one of them, or came too early. */
function usualLine({mustType, prompt, choices = [], takesYes = true}: Dialog): string {
	if (prompt !== undefined) {
		return 'Type, then Enter; Esc to leave';
	}

	if (mustType !== null) {
		return `Type ${mustType} to go on, Esc to leave`;
	}

	const keys = [
		...(takesYes ? ['y to go on'] : []),
		// Many keys with their labels take more than a row; the question has the labels.
		...choices.map(({key, label}) => (label === '' || choices.length > mostLabelled ? key : `${key} to ${label}`)),
	];
	return `Press ${[...keys, takesYes ? 'n or Esc to leave' : 'Esc to leave'].join(', ')}`;
}

/** What a key does in any line of text: a search, a prompt, a field, a question. */
function findWritingEvent(name: string, text: string): KeyEvent | undefined {
	const edit = lineEdits.get(name);
	if (edit !== undefined) {
		return {type: 'line-edited', edit};
	}

	return text === '' ? undefined : {type: 'typed', text};
}

/** In a search the left and right arrows move the caret and ↑ brings lines back; ↓ and the page keys move through the results. */
function findSearchEvent(state: ConsoleState, name: string, text: string): KeyEvent | undefined {
	if (name === 'up' || name === 'ctrl+p') {
		return {type: 'line-recalled', direction: 'older'};
	}

	if (name === 'ctrl+n' || (name === 'down' && state.typing.recalled !== null)) {
		return {type: 'line-recalled', direction: 'newer'};
	}

	return findWritingEvent(name, text);
}

/** A number before a move: digits have no other meaning except where the operator types. Esc deletes it. */
function findCountEvent(state: ConsoleState, name: string): KeyEvent | undefined {
	if (state.count !== null && name === 'escape') {
		return {type: 'count-left'};
	}

	const isDigit = /^\d$/.test(name) && (name !== '0' || state.count !== null);
	const isTaken = state.count === null && keysNow(state).some(({keys}) => keys.includes(name));
	return isDigit && !isTaken ? {type: 'digit-typed', digit: Number(name)} : undefined;
}
