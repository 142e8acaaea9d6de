import {judgePattern} from './judge-pattern.ts';

/**
A text that a parameter's `allowedPattern` takes.

@param candidates - Tried first, in order.
@returns `undefined` where neither a candidate nor a text built from the pattern matches, as with patterns that only Java knows.
*/
export function textMatching(pattern: string, candidates: readonly string[]): string | undefined {
	// A pattern that can't be judged can't be built from either.
	if (judgePattern(pattern, '') === undefined) {
		return undefined;
	}

	return [...candidates, new Builder(pattern).text(), ''].find(text => judgePattern(pattern, text) === true);
}

/** Builds the shortest text of a pattern's common forms: literals, classes, groups, alternatives, quantifiers. */
class Builder {
	readonly #pattern: string;
	#at = 0;

	constructor(pattern: string) {
		this.#pattern = pattern;
	}

	text(): string {
		return this.#alternatives();
	}

	/** The first alternative; the others are read over. */
	#alternatives(): string {
		let first: string | undefined;
		let current = '';
		while (this.#at < this.#pattern.length && this.#pattern[this.#at] !== ')') {
			if (this.#pattern[this.#at] === '|') {
				this.#at++;
				first ??= current;
				current = '';
			} else {
				current += this.#repeated(this.#atom());
			}
		}
		return first ?? current;
	}

	#atom(): string {
		const char = this.#pattern[this.#at++]!;
		switch (char) {
			case '^':
			case '$':
				return '';
			case '.':
				return 'a';
			case '(':
				return this.#group();
			case '[':
				return this.#oneOf();
			case '\\':
				return escaped(this.#pattern[this.#at++] ?? '');
			default:
				return char;
		}
	}

	#group(): string {
		const kind = /^\?(?::|<?[=!]|<\w+>)/.exec(this.#pattern.slice(this.#at))?.[0] ?? '';
		this.#at += kind.length;
		const text = this.#alternatives();
		this.#at++;
		return /[=!]$/.test(kind) ? '' : text;
	}

	#oneOf(): string {
		const end = classEnd(this.#pattern, this.#at);
		const inside = this.#pattern.slice(this.#at, end);
		this.#at = end + 1;
		const chars = [...'a1A-_./: @+=,'];
		const expression = new RegExp(`[${inside}]`);
		return [...inside, ...chars].find(char => char !== '\\' && expression.test(char)) ?? 'a';
	}

	#repeated(atom: string): string {
		const quantifier = /^(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/.exec(this.#pattern.slice(this.#at));
		if (!quantifier) {
			return atom;
		}
		this.#at += quantifier[0].length;
		const [written, least] = quantifier;
		return atom.repeat(least === undefined ? (written.startsWith('+') ? 1 : 0) : Math.min(Number(least), 1000));
	}
}

function escaped(char: string): string {
	return {d: '1', w: 'a', s: ' ', D: 'a', W: '-', S: 'a', b: '', B: '', n: '\n', t: '\t'}[char] ?? char;
}

function classEnd(pattern: string, from: number): number {
	for (let at = from; at < pattern.length; at++) {
		if (pattern[at] === '\\') {
			at++;
		} else if (pattern[at] === ']') {
			return at;
		}
	}
	return pattern.length;
}
