import type {Section} from '../configure.ts';
import {type ConfigureKeyRow, enterRow, keysIn, promptRow} from '../key-row.ts';

const formSections: readonly Section[] = ['targets', 'parameters', 'rate', 'alarm', 'tags', 'rings'];

/** Keys of the sections that are forms. */
export const formKeys: readonly ConfigureKeyRow[] = keysIn(formSections, [
	enterRow('the next field, or the highlighted suggestion', 'next field'),
	{
		keys: ['space'],
		label: 'the next of the choices; so are ← and →',
		hint: 'next choice',
		raises: {type: 'moved', direction: 'right', stride: 'one'},
	},
	{
		keys: ['right'],
		label: 'take the suggestion, at the end of a text',
		hint: 'complete',
		isOfText: true,
		raises: {type: 'moved', direction: 'right', stride: 'one'},
	},
	{
		keys: ['ctrl+n'],
		label: 'the next suggestion',
		hint: 'suggestions',
		isOfText: true,
		raises: {type: 'suggestion-stepped', direction: 'next'},
	},
	{
		keys: ['ctrl+p'],
		label: 'the suggestion before',
		raises: {type: 'suggestion-stepped', direction: 'previous'},
	},
	{
		keys: ['ctrl+u'],
		label: 'empty the field, before the caret; of choices, back to the first',
		hint: 'empty',
		raises: {type: 'choice-cleared'},
	},
]);

/** The keys of the section of the rings, in addition to those of a form. */
export const ringKeys: readonly ConfigureKeyRow[] = keysIn(
	['rings'],
	[
		promptRow(
			'ctrl+o',
			'load-rings',
			'read the rings from a file: YAML or JSON, as `launch --rings` takes it',
			'open file',
		),
	],
);
