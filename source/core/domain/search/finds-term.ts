import type {SearchTerm, Wanted} from './parse-query.ts';

/** The texts of a row by field; an unknown field contains nothing. */
export type Words = ReadonlyArray<string | null | undefined>;

/** Whether one of the texts contains what a term looks for. It ignores whether the term is negated. */
export function findsTerm({wanted}: SearchTerm, words: Words): boolean {
	return words.some(word => word != null && word !== '' && wanted.some(one => isIn(one, word)));
}

function isIn(wanted: Wanted, word: string): boolean {
	return wanted.type === 'text' ? word.toLowerCase().includes(wanted.text) : wanted.pattern.isIn(word);
}
