import {expect, test} from 'vitest';
import {CellGrid} from '../../source/terminal/cell-grid.ts';
import {textInCharset} from '../../source/terminal/charset.ts';
import {TerminalImage} from '../../source/terminal/diff.ts';
import {Emulator} from './emulator.ts';

test('a terminal that shows ASCII only gets nothing else, in the same columns', async () => {
	const cells = new CellGrid(24, 1);
	cells.write(0, 0, '┌─┐│ ✖ … 日Ａ é 🎉 e\u{301}│');
	const {text, bytes} = new TerminalImage(24, 1, {
		colorDepth: 'none',
		charset: 'ascii',
		canEraseCharacters: false,
	}).frame(cells);
	const emulator = new Emulator(24, 1);
	await emulator.write(text);
	expect(emulator.text()).toEqual(['+-+| x . ??A  e ?? e|']);
	expect(text).toMatch(/^[ -~\r\n\u{8}\u{1B}]*$/u);
	expect(bytes).toBe(text.length);
});

test('a text keeps its sequences and its columns, whatever stands between them', () => {
	expect(textInCharset('\u{1B}[1m√18s ► é 日本\u{1B}[m', 'ascii')).toBe('\u{1B}[1m*18s > e ????\u{1B}[m');
	expect(textInCharset('√ ►', 'utf-8')).toBe('√ ►');
});
