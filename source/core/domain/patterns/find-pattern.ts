import type {IsMeant} from './characters.ts';
import {codesOf, longestFrom, Matcher, type State, toStates} from './machine.ts';
import {type PatternNode, parsePattern} from './parse-pattern.ts';

/** A part of a text, from one index up to another, in UTF-16 units; the end isn't included. */
export type TextRange = readonly [start: number, end: number];

/** A regular expression that searches texts, ignoring case, in time proportional to their length. */
export type SearchPattern = {
	readonly source: string;
	isIn(text: string): boolean;
	/** The same as `isIn` for a head with a tail behind it, where many texts share heads and tails: each is read once. */
	after(head: string): (tail: string) => boolean;
	/** Its matches, from left to right, the longest at each place. For lines on the screen: only the first 1000 characters are searched. */
	rangesIn(text: string): readonly TextRange[];
};

/** How many characters of one text are searched: nobody reads more of a line in a list. */
const mostSearched = 50_000;
const mostShown = 1000;

/** @returns `null` for a pattern in a part of the language that isn't supported here, or a large one. */
export function compileSearchPattern(pattern: string): SearchPattern | null {
	const node = parsePattern(pattern);
	const states = node === null ? null : toStates(ignoreCase(node));
	if (states === null) {
		return null;
	}

	const matcher = new Matcher(states);
	return {
		source: pattern,
		isIn: text => matcher.isIn(codesOf(text.slice(0, mostSearched))),
		after: head => readAfter(matcher, head),
		rangesIn: text => findRanges(states, text.slice(0, mostShown)),
	};
}

function readAfter(matcher: Matcher, head: string): (tail: string) => boolean {
	const isInWith = head === '' ? null : matcher.after(codesOf(head));
	return tail => (isInWith === null || tail.length < 3 ? matcher.isIn(codesOf(head + tail)) : isInWith(tail));
}

function findRanges(states: readonly State[], text: string): readonly TextRange[] {
	const signs = [...text];
	const codes = codesOf(text);
	const ranges: TextRange[] = [];
	let place = 0;
	for (let at = 0; at < codes.length; ) {
		const end = longestFrom(states, codes, at);
		const next = end === null || end === at ? at + 1 : end;
		const length = signs.slice(at, next).join('').length;
		if (end !== null && end > at) {
			ranges.push([place, place + length]);
		}

		place += length;
		at = next;
	}

	return ranges;
}

function ignoreCase(node: PatternNode): PatternNode {
	switch (node.type) {
		case 'character':
			return {type: 'character', isMeant: inEitherCase(node.isMeant)};
		case 'sequence':
			return {type: 'sequence', parts: node.parts.map(ignoreCase)};
		case 'either':
			return {type: 'either', ways: node.ways.map(ignoreCase)};
		case 'repeat':
			return {...node, part: ignoreCase(node.part)};
		default:
			return node;
	}
}

function inEitherCase(isMeant: IsMeant): IsMeant {
	return code => {
		if (isMeant(code)) {
			return true;
		}

		const sign = String.fromCodePoint(code);
		const other = sign === sign.toLowerCase() ? sign.toUpperCase() : sign.toLowerCase();
		return other !== sign && isMeant(other.codePointAt(0) ?? 0);
	};
}
