import {isHostile} from './width.ts';

// Everything `isHostile` knows; kept as one expression so that clean text costs one native scan.
const hostile = /[\u{0}-\u{1F}\u{7F}-\u{9F}\u{61C}\u{200E}\u{200F}\u{2028}-\u{202E}\u{2066}-\u{2069}\p{Surrogate}]/u;
const hostileEverywhere = new RegExp(hostile.source, 'gu');

/**
The one gate for text that isn't ours: what a terminal might act on becomes a visible sign of one column, everything else stays.

Control characters show as their control pictures (`␛`, `␀`, `␊`), C1 controls, bidirectional controls, line separators and lone surrogates as `�`. The result is one line
of well-formed Unicode without any byte a terminal obeys. `Screen.write` does the same by itself; call this for text that takes another way out (a line of plain output, a `<Text>`).

@param text - Of any length and origin. Split it into lines before: a line feed becomes a `␊`.
*/
export function sanitize(text: string): string {
	return hostile.test(text)
		? text.replaceAll(hostileEverywhere, sign => String.fromCodePoint(placeholder(sign.codePointAt(0) ?? 0)))
		: text;
}

/** The visible stand-in of a hostile code point; any other code point stays itself. */
export function placeholder(codePoint: number): number {
	if (!isHostile(codePoint)) {
		return codePoint;
	}

	if (codePoint < 0x20) {
		return 0x24_00 + codePoint;
	}

	return codePoint === 0x7f ? 0x24_21 : 0xff_fd;
}
