/** A line of text that is being edited. */
export type Line = {
	readonly text: string;
	/** The number of characters after the caret. */
	readonly fromEnd: number;
};

/** The edits that a key makes, besides inserting text. `erase-start` deletes everything before the caret. */
export type LineEdit =
	| 'left'
	| 'right'
	| 'word-left'
	| 'word-right'
	| 'start'
	| 'end'
	| 'erase-back'
	| 'erase-next'
	| 'erase-word'
	| 'erase-start';

/** Apply an edit to the line. A character is what people see as one: none is cut in two. */
export function editLine({text, fromEnd}: Line, edit: LineEdit): Line {
	const signs = splitSigns(text);
	const at = Math.max(0, signs.length - fromEnd);
	const move = (to: number): Line => ({text, fromEnd: signs.length - Math.max(0, Math.min(signs.length, to))});
	const cut = (from: number, to: number): Line => ({
		text: [...signs.slice(0, from), ...signs.slice(to)].join(''),
		fromEnd: Math.max(0, signs.length - Math.max(to, from)),
	});
	switch (edit) {
		case 'left':
			return move(at - 1);
		case 'right':
			return move(at + 1);
		case 'word-left':
			return move(wordStart(signs, at));
		case 'word-right':
			return move(wordEnd(signs, at));
		case 'start':
			return move(0);
		case 'end':
			return move(signs.length);
		case 'erase-back':
			return at === 0 ? {text, fromEnd: signs.length} : cut(at - 1, at);
		case 'erase-next':
			return cut(at, Math.min(signs.length, at + 1));
		case 'erase-word':
			return cut(wordStart(signs, at), at);
		case 'erase-start':
			return cut(0, at);
	}
}

/** Insert a text at the caret. */
export function insertInLine({text, fromEnd}: Line, inserted: string): Line {
	const {before, after} = splitAtCaret({text, fromEnd});
	return {text: before + inserted + after, fromEnd: splitSigns(after).length};
}

/** The text before and after the caret. */
export function splitAtCaret({text, fromEnd}: Line): {readonly before: string; readonly after: string} {
	const signs = splitSigns(text);
	const at = Math.max(0, signs.length - fromEnd);
	return {before: signs.slice(0, at).join(''), after: signs.slice(at).join('')};
}

/** Back over spaces, then over non-spaces: as `Ctrl+W` does in a shell. */
function wordStart(signs: readonly string[], from: number): number {
	let at = from;
	while (at > 0 && isSpace(signs[at - 1])) {
		at--;
	}

	while (at > 0 && !isSpace(signs[at - 1])) {
		at--;
	}

	return at;
}

function wordEnd(signs: readonly string[], from: number): number {
	let at = from;
	while (at < signs.length && isSpace(signs[at])) {
		at++;
	}

	while (at < signs.length && !isSpace(signs[at])) {
		at++;
	}

	return at;
}

const isSpace = (sign: string | undefined): boolean => sign !== undefined && /^\s+$/.test(sign);

let segmenter: Intl.Segmenter | undefined;

/** Split a text into what people see as single characters. */
export function splitSigns(text: string): readonly string[] {
	// Creating one takes 8 ms, which the start of the console can do without.
	segmenter ??= new Intl.Segmenter('en');
	return Array.from(segmenter.segment(text), ({segment}) => segment);
}
