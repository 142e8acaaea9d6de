import {expect, test} from 'vitest';
import {SgrTable} from '../../source/terminal/sgr.ts';
import {parseSgr} from '../../source/terminal/sgr-parser.ts';
import {type StyleOptions, styleOf, withStyle} from '../../source/terminal/style.ts';
import {Random} from './random.ts';

const esc = '\u{1B}';

test('equal looks are equal numbers, and the default is 0', () => {
	expect(styleOf({})).toBe(0);
	expect(styleOf({fg: 1, bold: true})).toBe(styleOf({bold: true, fg: 1, dim: false}));
	expect(styleOf({fg: '#FF0000'})).toBe(styleOf({fg: '#ff0000'}));
});

test('a style put over another replaces what it names and keeps the rest', () => {
	const base = styleOf({fg: 2, bg: 4, bold: true});
	expect(withStyle(base, {inverse: true, bold: false})).toBe(styleOf({fg: 2, bg: 4, inverse: true}));
	expect(withStyle(base, {fg: 'default'})).toBe(styleOf({bg: 4, bold: true}));
	expect(withStyle(base, {})).toBe(base);
});

test('a colour that doesn’t exist is refused', () => {
	expect(() => styleOf({fg: 256})).toThrow(RangeError);
	expect(() => styleOf({bg: '#12345'})).toThrow(RangeError);
});

test.each([
	['truecolor', '38;2;255;128;0'],
	['256', '38;5;208'],
	['16', '33'],
] as const)('orange is shown in %s as %s', (depth, parameters) => {
	expect(new SgrTable(depth).change(0, styleOf({fg: '#ff8000'}))).toBe(`${esc}[${parameters}m`);
});

test('without colours attributes remain', () => {
	const table = new SgrTable('none');
	expect(table.change(0, styleOf({fg: 1, bg: '#ffffff'}))).toBe('');
	expect(table.change(0, styleOf({fg: 1, inverse: true}))).toBe(`${esc}[7m`);
});

test.each<readonly [StyleOptions, StyleOptions, string]>([
	[{fg: 1}, {fg: 2}, '32'],
	[{fg: 1, bold: true}, {fg: 1}, '22'],
	[{fg: 1, bold: true, underline: true}, {fg: 2}, ';32'],
	[{bold: true}, {dim: true}, ';2'],
	[{bold: true}, {}, ''],
	[{fg: 9, bg: 17}, {fg: 9}, '49'],
	[{bold: true, dim: true}, {bold: true}, ';1'],
])('from %o to %o is CSI %s m', (from, to, parameters) => {
	expect(new SgrTable('256').change(styleOf(from), styleOf(to))).toBe(`${esc}[${parameters}m`);
});

test('every change, read back, ends in the style it was made for', () => {
	const random = new Random(3);
	const table = new SgrTable('truecolor');
	const color = () => random.pick([undefined, 1, 7, 8, 15, 16, 231, 255, '#010203', '#fffefd'] as const);
	const look = () =>
		styleOf({
			fg: color(),
			bg: color(),
			bold: random.isOneIn(3),
			dim: random.isOneIn(3),
			italic: random.isOneIn(3),
			underline: random.isOneIn(3),
			inverse: random.isOneIn(3),
			strikethrough: random.isOneIn(3),
		});
	for (let count = 0; count < 3000; count++) {
		const from = look();
		const to = look();
		const change = table.change(from, to);
		expect(change === '' ? from : parseSgr(change.slice(2, -1), from)).toBe(to);
	}
});

test('colours are read with colons and with semicolons', () => {
	const orange = styleOf({fg: '#ff8000'});
	expect(parseSgr('38;2;255;128;0', 0)).toBe(orange);
	expect(parseSgr('38:2::255:128:0', 0)).toBe(orange);
	expect(parseSgr('38:2:255:128:0', 0)).toBe(orange);
	expect(parseSgr('38;5;208;1;4:0', 0)).toBe(styleOf({fg: 208, bold: true}));
	expect(parseSgr('97;104', 0)).toBe(styleOf({fg: 15, bg: 12}));
});
