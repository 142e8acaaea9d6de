import type {ChoiceList} from '../../state/launch-effect.ts';
import type {ConsoleState} from '../../state/state.ts';
import {andThen, type Transition, transition} from '../../state/transition.ts';
import {type Configure, type Section, sections} from './configure.ts';
import {focusedField} from './fields.ts';
import {askPreview} from './preview.ts';
import {launch} from './screen.ts';

/** Go to a section; what it needs from AWS is asked for. */
export function enterSection(state: ConsoleState, section: Section): Transition {
	const configure = launch.of(state);
	if (configure === null) {
		return transition(state);
	}

	const entered = focusOn({...configure, section}, configure.cursors[section]);
	const shown = launch.in({...state, notice: section === configure.section ? state.notice : null}, entered);
	return section === 'review' ? askPreview(shown) : askForField(shown);
}

/** The section after the open one, or before it; round the end. */
export function moveSection(state: ConsoleState, by: 1 | -1): Transition {
	const configure = launch.of(state);
	if (configure === null) {
		return transition(state);
	}

	const at = (sections.indexOf(configure.section) + by + sections.length) % sections.length;
	return enterSection(state, sections[at]!);
}

/** The configure state with the cursor on a field of the open section, the caret at the end of its text. */
export function focusOn(configure: Configure, field: string | undefined): Configure {
	const cursors = field === undefined ? configure.cursors : {...configure.cursors, [configure.section]: field};
	return {...configure, cursors, caretFromEnd: 0, suggestion: null};
}

/** Ask for the list that the field under the cursor can be completed from, when it is first reached. */
export function askForField(state: ConsoleState): Transition {
	const configure = launch.of(state);
	const list = configure === null ? null : (focusedField(configure)?.completes ?? null);
	return list === null ? transition(state) : askChoices(state, list);
}

/** Ask for a list to choose from, unless it is known or being asked for. */
export function askChoices(state: ConsoleState, list: ChoiceList): Transition {
	const {central} = state;
	const configure = launch.of(state);
	if (configure === null || central === null || configure.choices[list].state !== 'unknown') {
		return transition(state);
	}

	const choices = {...configure.choices, [list]: {...configure.choices[list], state: 'asking' as const}};
	return transition(launch.in(state, {...configure, choices}), {type: 'list-choices', where: central, list});
}

/** Go to the field that a problem is about. */
export function goToField(state: ConsoleState, section: Section, field: string): Transition {
	return andThen(enterSection(state, section), entered => {
		const configure = launch.of(entered)!;
		return askForField(launch.in(entered, focusOn(configure, field)));
	});
}
