import type {KeyEvent} from '../../state/event.ts';
import {andThen, transition} from '../../state/transition.ts';
import {type ConfigureTransition, type Configuring, hush, withConfigure} from './configuring.ts';
import {parts} from './parts.ts';
import {withChoosingView} from './places/choosing.ts';
import {promptPart} from './prompt/part.ts';
import {askRunbooks} from './runbook/asking.ts';
import {enterSection} from './sections.ts';

/** What keys of every screen do in the configure screens; `undefined` for those that do the same as elsewhere. */
export function takeKey(state: Configuring, event: KeyEvent): ConfigureTransition | undefined {
	const section = parts[state.configure.section];
	const part = state.configure.prompt === null ? section : promptPart;
	switch (event.type) {
		case 'moved':
			return part.move(hush(state), event.direction, event.stride);
		case 'entered':
			return part.enter(state);
		case 'went-back':
			return leaveSuggestion(state) ?? part.back(state);
		case 'search-began':
			return section.search(state, text => text);
		case 'typed':
			return part.write(state, event.text);
		case 'erased':
			return part.erase(state);
		case 'refresh-asked':
			return askAgain(state);
		case 'pointed': {
			const change = {cursorRow: event.row, ...(event.region === null ? {} : {cursorRegion: event.region})};
			return transition(withChoosingView(hush(state), () => change));
		}

		default:
			return undefined;
	}
}

/** A highlighted suggestion is left before anything else, but for a prompt over it. */
function leaveSuggestion(state: Configuring): ConfigureTransition | undefined {
	const {prompt, suggestion} = state.configure;
	return prompt === null && suggestion !== null
		? transition(withConfigure(hush(state), {...state.configure, suggestion: null}))
		: undefined;
}

/** Ask AWS again for what is shown, as `u` does elsewhere: a list that failed above all. */
function askAgain(state: Configuring): ConfigureTransition {
	const {central, configure} = state;
	if (central === null) {
		return transition(state);
	}

	const {section} = configure;
	const unknown = {state: 'unknown' as const, values: [], failure: null};
	const failed = Object.entries(configure.choices).filter(([, known]) => known.state === 'failed');
	const choices = {...configure.choices, ...Object.fromEntries(failed.map(([list]) => [list, unknown]))};
	const forgotten = parts[section].forget(withConfigure(state, {...configure, choices, preview: null}));
	const asked = section === 'runbook' ? andThen(forgotten, known => askRunbooks(known, central)) : forgotten;
	return andThen(asked, known => enterSection(known, section));
}
