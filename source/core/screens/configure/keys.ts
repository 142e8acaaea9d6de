import type {KeyRow, SharedKeyEvent} from '../../state/room.ts';
import type {ConsoleState} from '../../state/state.ts';
import {choosingKeys} from './choosing-keys.ts';
import {type Section, sections} from './configure.ts';
import type {ConfigureKeyEvent} from './events.ts';
import {writesInto} from './focus.ts';
import {launch} from './screen.ts';
import {sectionTitles} from './section-titles.ts';

/** A key of the configure screens, and in which of their sections it counts; left out for all. */
export type ConfigureKeyRow = KeyRow<ConfigureKeyEvent | SharedKeyEvent> & {readonly in?: readonly Section[]};

const forms: readonly Section[] = ['targets', 'parameters', 'rate', 'alarm', 'tags'];
/** Keys of the configure screens. A field or a search line that takes text takes every key that writes first. */
export const configureKeys: readonly ConfigureKeyRow[] = [
	{
		keys: ['tab'],
		label: 'the next section',
		hint: 'next section',
		raises: {type: 'section-stepped', direction: 'next'},
	},
	{
		keys: ['shift+tab'],
		label: 'the section before',
		raises: {type: 'section-stepped', direction: 'previous'},
	},
	...sections.map(
		(section, index): ConfigureKeyRow => ({
			keys: [String(index + 1)],
			label: `to ${sectionTitles[section].toLowerCase()}; in a text field it is typed`,
			raises: {type: 'section-chosen', section},
		}),
	),
	{
		keys: ['enter'],
		label: 'choose the runbook',
		hint: 'choose',
		in: ['runbook'],
		raises: {type: 'entered'},
	},
	{
		keys: ['enter'],
		label: 'fold or unfold the OU',
		hint: 'fold',
		in: ['places'],
		raises: {type: 'entered'},
	},
	{
		keys: ['enter'],
		label: 'the next field, or the highlighted suggestion',
		hint: 'next field',
		in: forms,
		raises: {type: 'entered'},
	},
	{
		keys: ['enter'],
		label: 'launch; from a problem to its field',
		hint: 'launch',
		in: ['review'],
		raises: {type: 'entered'},
	},
	{
		keys: ['left', 'h'],
		label: 'the tab before: owned by Amazon, by me, shared, all',
		in: ['runbook'],
		raises: {type: 'moved', direction: 'left', stride: 'one'},
	},
	{
		keys: ['right', 'l'],
		label: 'the next tab',
		hint: 'next tab',
		in: ['runbook'],
		raises: {type: 'moved', direction: 'right', stride: 'one'},
	},
	{
		keys: ['/'],
		label: 'search: name, platform, owner',
		hint: 'search',
		in: ['runbook', 'places'],
		raises: {type: 'search-began'},
	},
	{
		keys: ['c'],
		label: 'only one family of runbooks: AWS, AWSSupport, …',
		hint: 'category',
		in: ['runbook'],
		raises: {type: 'category-cycled'},
	},
	{
		keys: ['J'],
		label: 'read on in the description',
		in: ['runbook'],
		raises: {type: 'details-scrolled', direction: 'down'},
	},
	{
		keys: ['K'],
		label: 'back in the description',
		in: ['runbook'],
		raises: {type: 'details-scrolled', direction: 'up'},
	},
	{
		keys: ['a'],
		label: 'type a runbook’s name or ARN that no list shows',
		in: ['runbook'],
		raises: {type: 'prompt-asked', kind: 'runbook'},
	},
	{
		keys: ['v'],
		label: 'the version: default or latest when it starts, or a fixed one',
		hint: 'version',
		in: ['runbook'],
		raises: {type: 'version-cycled'},
	},
	...choosingKeys,
	{
		keys: ['space'],
		label: 'the next of the choices',
		in: forms,
		raises: {type: 'moved', direction: 'right', stride: 'one'},
	},
	{
		keys: ['right'],
		label: 'take the suggestion, at the end of a text; else move on',
		hint: 'complete',
		in: forms,
		raises: {type: 'moved', direction: 'right', stride: 'one'},
	},
	{
		keys: ['home'],
		label: 'to the beginning of the text',
		in: forms,
		raises: {type: 'moved', direction: 'left', stride: 'end'},
	},
	{
		keys: ['end'],
		label: 'to the end of the text',
		in: forms,
		raises: {type: 'moved', direction: 'right', stride: 'end'},
	},
	{
		keys: ['ctrl+n'],
		label: 'the next suggestion',
		hint: 'suggestions',
		in: forms,
		raises: {type: 'suggestion-stepped', direction: 'next'},
	},
	{
		keys: ['ctrl+p'],
		label: 'the suggestion before',
		in: forms,
		raises: {type: 'suggestion-stepped', direction: 'previous'},
	},
	{
		keys: ['ctrl+u'],
		label: 'empty the field',
		hint: 'empty',
		in: forms,
		raises: {type: 'field-cleared'},
	},
	{
		keys: ['ctrl+u'],
		label: 'empty the search or the prompt',
		in: ['runbook', 'places', 'review'],
		raises: {type: 'field-cleared'},
	},
	{
		keys: ['f'],
		label: 'in words, as a command line (bash, cmd, PowerShell), as a plan (JSON, YAML)',
		hint: 'form',
		in: ['review'],
		raises: {type: 'review-cycled'},
	},
	{
		keys: ['w'],
		label: 'save the request as a plan file',
		hint: 'save plan',
		in: ['review'],
		raises: {type: 'prompt-asked', kind: 'save-plan'},
	},
	{
		keys: ['p'],
		label: 'fill in a preset; in the locations only its locations',
		hint: 'preset',
		in: ['runbook', 'places', 'review'],
		raises: {type: 'prompt-asked', kind: 'load-preset'},
	},
	{
		keys: ['P'],
		label: 'save as a preset; in the locations only these',
		in: ['places', 'review'],
		raises: {type: 'prompt-asked', kind: 'save-preset'},
	},
	{
		keys: ['N'],
		label: 'throw this away and begin a new launch',
		in: ['runbook', 'review'],
		raises: {type: 'configure-reset'},
	},
];

/** Rows that count in the section that is open, none that a text takes; the section's own before those of every screen. */
export function configureKeysNow(state: ConsoleState, everywhere: readonly KeyRow[]): readonly KeyRow[] {
	const section = launch.of(state)?.section ?? 'runbook';
	const isWriting = writesInto(state) !== null;
	const writes = (key: string): boolean => isWriting && (key.length === 1 || key === 'space');
	const own = configureKeys.filter(row => row.in === undefined || row.in.includes(section));
	const taken = new Set<string>();
	return [...own, ...everywhere].flatMap(row => {
		const keys = row.keys.filter(key => !taken.has(key) && !writes(key));
		for (const key of keys) {
			taken.add(key);
		}

		return keys.length === 0 ? [] : [{...row, keys}];
	});
}
