import {classes, controls, type IsMeant, isLineBreak, only} from './characters.ts';

/** A regular expression, taken apart. */
export type PatternNode =
	| {readonly type: 'character'; readonly isMeant: IsMeant}
	/** The start of the text, or its end: before a last line break too, as in Java. */
	| {readonly type: 'start' | 'end'}
	| {readonly type: 'sequence'; readonly parts: readonly PatternNode[]}
	| {readonly type: 'either'; readonly ways: readonly PatternNode[]}
	| {readonly type: 'repeat'; readonly part: PatternNode; readonly least: number; readonly most: number};

/** The pattern isn't of the part of the language that this reads. */
class Unread extends Error {}

/** Deeper than people nest groups; each level is a call. */
const deepest = 50;

/**
Read the part of regular expressions that Java and JavaScript understand alike: characters, classes, groups, `|`, `^`, `$`, and quantifiers, greedy or not.

@returns `null` for everything else, such as `\p{Alnum}`, `\A`, `\Q…\E`, `[a&&b]`, `[a[b]]`, possessive quantifiers, inline flags, look-around and back references: whoever judges by such a pattern, it isn't us.
*/
export function parsePattern(text: string): PatternNode | null {
	try {
		const reader = new PatternReader(text);
		const node = reader.readEither(0);
		return reader.isAtEnd ? node : null;
	} catch (error) {
		if (error instanceof Unread) {
			return null;
		}

		throw error;
	}
}

class PatternReader {
	readonly #signs: readonly string[];
	#at = 0;

	constructor(text: string) {
		this.#signs = [...text];
	}

	get isAtEnd(): boolean {
		return this.#at === this.#signs.length;
	}

	readEither(depth: number): PatternNode {
		if (depth > deepest) {
			throw new Unread();
		}

		const ways = [this.#readSequence(depth)];
		while (this.#takes('|')) {
			ways.push(this.#readSequence(depth));
		}

		return ways.length === 1 ? ways[0]! : {type: 'either', ways};
	}

	#readSequence(depth: number): PatternNode {
		const parts: PatternNode[] = [];
		while (!this.isAtEnd && this.#sign !== '|' && this.#sign !== ')') {
			parts.push(this.#readQuantified(depth));
		}

		return {type: 'sequence', parts};
	}

	#readQuantified(depth: number): PatternNode {
		const part = this.#readAtom(depth);
		const counts = this.#readCounts();
		if (counts === null) {
			return part;
		}

		const [least, most] = counts;
		this.#takes('?');
		// Possessive, or nothing that both read: a++, a**, ^*.
		if (/^[+*?{]$/.test(this.#sign) || part.type === 'start' || part.type === 'end' || least > most) {
			throw new Unread();
		}

		return {type: 'repeat', part, least, most};
	}

	#readCounts(): readonly [number, number] | null {
		if (this.#takes('*')) {
			return [0, Number.POSITIVE_INFINITY];
		}

		if (this.#takes('+')) {
			return [1, Number.POSITIVE_INFINITY];
		}

		if (this.#takes('?')) {
			return [0, 1];
		}

		if (this.#sign !== '{') {
			return null;
		}

		const [whole, least, comma, most] =
			/^\{(\d{1,5})(,?)(\d{0,5})\}/.exec(this.#signs.slice(this.#at, this.#at + 16).join('')) ?? [];
		if (whole === undefined || (comma === '' && most !== '')) {
			throw new Unread();
		}

		this.#at += whole.length;
		return [Number(least), comma === '' ? Number(least) : most === '' ? Number.POSITIVE_INFINITY : Number(most)];
	}

	#readAtom(depth: number): PatternNode {
		const sign = this.#take();
		switch (sign) {
			case '^':
				return {type: 'start'};
			case '$':
				return {type: 'end'};
			case '.':
				return {type: 'character', isMeant: code => !isLineBreak(code)};
			case '(':
				return this.#readGroup(depth);
			case '[':
				return {type: 'character', isMeant: this.#readClass()};
			case '\\':
				return {type: 'character', isMeant: this.#readEscape()};
			case '*':
			case '+':
			case '?':
			case '{':
				throw new Unread();
			default:
				return {type: 'character', isMeant: only(codeOf(sign))};
		}
	}

	#readGroup(depth: number): PatternNode {
		if (this.#takes('?') && !this.#takes(':')) {
			throw new Unread();
		}

		const inner = this.readEither(depth + 1);
		if (!this.#takes(')')) {
			throw new Unread();
		}

		return inner;
	}

	#readClass(): IsMeant {
		const isNegated = this.#takes('^');
		const members: IsMeant[] = [];
		// Java takes a bracket here as a character, JavaScript as the end.
		if (this.#sign === ']') {
			throw new Unread();
		}

		while (!this.#takes(']')) {
			const first = this.#readMember();
			const isRange = typeof first === 'number' && this.#sign === '-' && this.#signs[this.#at + 1] !== ']';
			if (!isRange) {
				members.push(typeof first === 'number' ? only(first) : first);
				continue;
			}

			this.#take();
			const last = this.#readMember();
			if (typeof last !== 'number' || last < first) {
				throw new Unread();
			}

			members.push(code => code >= first && code <= last);
		}

		const isMember: IsMeant = code => members.some(is => is(code));
		return isNegated ? code => !isMember(code) : isMember;
	}

	/** A character, as its code point, or what a class such as `\d` means. */
	#readMember(): number | IsMeant {
		const sign = this.#take();
		if (sign === '[' || (sign === '&' && this.#sign === '&')) {
			throw new Unread();
		}

		if (sign !== '\\') {
			return codeOf(sign);
		}

		return classes.get(this.#sign) === undefined ? this.#readCode() : this.#readEscape();
	}

	#readEscape(): IsMeant {
		const known = classes.get(this.#sign);
		if (known === undefined) {
			return only(this.#readCode());
		}

		this.#take();
		return known;
	}

	/** The character that an escape stands for. */
	#readCode(): number {
		const sign = this.#take();
		const control = controls.get(sign);
		if (control !== undefined) {
			return control;
		}

		const digits = sign === 'x' ? 2 : sign === 'u' ? 4 : 0;
		if (digits > 0) {
			const hex = this.#signs.slice(this.#at, this.#at + digits).join('');
			if (!/^[\dA-Fa-f]+$/.test(hex) || hex.length !== digits) {
				throw new Unread();
			}

			this.#at += digits;
			return Number.parseInt(hex, 16);
		}

		// Letters and digits mean something, perhaps not the same to both; another sign means itself.
		if (/^[\dA-Za-z]$/.test(sign)) {
			throw new Unread();
		}

		return codeOf(sign);
	}

	get #sign(): string {
		return this.#signs[this.#at] ?? '';
	}

	#take(): string {
		const sign = this.#signs[this.#at++];
		if (sign === undefined) {
			throw new Unread();
		}

		return sign;
	}

	#takes(sign: string): boolean {
		const isThere = this.#sign === sign;
		this.#at += isThere ? 1 : 0;
		return isThere;
	}
}

function codeOf(sign: string): number {
	return sign.codePointAt(0) ?? 0;
}
