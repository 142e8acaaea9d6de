import {type FuzzyKeys, searchFuzzily} from '../planning/search-fuzzily.ts';
import type {PaletteAction} from './palette-event.ts';

/** One thing that the palette can do now. */
export type PaletteEntry = {
	/** What it is found by: a word of ours, or an action's label. */
	readonly name: string;
	/** What is completed to with Tab; ends with a space where something has to follow. */
	readonly completion: string;
	/** The key that does the same, or what follows the word: shown beside. */
	readonly aside: string;
	/** The description of one of our words, or of its argument. */
	readonly text: string;
	readonly does: PaletteAction;
};

const entryKeys: FuzzyKeys<PaletteEntry> = {
	keys: [
		{name: 'name', weight: 5},
		{name: 'text', weight: 1},
	],
	textOf: ({name, text}) => `${name} ${text}`,
};

/** Find the typed text in the entries, the best first: the entry with this key, entries that begin with the text, entries with a word that does, entries that contain it, then similar ones. All of them where nothing is typed. */
export function rankEntries(typed: string, entries: readonly PaletteEntry[]): readonly PaletteEntry[] {
	const wanted = typed.trim();
	const small = wanted.toLowerCase();
	const rank = ({name, aside}: PaletteEntry): number => {
		const text = name.toLowerCase();
		return aside === wanted ? 0 : text.startsWith(small) ? 1 : text.includes(` ${small}`) ? 2 : 3;
	};

	const byKey = wanted.length === 1 ? entries.filter(({aside}) => aside === wanted) : [];
	const found = searchFuzzily(entries, wanted, entryKeys);
	const all = [...byKey, ...found.filter(entry => !byKey.includes(entry))];
	return wanted === '' ? all : all.toSorted((a, b) => rank(a) - rank(b));
}
