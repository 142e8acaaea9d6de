import {andThen, transition} from '../../state/transition.ts';
import {type ConfigureTransition, type Configuring, withConfigure} from './configuring.ts';
import {askChoices} from './form/choices.ts';
import {syncPlaces} from './places/places.ts';
import {askChosen, askRunbooks} from './runbook/asking.ts';
import {enterSection} from './sections.ts';

/** Request what the screens need, as soon as the identity is known. */
export function arrive(state: Configuring): ConfigureTransition {
	const {central} = state;
	if (central === null) {
		return transition(state);
	}

	const {section} = state.configure;
	const asked = andThen(askRunbooks(takePlacesIn(state), central), askChosen);
	const enabled = andThen(asked, known => askChoices(known, 'regions'));
	return andThen(
		andThen(enabled, known => enterSection(known, section)),
		last => transition(last, {type: 'read-presets'}),
	);
}

/** Add the accounts and Regions that have arrived. */
export function takePlacesIn(state: Configuring): Configuring {
	const {configure, directory, central} = state;
	return withConfigure(state, syncPlaces(configure, directory, central?.region ?? null));
}
