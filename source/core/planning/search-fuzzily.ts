import Fuse from 'fuse.js';
import {createMemory} from '../grid/remember.ts';

/** The searched parts of an item: its members by name, as `fuse.js` takes them, and all of their text. */
export type FuzzyKeys<T> = {
	readonly keys: ReadonlyArray<{readonly name: string; readonly weight: number}>;
	readonly textOf: (item: T) => string;
};

/** How different a name may be from the typed text, from 0 (equal) to 1: a typing slip, not another word. */
const threshold = 0.35;

const rememberIndex = createMemory<unknown>();

/**
Find items by a typed text: those that contain every word as typed, in their order, then those that are only similar, the best first.

@param items - The same list uses the same index, so a search at every key costs little.
@returns All of them, in their order, for an empty search.
*/
export function searchFuzzily<T>(items: readonly T[], search: string, {keys, textOf}: FuzzyKeys<T>): readonly T[] {
	const wanted = search.trim();
	if (wanted === '') {
		return items;
	}

	const index = rememberIndex(
		items,
		[],
		() => new Fuse(items, {threshold, ignoreLocation: true, useExtendedSearch: false, keys: [...keys]}),
	) as Fuse<T>;
	const words = wanted.toLowerCase().split(/\s+/);
	const exact = items.filter(item => {
		const text = textOf(item).toLowerCase();
		return words.every(word => text.includes(word));
	});
	// In a word of three letters one wrong letter makes another word.
	if (exact.length > 0 && words.some(word => word.length < 4)) {
		return exact;
	}

	const known = new Set(exact);
	const [first = [], ...others] = words.map(word => index.search(word).map(({item}) => item));
	const like = first.filter(item => others.every(found => found.includes(item)));
	return [...exact, ...like.filter(item => !known.has(item))];
}
