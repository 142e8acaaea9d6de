import type {Configure} from '../configure.ts';
import type {FormField} from './field.ts';

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
