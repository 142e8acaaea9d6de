import type {ConsoleState} from '../../state/state.ts';
import {type Transition, transition} from '../../state/transition.ts';
import {type Configure, newParameter} from './configure.ts';
import {addTypedParameter, editField} from './edit-field.ts';
import {type FormField, focusedField, listFields} from './fields.ts';
import {complete, listSuggestions} from './focus.ts';
import {launch} from './screen.ts';
import {askForField, focusOn, moveSection} from './sections.ts';

/** Go to another field; from the last one on, and from the first one back, to the section beside. */
export function moveField(state: ConsoleState, configure: Configure, by: number): Transition {
	const fields = listFields(configure, configure.section);
	const at = fields.findIndex(({id}) => id === focusedField(configure)?.id);
	const to = Math.max(0, Math.min(fields.length - 1, at + by));
	return askForField(launch.in({...state, notice: null}, focusOn(configure, fields[to]?.id)));
}

/** In a text the caret moves, in a choice the option. */
export function moveAcross(state: ConsoleState, configure: Configure, by: number): Transition {
	const field = focusedField(configure);
	if (field === undefined) {
		return transition(state);
	}

	if (field.kind === 'choice') {
		const at = field.options.findIndex(({value}) => value === field.value);
		const to = (at + Math.sign(by) + field.options.length) % field.options.length;
		return setField(state, configure, field, field.options[to]?.value ?? field.value);
	}

	// At the end of a text, the way on is what it may be completed to.
	if (by === 1 && configure.caretFromEnd === 0) {
		return takeSuggestion(state, configure, field);
	}

	const caretFromEnd = Math.max(0, Math.min(field.value.length, configure.caretFromEnd - by));
	return transition(launch.in(state, {...configure, caretFromEnd}));
}

/** Put a text in at the caret; in a choice, pick what begins with it. */
export function typeInField(state: ConsoleState, configure: Configure, text: string): Transition {
	const field = focusedField(configure);
	if (field === undefined || field.kind !== 'text') {
		return transition(state);
	}

	// In a list a line break parts values, elsewhere it is no more than a space.
	const written = text.replace(/[\r\n]+$/, '').replace(/\s*[\r\n]+\s*/g, field.isList ? ', ' : ' ');
	const at = field.value.length - configure.caretFromEnd;
	return setField(state, configure, field, field.value.slice(0, at) + written + field.value.slice(at));
}

/** Take the character before the caret away. */
export function eraseInField(state: ConsoleState, configure: Configure): Transition {
	const field = focusedField(configure);
	if (field === undefined || field.kind !== 'text') {
		return transition(state);
	}

	const at = field.value.length - configure.caretFromEnd;
	return setField(state, configure, field, field.value.slice(0, Math.max(0, at - 1)) + field.value.slice(at));
}

/** Empty the field: then AWS's or the runbook's default counts. */
export function clearField(state: ConsoleState, configure: Configure): Transition {
	const field = focusedField(configure);
	return field === undefined
		? transition(state)
		: setField(
				{...state},
				{...configure, caretFromEnd: 0},
				field,
				field.kind === 'text' ? '' : (field.options[0]?.value ?? ''),
			);
}

/** Enter takes the suggestion that is highlighted, else goes to the next field, or from the last one to the next section. */
export function enterField(state: ConsoleState, configure: Configure): Transition {
	const field = focusedField(configure);
	if (field === undefined) {
		return moveSection(state, 1);
	}

	if (configure.suggestion !== null) {
		return takeSuggestion(state, configure, field);
	}

	if (field.id === newParameter && field.value !== '') {
		const added = addTypedParameter(configure);
		return added === undefined
			? transition({...state, notice: {text: 'Write name=value, such as InstanceId=i-0123456789abcdef0', tone: 'info'}})
			: transition(launch.in({...state, notice: null}, focusOn(added, newParameter)));
	}

	const fields = listFields(configure, configure.section);
	return fields.at(-1)?.id === field.id ? moveSection(state, 1) : moveField(state, configure, 1);
}

/** Highlight another suggestion. */
export function cycleSuggestion(state: ConsoleState, configure: Configure, by: 1 | -1): Transition {
	const count = listSuggestions(configure, focusedField(configure)).length;
	if (count === 0) {
		return transition({...state, notice: {text: 'Nothing to complete this field from', tone: 'info'}});
	}

	const {suggestion} = configure;
	const at = suggestion === null ? (by === 1 ? 0 : count - 1) : (suggestion + by + count) % count;
	return transition(launch.in({...state, notice: null}, {...configure, suggestion: at}));
}

function takeSuggestion(state: ConsoleState, configure: Configure, field: FormField): Transition {
	const suggestion = listSuggestions(configure, field)[configure.suggestion ?? 0];
	const isBegun = configure.suggestion !== null || field.value !== '';
	return suggestion === undefined || !isBegun
		? transition(state)
		: setField(state, {...configure, caretFromEnd: 0}, field, complete(field, suggestion));
}

function setField(state: ConsoleState, configure: Configure, {id}: FormField, text: string): Transition {
	return transition(launch.in({...state, notice: null}, {...editField(configure, id, text), suggestion: null}));
}
