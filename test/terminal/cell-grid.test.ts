import {expect, test} from 'vitest';
import {CellGrid} from '../../source/terminal/cell-grid.ts';
import {TerminalImage} from '../../source/terminal/diff.ts';
import {textWidth} from '../../source/terminal/glyph.ts';
import {styleOf} from '../../source/terminal/style.ts';
import {loadWidths} from '../../source/terminal/width.ts';
import {cellsOf} from './emulator.ts';
import {Random} from './random.ts';

await loadWidths();

const imageOptions = {colorDepth: 'truecolor', charset: 'utf-8', canEraseCharacters: true} as const;

test('text is written from its cell on, cut at the edge, and tells its columns', () => {
	const cells = new CellGrid(6, 2);
	expect(cells.write(1, 0, 'abc')).toBe(3);
	expect(cells.write(4, 1, 'xyz')).toBe(2);
	expect(cells.write(-1, 1, 'pq')).toBe(2);
	expect(cells.write(0, 2, 'below')).toBe(0);
	expect([cells.rowText(0), cells.rowText(1)]).toEqual([' abc', 'q   xy']);
});

test('a text cut at its own limit leaves the rest of the row', () => {
	const cells = new CellGrid(6, 1);
	cells.write(0, 0, '......');
	expect(cells.write(0, 0, 'abcdef', 0, 3)).toBe(3);
	expect(cells.rowText(0)).toBe('abc...');
});

test('a wide character takes two columns, and none where only one is left', () => {
	const cells = new CellGrid(5, 1);
	expect(cells.write(0, 0, '日本語')).toBe(5);
	expect(cells.rowText(0)).toBe('日本');
	expect(textWidth('日本語')).toBe(6);
});

test('overwriting half of a wide character blanks the other half', () => {
	const cells = new CellGrid(6, 1);
	cells.write(0, 0, '日本語');
	cells.write(1, 0, 'x');
	cells.write(4, 0, 'y');
	expect(cells.rowText(0)).toBe(' x本y');
});

test('combining marks stay with their base, and one without a base gets a circle', () => {
	const cells = new CellGrid(8, 1);
	expect(cells.write(0, 0, 'e\u{301}a\u{300}\u{301}')).toBe(2);
	expect(cells.write(2, 0, '\u{301}')).toBe(1);
	expect(cells.rowText(0)).toBe('e\u{301}a\u{300}\u{301}◌\u{301}');
});

test('an emoji sequence is one character of two columns', () => {
	expect(textWidth('👩‍👩‍👧‍👦')).toBe(2);
	expect(textWidth('🇩🇪🇫🇷')).toBe(4);
	expect(textWidth('✔\u{FE0F}')).toBe(2);
});

test('a stack of a thousand marks is cut to what a script may need', () => {
	const cells = new CellGrid(4, 1);
	cells.write(0, 0, `a${'\u{301}'.repeat(1000)}b`);
	expect(cells.rowText(0)).toBe(`a${'\u{301}'.repeat(31)}b`);
});

test('characters that show nothing take no column', () => {
	const cells = new CellGrid(8, 1);
	expect(cells.write(0, 0, 'a\u{200B}b\u{FEFF}c\u{2060}')).toBe(3);
	expect(cells.rowText(0)).toBe('abc');
});

test('control characters are shown, not obeyed', () => {
	const cells = new CellGrid(40, 1);
	const text = '\u{1B}[31mred\u{0}\u{7}\r\n\t\u{7F}\u{9B}2J\u{202E}\u{D800}x';
	cells.write(0, 0, text);
	expect(cells.rowText(0)).toBe('␛[31mred␀␇␍␊␉␡�2J��x');
});

test('clean text passes the gate as it is', () => {
	const cells = new CellGrid(40, 1);
	cells.write(0, 0, 'eu-west-1 · 日本 ✔ e\u{301} 👩‍👧');
	expect(cells.rowText(0)).toBe('eu-west-1 · 日本 ✔ e\u{301} 👩‍👧');
});

test('whatever is written, nothing that a terminal obeys comes out but our own sequences', () => {
	const random = new Random(7);
	const pieces = [
		'\u{1B}',
		'[',
		']52;c;',
		'\u{7}',
		'\u{9B}',
		'\u{9D}',
		'\u{90}',
		'\u{18}',
		'm',
		'?1049l',
		'\u{202E}',
		'\u{2066}',
	];
	const cells = new CellGrid(60, 12);
	const image = new TerminalImage(60, 12, imageOptions);
	for (let count = 0; count < 2000; count++) {
		const text = Array.from({length: 1 + random.below(12)}, () =>
			random.isOneIn(2)
				? random.pick(pieces)
				: String.fromCharCode(random.isOneIn(3) ? random.below(0x2_00) : random.below(0x1_00_00)),
		).join('');
		cells.write(random.below(60), random.below(12), text, styleOf({fg: random.below(256)}));
		const sent = image.frame(cells).text;
		const rest = sent
			.replaceAll(/\u{1B}\[(\?2026[hl]|[\d;]*[mrHGCDABKXdJST])/gu, '')
			.replaceAll(/\r\n|[\r\u{8}]/gu, '');
		expect(rest).not.toMatch(/[\p{Cc}\p{Surrogate}\u{2028}-\u{202E}\u{2066}-\u{2069}\u{200E}\u{200F}\u{61C}]/u);
		expect(sent.isWellFormed()).toBe(true);
	}
});

test('a copied rectangle is cut to both screens, and wide characters at its edges are blanked', () => {
	const from = new CellGrid(6, 1);
	from.write(0, 0, '日本語');
	const to = new CellGrid(6, 1);
	to.write(0, 0, '......');
	to.copyFrom(from, {x: 1, y: 0, columns: 3, rows: 1}, {x: 1, y: 0});
	expect(to.rowText(0)).toBe('. 本..');
	to.copyFrom(from, {x: 4, y: 0, columns: 9, rows: 9}, {x: 5, y: 0});
	expect(to.rowText(0)).toBe('. 本.');
});

test('a fill blanks what sticks out of it, and is cut to the screen', () => {
	const cells = new CellGrid(6, 2);
	cells.write(0, 0, '日本語');
	cells.fill({x: 1, y: 0, columns: 4, rows: 9}, 0, '-');
	expect([cells.rowText(0), cells.rowText(1)]).toEqual([' ----', ' ----']);
});

test('a new size keeps what both sizes have', () => {
	const cells = new CellGrid(6, 2);
	cells.write(0, 0, '日本語');
	cells.write(0, 1, 'abcdef');
	cells.resize(5, 3);
	expect([0, 1, 2].map(y => cells.rowText(y))).toEqual(['日本', 'abcde', '']);
});

test('what can’t be seen on a space is no difference', () => {
	const coloured = new CellGrid(3, 1);
	coloured.write(0, 0, '   ', styleOf({fg: 2, bold: true}));
	expect(cellsOf(coloured)).toEqual(cellsOf(new CellGrid(3, 1)));
	expect(coloured.styles).toEqual(new CellGrid(3, 1).styles);
	const underlined = new CellGrid(3, 1);
	underlined.write(0, 0, '   ', styleOf({underline: true}));
	expect(underlined.styles).not.toEqual(coloured.styles);
});

test('rows as text with colours end in the default style and reset what they set', () => {
	const cells = new CellGrid(8, 2);
	cells.write(0, 0, 'ok', styleOf({fg: 2, bold: true}));
	cells.write(3, 0, 'x', styleOf({fg: '#ff0000'}));
	expect(cells.toAnsiRows('truecolor')).toEqual(['\u{1B}[1;32mok\u{1B}[m \u{1B}[38;2;255;0;0mx\u{1B}[m', '']);
	expect(cells.toAnsiRows('none')).toEqual(['\u{1B}[1mok\u{1B}[m x', '']);
});
