import {isHostile} from './width.ts';

/**
The one gate for text that isn't ours: what a terminal might act on becomes a visible sign of one column, everything else stays.

Control characters show as their control pictures (`␛`, `␀`, `␊`), C1 controls, bidirectional controls, line separators and lone surrogates as `�`. Split a text into lines before: a line feed becomes a `␊`.

@returns The replacement of a hostile code point; any other unchanged.
*/
export function placeholder(codePoint: number): number {
	if (!isHostile(codePoint)) {
		return codePoint;
	}

	if (codePoint < 0x20) {
		return 0x24_00 + codePoint;
	}

	return codePoint === 0x7f ? 0x24_21 : 0xff_fd;
}
