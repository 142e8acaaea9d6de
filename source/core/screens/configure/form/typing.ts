import {editLine, insertInLine, type Line, type LineEdit} from '../../../state/edit-line.ts';
import {transition} from '../../../state/transition.ts';
import {newParameter} from '../configure.ts';
import {type ConfigureTransition, type Configuring, hush, say, withConfigure} from '../configuring.ts';
import {moveSection} from '../sections.ts';
import {askForField, focusOn} from './choices.ts';
import {addTypedParameter, editField} from './edit-field.ts';
import type {FormField} from './field.ts';
import {focusedField, listFields} from './fields.ts';
import {complete, listSuggestions} from './suggestions.ts';

/** Go to another field; from the last one on, or from the first one back, to the neighbouring section. */
export function moveField(state: Configuring, by: number): ConfigureTransition {
	const {configure} = state;
	const fields = listFields(configure, configure.section);
	const at = fields.findIndex(({id}) => id === focusedField(configure)?.id);
	const to = Math.max(0, Math.min(fields.length - 1, at + by));
	return askForField(withConfigure(hush(state), focusOn(configure, fields[to]?.id)));
}

/** Step to another of the choices. In a text nothing happens here: its caret moves as in every line. */
export function moveAcross(state: Configuring, by: number): ConfigureTransition {
	const {configure} = state;
	const field = focusedField(configure);
	if (field === undefined) {
		return transition(state);
	}

	if (field.kind === 'choice') {
		const at = field.options.findIndex(({value}) => value === field.value);
		const to = (at + Math.sign(by) + field.options.length) % field.options.length;
		return setField(state, field, field.options[to]?.value ?? field.value);
	}

	return transition(state);
}

/** Insert a text at the caret; in a choice, pick the option that begins with it. */
export function typeInField(state: Configuring, text: string): ConfigureTransition {
	const {configure} = state;
	const field = focusedField(configure);
	if (field === undefined || field.kind !== 'text') {
		return transition(state);
	}

	// In a list a line break separates values, elsewhere it counts as a space.
	const written = text.replace(/[\r\n]+$/, '').replace(/\s*[\r\n]+\s*/g, field.isList ? ', ' : ' ');
	return setLine(state, field, insertInLine(lineOf(configure, field), written));
}

/** Edit the field's text as every line is edited; at its end, moving right takes the suggestion. */
export function editInField(state: Configuring, edit: LineEdit): ConfigureTransition {
	const {configure} = state;
	const field = focusedField(configure);
	if (field === undefined || field.kind !== 'text') {
		return transition(state);
	}

	return edit === 'right' && configure.caretFromEnd === 0
		? takeSuggestion(state, field)
		: setLine(state, field, editLine(lineOf(configure, field), edit));
}

/** Put a choice back to the first of its options, which is the default. */
export function clearChoice(state: Configuring): ConfigureTransition {
	const field = focusedField(state.configure);
	return field?.kind === 'choice' ? setField(state, field, field.options[0]?.value ?? '') : transition(state);
}

/** Enter accepts the highlighted suggestion, else goes to the next field, or from the last one to the next section. */
export function enterField(state: Configuring): ConfigureTransition {
	const {configure} = state;
	const field = focusedField(configure);
	if (field === undefined) {
		return moveSection(state, 1);
	}

	if (configure.suggestion !== null) {
		return takeSuggestion(state, field);
	}

	if (field.id === newParameter && field.value !== '') {
		const added = addTypedParameter(configure);
		return added === undefined
			? say(state, 'Write name=value, such as InstanceId=i-0123456789abcdef0')
			: transition(withConfigure(hush(state), focusOn(added, newParameter)));
	}

	const fields = listFields(configure, configure.section);
	return fields.at(-1)?.id === field.id ? moveSection(state, 1) : moveField(state, 1);
}

/** Highlight another suggestion. */
export function cycleSuggestion(state: Configuring, by: 1 | -1): ConfigureTransition {
	const {configure} = state;
	const count = listSuggestions(configure, focusedField(configure)).length;
	if (count === 0) {
		return say(state, 'Nothing to complete this field from');
	}

	const {suggestion} = configure;
	const at = suggestion === null ? (by === 1 ? 0 : count - 1) : (suggestion + by + count) % count;
	return transition(withConfigure(hush(state), {...configure, suggestion: at}));
}

function takeSuggestion(state: Configuring, field: FormField): ConfigureTransition {
	const {configure} = state;
	const suggestion = listSuggestions(configure, field)[configure.suggestion ?? 0];
	const isBegun = configure.suggestion !== null || field.value !== '';
	return suggestion === undefined || !isBegun
		? transition(state)
		: setField(atEnd(state), field, complete(field, suggestion));
}

/** The caret at the end of the text. */
function atEnd(state: Configuring): Configuring {
	return withConfigure(state, {...state.configure, caretFromEnd: 0});
}

function lineOf({caretFromEnd}: Configuring['configure'], {value}: FormField): Line {
	return {text: value, fromEnd: caretFromEnd};
}

/** Change the field's text, or move its caret. Moving the caret keeps the suggestion. */
function setLine(state: Configuring, field: FormField, {text, fromEnd}: Line): ConfigureTransition {
	const moved = withConfigure(state, {...state.configure, caretFromEnd: fromEnd});
	return text === field.value ? transition(moved) : setField(moved, field, text);
}

function setField(state: Configuring, {id}: FormField, text: string): ConfigureTransition {
	const {configure} = state;
	return transition(withConfigure(hush(state), {...editField(configure, id, text), suggestion: null}));
}
