import {andThen} from '../../state/transition.ts';
import {type Section, sections} from './configure.ts';
import {type ConfigureTransition, type Configuring, withConfigure} from './configuring.ts';
import {askForField, focusOn} from './form/choices.ts';
import {askPreview} from './review/preview.ts';

/** Go to a section, and request what it needs from AWS. */
export function enterSection(state: Configuring, section: Section): ConfigureTransition {
	const {configure, notice} = state;
	const entered = focusOn({...configure, section}, configure.cursors[section]);
	const shown = withConfigure({...state, notice: section === configure.section ? notice : null}, entered);
	return section === 'review' ? askPreview(shown) : askForField(shown);
}

/** The section after the open one, or before it; round the end. */
export function moveSection(state: Configuring, by: 1 | -1): ConfigureTransition {
	const {section} = state.configure;
	if (section === 'rings') {
		return enterSection(state, 'review');
	}

	const round = sections.indexOf('review') + 1;
	// The preflight is next to the review rather than behind it: it checks the launch as a whole.
	const from = section === 'preflight' ? (by > 0 ? round - 1 : round) : sections.indexOf(section);
	return enterSection(state, sections[(from + by + round) % round]!);
}

/** Go to the field that a problem is about. */
export function goToField(state: Configuring, section: Section, field: string): ConfigureTransition {
	return andThen(enterSection(state, section), entered =>
		askForField(withConfigure(entered, focusOn(entered.configure, field))),
	);
}
