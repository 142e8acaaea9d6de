import {type Section, sections} from '../core/screens/configure/configure.ts';
import {writesInto} from '../core/screens/configure/focus.ts';
import {sectionTitles} from '../core/screens/configure/select/sections.ts';
import type {ConsoleState} from '../core/state/state.ts';
import {choosingKeys} from './choosing-keys.ts';
import type {KeyRow} from './keymap.ts';

/** A key of the configure screens, and in which of their sections it counts; left out for all. */
export type ConfigureKeyRow = KeyRow & {readonly in?: readonly Section[]};

const forms: readonly Section[] = ['targets', 'parameters', 'rate', 'alarm', 'tags'];
const onConfigure = {on: ['configure']} as const;

/** Keys of the configure screens. A field or a search line that takes text takes every key that writes first. */
export const configureKeys: readonly ConfigureKeyRow[] = [
	{
		keys: ['tab'],
		label: 'the next section',
		hint: 'next section',
		...onConfigure,
		raises: {type: 'section-stepped', direction: 'next'},
	},
	{
		keys: ['shift+tab'],
		label: 'the section before',
		...onConfigure,
		raises: {type: 'section-stepped', direction: 'previous'},
	},
	...sections.map(
		(section, index): ConfigureKeyRow => ({
			keys: [String(index + 1)],
			label: `to ${sectionTitles[section].toLowerCase()}; in a text field it is typed`,
			...onConfigure,
			raises: {type: 'section-chosen', section},
		}),
	),
	{
		keys: ['enter'],
		label: 'choose the runbook',
		hint: 'choose',
		...onConfigure,
		in: ['runbook'],
		raises: {type: 'entered'},
	},
	{
		keys: ['enter'],
		label: 'fold or unfold the OU',
		hint: 'fold',
		...onConfigure,
		in: ['places'],
		raises: {type: 'entered'},
	},
	{
		keys: ['enter'],
		label: 'the next field, or the highlighted suggestion',
		hint: 'next field',
		...onConfigure,
		in: forms,
		raises: {type: 'entered'},
	},
	{
		keys: ['enter'],
		label: 'launch; from a problem to its field',
		hint: 'launch',
		...onConfigure,
		in: ['review'],
		raises: {type: 'entered'},
	},
	{
		keys: ['left', 'h'],
		label: 'the tab before: owned by Amazon, by me, shared, all',
		...onConfigure,
		in: ['runbook'],
		raises: {type: 'moved', direction: 'left', stride: 'one'},
	},
	{
		keys: ['right', 'l'],
		label: 'the next tab',
		hint: 'next tab',
		...onConfigure,
		in: ['runbook'],
		raises: {type: 'moved', direction: 'right', stride: 'one'},
	},
	{
		keys: ['/'],
		label: 'search: name, platform, owner',
		hint: 'search',
		...onConfigure,
		in: ['runbook', 'places'],
		raises: {type: 'search-began'},
	},
	{
		keys: ['c'],
		label: 'only one family of runbooks: AWS, AWSSupport, …',
		hint: 'category',
		...onConfigure,
		in: ['runbook'],
		raises: {type: 'category-cycled'},
	},
	{
		keys: ['J'],
		label: 'read on in the description',
		...onConfigure,
		in: ['runbook'],
		raises: {type: 'details-scrolled', direction: 'down'},
	},
	{
		keys: ['K'],
		label: 'back in the description',
		...onConfigure,
		in: ['runbook'],
		raises: {type: 'details-scrolled', direction: 'up'},
	},
	{
		keys: ['a'],
		label: 'type a runbook’s name or ARN that no list shows',
		...onConfigure,
		in: ['runbook'],
		raises: {type: 'prompt-asked', kind: 'runbook'},
	},
	{
		keys: ['v'],
		label: 'the version: default or latest when it starts, or a fixed one',
		hint: 'version',
		...onConfigure,
		in: ['runbook'],
		raises: {type: 'version-cycled'},
	},
	...choosingKeys,
	{
		keys: ['space'],
		label: 'the next of the choices',
		...onConfigure,
		in: forms,
		raises: {type: 'moved', direction: 'right', stride: 'one'},
	},
	{
		keys: ['right'],
		label: 'take the suggestion, at the end of a text; else move on',
		hint: 'complete',
		...onConfigure,
		in: forms,
		raises: {type: 'moved', direction: 'right', stride: 'one'},
	},
	{
		keys: ['home'],
		label: 'to the beginning of the text',
		...onConfigure,
		in: forms,
		raises: {type: 'moved', direction: 'left', stride: 'end'},
	},
	{
		keys: ['end'],
		label: 'to the end of the text',
		...onConfigure,
		in: forms,
		raises: {type: 'moved', direction: 'right', stride: 'end'},
	},
	{
		keys: ['ctrl+n'],
		label: 'the next suggestion',
		hint: 'suggestions',
		...onConfigure,
		in: forms,
		raises: {type: 'suggestion-stepped', direction: 'next'},
	},
	{
		keys: ['ctrl+p'],
		label: 'the suggestion before',
		...onConfigure,
		in: forms,
		raises: {type: 'suggestion-stepped', direction: 'previous'},
	},
	{
		keys: ['ctrl+u'],
		label: 'empty the field',
		hint: 'empty',
		...onConfigure,
		in: forms,
		raises: {type: 'field-cleared'},
	},
	{
		keys: ['ctrl+u'],
		label: 'empty the search or the prompt',
		...onConfigure,
		in: ['runbook', 'places', 'review'],
		raises: {type: 'field-cleared'},
	},
	{
		keys: ['f'],
		label: 'in words, as a command line (bash, cmd, PowerShell), as a plan (JSON, YAML)',
		hint: 'form',
		...onConfigure,
		in: ['review'],
		raises: {type: 'review-cycled'},
	},
	{
		keys: ['w'],
		label: 'save the request as a plan file',
		hint: 'save plan',
		...onConfigure,
		in: ['review'],
		raises: {type: 'prompt-asked', kind: 'save-plan'},
	},
	{
		keys: ['p'],
		label: 'fill in a preset; in the locations only its locations',
		hint: 'preset',
		...onConfigure,
		in: ['runbook', 'places', 'review'],
		raises: {type: 'prompt-asked', kind: 'load-preset'},
	},
	{
		keys: ['P'],
		label: 'save as a preset; in the locations only these',
		...onConfigure,
		in: ['places', 'review'],
		raises: {type: 'prompt-asked', kind: 'save-preset'},
	},
	{
		keys: ['N'],
		label: 'throw this away and begin a new launch',
		...onConfigure,
		in: ['runbook', 'review'],
		raises: {type: 'configure-reset'},
	},
];

/** Keys of other screens that lead here. */
export const waysToConfigure: readonly KeyRow[] = [
	{
		keys: ['n'],
		label: 'new launch, or the one that was left',
		hint: 'new launch',
		on: ['fan-outs'],
		raises: {type: 'configure-asked'},
	},
	{
		keys: ['E'],
		label: 'edit its settings and launch it again',
		hint: 'launch again',
		on: ['fan-outs', 'matrix'],
		raises: {type: 'launch-again-asked'},
	},
];

/** Rows that count in the section that is open, none that a text takes; the section's own before those of every screen. */
export function configureKeysNow(state: ConsoleState, all: readonly KeyRow[]): readonly KeyRow[] {
	const section = state.configure?.section ?? 'runbook';
	const isWriting = writesInto(state) !== null;
	const writes = (key: string): boolean => isWriting && (key.length === 1 || key === 'space');
	const own = configureKeys.filter(row => row.in === undefined || row.in.includes(section));
	const shared = all.filter(({on}) => on === undefined);
	const taken = new Set<string>();
	return [...own, ...shared].flatMap(row => {
		const keys = row.keys.filter(key => !taken.has(key) && !writes(key));
		for (const key of keys) {
			taken.add(key);
		}

		return keys.length === 0 ? [] : [{...row, keys}];
	});
}
