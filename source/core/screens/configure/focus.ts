import type {ConsoleState} from '../../state/state.ts';
import type {Configure} from './configure.ts';
import {type FormField, focusedField} from './fields.ts';
import {isConfiguring, launch} from './screen.ts';

/** What a key that writes would write into: the prompt, a search line, a text field; or nothing. */
export function writesInto(state: ConsoleState): 'prompt' | 'search' | 'field' | null {
	const configure = launch.of(state);
	if (configure === null || !isConfiguring(state)) {
		return null;
	}

	if (configure.prompt !== null) {
		return 'prompt';
	}

	const {section, picker, view} = configure;
	if ((section === 'runbook' && picker.isSearching) || (section === 'places' && view.isSearching)) {
		return 'search';
	}

	return focusedField(configure)?.kind === 'text' ? 'field' : null;
}

/** What the field under the cursor may be completed to, best first; at most so many as can be shown. */
export function listSuggestions(configure: Configure, field: FormField | undefined): readonly string[] {
	if (field === undefined || field.kind !== 'text') {
		return [];
	}

	const asked = field.completes === null ? [] : configure.choices[field.completes].values;
	const all = [...new Set([...field.known, ...asked])];
	const wanted = lastWord(field).toLowerCase();
	if (wanted === '') {
		return all.slice(0, mostSuggestions);
	}

	const starting = all.filter(one => one.toLowerCase().startsWith(wanted));
	const holding = all.filter(one => !starting.includes(one) && one.toLowerCase().includes(wanted));
	return [...starting, ...holding].filter(one => one.toLowerCase() !== wanted).slice(0, mostSuggestions);
}

const mostSuggestions = 50;

/** The text with a suggestion in place of what was begun. */
export function complete(field: FormField, suggestion: string): string {
	const word = lastWord(field);
	return field.value.slice(0, field.value.length - word.length) + suggestion;
}

/** What is being typed: in a list the value after the last comma. */
function lastWord({isList, value}: FormField): string {
	return isList ? (/[^,]*$/.exec(value)?.[0].trimStart() ?? '') : value;
}
