import type {KeyRow} from '../../state/room.ts';
import {sections} from './configure.ts';
import type {Configuring} from './configuring.ts';
import {formKeys, ringKeys} from './form/keys.ts';
import type {ConfigureKeyRow} from './key-row.ts';
import {placesKeys} from './places/keys.ts';
import {problemsOf} from './plan.ts';
import {preflightKeys} from './preflight/keys.ts';
import {rehearsalKeys} from './rehearsal/keys.ts';
import {reviewKeys} from './review/keys.ts';
import {runbookKeys} from './runbook/keys.ts';
import {sectionDigits, sectionTitles} from './section-titles.ts';
import {writesInto} from './writing.ts';

/** Keys that lead from section to section. */
const sectionKeys: readonly ConfigureKeyRow[] = [
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
		(section): ConfigureKeyRow => ({
			keys: [sectionDigits[section]],
			label: `to ${sectionTitles[section].toLowerCase()}; in a text field it is typed`,
			raises: {type: 'section-chosen', section},
		}),
	),
];

/** Keys that several sections share. */
const sharedKeys: readonly ConfigureKeyRow[] = [
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

/** Keys of the configure screens. An open field or search line takes every key that types text first. */
export const configureKeys: readonly ConfigureKeyRow[] = [
	...sectionKeys,
	...runbookKeys,
	...placesKeys,
	...formKeys,
	...ringKeys,
	...reviewKeys,
	...rehearsalKeys,
	...preflightKeys,
	...sharedKeys,
];

/** Rows that count in the section that is open, none that a text takes; the section's own before those of every screen. */
export function configureKeysNow(state: Configuring | null, everywhere: readonly KeyRow[]): readonly KeyRow[] {
	const section = state?.configure.section ?? 'runbook';
	const isWriting = state !== null && writesInto(state) !== null;
	const writes = (key: string): boolean => isWriting && (key.length === 1 || key === 'space');
	const own = configureKeys
		.filter(row => row.in === undefined || row.in.includes(section))
		.map(row => (row.isOfText && !isWriting ? {...row, isHinted: () => false} : row))
		.map(row =>
			section === 'review' && row.hint === 'launch' && state !== null && problemsOf(state.configure).length > 0
				? {...row, hint: 'mend'}
				: row,
		);
	const taken = new Set<string>();
	return [...own, ...everywhere].flatMap(row => {
		const keys = row.keys.filter(key => !taken.has(key) && !writes(key));
		for (const key of keys) {
			taken.add(key);
		}

		return keys.length === 0 ? [] : [{...row, keys}];
	});
}
