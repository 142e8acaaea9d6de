import {meetTrouble} from '../../../domain/trouble.ts';
import type {ChoiceList} from '../../../state/launch-effect.ts';
import {type Reducers, transition} from '../../../state/transition.ts';
import type {Configure} from '../configure.ts';
import {type ConfigureTransition, type Configuring, withConfigure} from '../configuring.ts';
import type {ConfigureEvent} from '../events.ts';
import {focusedField} from './fields.ts';

type Handled = Extract<ConfigureEvent, {type: 'choices-read'}>;

export const choiceReducers: Reducers<Handled, Configuring> = {
	'choices-read'(state, {list, outcome}) {
		const {configure} = state;
		const {trouble} = configure.choices[list];
		const known = outcome.ok
			? {state: 'known' as const, values: outcome.value, trouble: null}
			: {state: 'failed' as const, values: [], trouble: meetTrouble(trouble, outcome.failure, state.now)};
		return transition(withConfigure(state, {...configure, choices: {...configure.choices, [list]: known}}));
	},
};

/** Request a list to choose from, unless it is known or requested already. */
export function askChoices(state: Configuring, list: ChoiceList): ConfigureTransition {
	const {central, configure} = state;
	if (central === null || configure.choices[list].state !== 'unknown') {
		return transition(state);
	}

	const choices = {...configure.choices, [list]: {...configure.choices[list], state: 'asking' as const}};
	return transition(withConfigure(state, {...configure, choices}), {type: 'list-choices', where: central, list});
}

/** Request the list that completes the field under the cursor, when the cursor first reaches it. */
export function askForField(state: Configuring): ConfigureTransition {
	const list = focusedField(state.configure)?.completes ?? null;
	return list === null ? transition(state) : askChoices(state, list);
}

/** Move the cursor to a field of the open section, with the caret at the end of its text. */
export function focusOn(configure: Configure, field: string | undefined): Configure {
	const cursors = field === undefined ? configure.cursors : {...configure.cursors, [configure.section]: field};
	return {...configure, cursors, caretFromEnd: 0, suggestion: null};
}
