import {compileSearchPattern, type SearchPattern} from '../patterns/find-pattern.ts';

/** Field names that may precede a colon. */
export const searchFields = [
	'account',
	'region',
	'ou',
	'status',
	'msg',
	'step',
	'runbook',
	'platform',
	'owner',
	'by',
	'id',
] as const;

/** Which part of a row a term searches. */
export type SearchField = (typeof searchFields)[number];

/** What a text has to contain: another text, in lower case, or a pattern. */
export type Wanted =
	| {readonly type: 'text'; readonly text: string /** Whether it was typed in quotes. */; readonly isQuoted?: true}
	| {readonly type: 'pattern'; readonly pattern: SearchPattern};

/** One term of a search. */
export type SearchTerm = {
	/** The one field that is searched; `null` for all. */
	readonly field: SearchField | null;
	/** Whether rows that contain it are left out. */
	readonly isInverted: boolean;
	/** One of these has to be found. */
	readonly wanted: readonly Wanted[];
};

/** A search typed after `/`: every term has to hold. */
export type Query = {
	readonly terms: readonly SearchTerm[];
	/** What can't be parsed, a sentence each. Such a term is ignored, so that a list doesn't become empty while the operator types. */
	readonly mistakes: readonly string[];
};

/** Cached queries: a frame parses the same one many times. */
const kept = new Map<string, Query>();
const mostKept = 50;

/**
Parse a search: words that all have to be found, `"several words"` as one, `/regular expression/`, `!` before what has to be absent, and `field:` before what one field has to contain, where `a,b` means either.

The same on every screen; case is ignored. An unfinished term counts as far as it is typed.
*/
export function parseQuery(search: string): Query {
	const known = kept.get(search);
	if (known !== undefined) {
		return known;
	}

	if (kept.size >= mostKept) {
		kept.clear();
	}

	const query = read(search);
	kept.set(search, query);
	return query;
}

/** Whether it leaves nothing out. */
export function isOpenQuery({terms}: Query): boolean {
	return terms.length === 0;
}

/** Report the parts of a query that don't apply to a screen with these fields, a sentence each. */
export function listMistakes(query: Query, fields: readonly SearchField[]): readonly string[] {
	const unknown = new Set(query.terms.flatMap(({field}) => (field === null || fields.includes(field) ? [] : [field])));
	const here =
		fields.length === 0 ? 'no field is known here' : `here are ${fields.map(field => `${field}:`).join(' ')}`;
	return [...query.mistakes, ...[...unknown].map(field => `${field}: says nothing on this screen; ${here}`)];
}

/** Whether the word before a colon is a field. */
const fieldPattern = new RegExp(`^(${searchFields.join('|')}):`, 'i');

function read(search: string): Query {
	const terms: SearchTerm[] = [];
	const mistakes: string[] = [];
	let rest = search.trimStart();
	while (rest !== '') {
		const marks = /^!*/.exec(rest)![0].length;
		const field = (fieldPattern.exec(rest.slice(marks))?.[1]?.toLowerCase() ?? null) as SearchField | null;
		const value = rest.slice(marks + (field === null ? 0 : field.length + 1));
		const {wanted, length, mistake} = readValue(value, field);
		if (mistake !== null) {
			mistakes.push(mistake);
		}

		if (wanted.length > 0) {
			terms.push({field, isInverted: marks % 2 === 1, wanted});
		}

		rest = value.slice(length).trimStart();
	}

	return {terms, mistakes};
}

type Value = {readonly wanted: readonly Wanted[]; readonly length: number; readonly mistake: string | null};

function readValue(text: string, field: SearchField | null): Value {
	if (text.startsWith('/')) {
		return readPattern(text);
	}

	const [quoted, inside] = /^"([^"]*)"?/.exec(text) ?? [];
	if (quoted !== undefined) {
		const wanted = wantTexts([inside ?? '']).map(one => ({...one, isQuoted: true as const}));
		return {wanted, length: quoted.length, mistake: null};
	}

	const word = /^\S*/.exec(text)![0];
	// A comma is part of AWS's messages, and of no other field.
	const texts = field === null || field === 'msg' ? [word] : word.split(',');
	return {wanted: wantTexts(texts), length: word.length, mistake: null};
}

function wantTexts(texts: readonly string[]): ReadonlyArray<Extract<Wanted, {type: 'text'}>> {
	return texts.filter(text => text !== '').map(text => ({type: 'text', text: text.toLowerCase()}));
}

/** Up to the next slash that a space or the end follows, or as far as it is typed. */
function readPattern(text: string): Value {
	const [whole, inside = ''] = /^\/((?:\\.|[^\\])*?)\/(?=\s|$)/s.exec(text) ?? [text, text.slice(1)];
	const source = inside.replaceAll('\\/', '/');
	if (source === '') {
		return {wanted: [], length: whole.length, mistake: null};
	}

	const pattern = compileSearchPattern(source);
	return {
		wanted: pattern === null ? [] : [{type: 'pattern', pattern}],
		length: whole.length,
		mistake: pattern === null ? `/${source}/ ${sayMistake(source)}` : null,
	};
}

/** Say what is wrong with a pattern, in JavaScript's words where it can't parse it either. */
function sayMistake(source: string): string {
	try {
		new RegExp(source);
	} catch (error) {
		return `isn’t a regular expression: ${(error as Error).message.split(': ').at(-1)!.toLowerCase()}`;
	}

	return 'isn’t read here: look-around, back references, \\b and \\p{…} could take for ever, or mean another thing elsewhere';
}
