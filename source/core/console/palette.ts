import type {PaletteAction} from './palette-event.ts';

/** One thing that the palette can do now. */
export type PaletteEntry = {
	/** What it is found by: a word of ours, or an action's label. */
	readonly name: string;
	/** What is completed to with Tab; ends with a space where something has to follow. */
	readonly completion: string;
	/** The key that does the same, or what follows the word: shown beside. */
	readonly aside: string;
	/** Said of a word of ours. */
	readonly text: string;
	readonly does: PaletteAction;
};

/**
What was typed, found in the entries: those whose name holds its letters in this order, the best first. All of them for nothing typed.

What begins the name counts most, then letters at the beginning of words and letters one behind the other.
*/
export function rankEntries(typed: string, entries: readonly PaletteEntry[]): readonly PaletteEntry[] {
	const wanted = typed.trim().toLowerCase();
	return entries
		.map((entry, place) => ({entry, place, score: score(wanted, entry.name.toLowerCase())}))
		.filter(({score: found}) => found !== null)
		.sort((a, b) => b.score! - a.score! || a.place - b.place)
		.map(({entry}) => entry);
}

/** `null` where the letters aren't there in this order. Each beginning of the text is tried, since the first may not be the best. */
function score(wanted: string, name: string): number | null {
	if (wanted === '') {
		return 0;
	}

	let best: number | null = null;
	for (let start = name.indexOf(wanted[0]!); start !== -1; start = name.indexOf(wanted[0]!, start + 1)) {
		const found = scoreFrom(wanted, name, start);
		best = found === null ? best : Math.max(best ?? Number.NEGATIVE_INFINITY, found);
	}

	return best;
}

function scoreFrom(wanted: string, name: string, start: number): number | null {
	let at = start - 1;
	let sum = name.startsWith(wanted) ? 10 : 0;
	for (const letter of wanted) {
		const next = name.indexOf(letter, at + 1);
		if (next === -1) {
			return null;
		}

		const isWordStart = next === 0 || /[^a-z\d]/.test(name[next - 1]!);
		sum += (isWordStart ? 3 : 0) + (next === at + 1 ? 2 : -Math.min(next - at, 10) / 5);
		at = next;
	}

	return sum - name.length / 100;
}
