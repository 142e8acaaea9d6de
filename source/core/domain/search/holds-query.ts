import {compileSearchPattern, type TextRange} from '../patterns/find-pattern.ts';
import {findsTerm, type Words} from './finds-term.ts';
import {parseQuery, type Query, type SearchField} from './parse-query.ts';

/** What a search finds a row by. */
export type Searched = {
	/** Texts outside any field. */
	readonly words?: Words;
	/** The row's fields; a word without a field is searched in all of them too. */
	readonly fields?: Readonly<Partial<Record<SearchField, Words>>>;
};

/** Whether a query finds a row. A term about a field that the row doesn't know is ignored. */
export function holdsQuery({terms}: Query, {words = [], fields = {}}: Searched): boolean {
	return terms.every(term => {
		if (term.field === null) {
			const isFound = findsTerm(term, words) || Object.values(fields).some(of => findsTerm(term, of));
			return isFound !== term.isInverted;
		}

		const own = fields[term.field];
		return own === undefined || findsTerm(term, own) !== term.isInverted;
	});
}

/** Whether a search typed after `/` finds a row. */
export function holdsSearch(search: string, searched: Searched): boolean {
	return search === '' || holdsQuery(parseQuery(search), searched);
}

/** The parts of a text that the search has found, from left to right and without overlap, for highlighting. A negated term highlights nothing. */
export function findRanges({terms}: Query, text: string): readonly TextRange[] {
	const ranges = terms
		.filter(({isInverted}) => !isInverted)
		.flatMap(({wanted}) => wanted)
		.flatMap(one => (one.type === 'text' ? listPlaces(text, one.text) : one.pattern.rangesIn(text)))
		.sort(([a], [b]) => a - b);
	const joined: TextRange[] = [];
	for (const [start, end] of ranges) {
		const last = joined.at(-1);
		if (last !== undefined && start <= last[1]) {
			joined[joined.length - 1] = [last[0], Math.max(last[1], end)];
		} else {
			joined.push([start, end]);
		}
	}

	return joined;
}

/** A character whose lower-case form is longer would move what follows: such a text is searched by a pattern. */
function listPlaces(text: string, wanted: string): readonly TextRange[] {
	const small = text.toLowerCase();
	if (small.length !== text.length) {
		return compileSearchPattern(wanted.replaceAll(/[^\p{L}\p{N}\s]/gu, '\\$&'))?.rangesIn(text) ?? [];
	}

	const places: TextRange[] = [];
	for (let at = small.indexOf(wanted); at !== -1; at = small.indexOf(wanted, at + wanted.length)) {
		places.push([at, at + wanted.length]);
	}

	return places;
}
