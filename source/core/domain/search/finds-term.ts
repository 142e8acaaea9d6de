import type {SearchTerm, Wanted} from './parse-query.ts';

/** What a row says of itself; what it doesn't know holds nothing. */
export type Words = ReadonlyArray<string | null | undefined>;

/** Whether one of the words holds what a term looks for, whether it is turned round or not. */
export function findsTerm({wanted}: SearchTerm, words: Words): boolean {
	return words.some(word => word != null && word !== '' && wanted.some(one => isIn(one, word)));
}

function isIn(wanted: Wanted, word: string): boolean {
	return wanted.type === 'text' ? word.toLowerCase().includes(wanted.text) : wanted.pattern.isIn(word);
}
