/**
Glyphs for a terminal that shows ASCII only: what it gets instead, in the same number of columns.

The console chooses its own signs by theme (`--ascii`); this is for everything else, names from AWS above all, on a line whose locale isn't UTF-8.
*/
import {type Glyph, glyphCodePoint, glyphColumns, glyphText, layOut, tail} from './glyph.ts';

export type Charset = 'utf-8' | 'ascii';

const substitutes = new Map<number, string>(
	Object.entries({
		'-': '─━╌╍┄┅┈┉═–—‐‑−',
		'|': '│┃╎╏┆┇┊┋║¶',
		'+': '┌┐└┘├┤┬┴┼╭╮╯╰╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋╪╫',
		'#': '█▉▊▋▌▍▎▏▐▀▄▁▂▃▅▆▇▓▒░■▪',
		'.': '·…•∙',
		'>': '▸▶►›»→▷',
		'<': '◂◀◄‹«←◁',
		'^': '▴▲↑△',
		v: '▾▼↓▽',
		x: '✖✗✘×',
		o: '○●◯◦ø',
		'*': '√✔✓',
		'=': '═',
		'?': '¿',
		"'": '‘’',
		'"': '“”',
		' ': '\u{A0}',
	}).flatMap(([substitute, characters]) =>
		[...characters].map(character => [character.codePointAt(0) ?? 0, substitute] as const),
	),
);

/** What is written for a glyph in this charset. */
export function inCharset(glyph: Glyph, charset: Charset): string {
	if (charset === 'utf-8' || glyph < 0x7f) {
		return glyphText(glyph);
	}

	const columns = glyphColumns(glyph);
	const substitute = substitutes.get(glyphCodePoint(glyph) ?? 0);
	if (substitute !== undefined) {
		return substitute.padEnd(columns);
	}

	// A letter with a mark is still that letter.
	const base = glyphText(glyph).normalize('NFKD').charAt(0);
	return base >= ' ' && base <= '~' ? base.padEnd(columns) : '?'.repeat(columns);
}

/** A text with the sequences of a terminal in it, in this charset; its columns stay the same. */
export function textInCharset(text: string, charset: Charset): string {
	if (charset === 'utf-8') {
		return text;
	}

	return text.replaceAll(/[^\0-\u{7F}]+/gu, beyond =>
		layOut(beyond)
			.filter(glyph => glyph !== tail)
			.map(glyph => inCharset(glyph, charset))
			.join(''),
	);
}
