import {expect, test} from 'vitest';
import {breakRows} from '../../../source/core/status/text-rows.ts';
import {textWidth} from '../../../source/terminal/glyph.ts';
import fc from '../../harness/fast-check.ts';

test('a long line is broken behind a space, or where the row is full', () => {
	expect(breakRows('Step timed out while', 9)).toEqual(['Step ', 'timed ', 'out while']);
	expect(breakRows('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
	expect(breakRows('', 3)).toEqual(['']);
});

test('wide characters take two columns, and marks stay with their character', () => {
	expect(breakRows('東京都庁', 5)).toEqual(['東京', '都庁']);
	expect(breakRows('ae\u0301b', 2)).toEqual(['ae\u0301', 'b']);
});

test('no row is wider than the screen, and the rows together are the text', () => {
	fc.assert(
		fc.property(fc.string({unit: 'grapheme'}), fc.integer({min: 2, max: 40}), (text, columns) => {
			const rows = breakRows(text, columns);
			expect(rows.join('')).toBe(text);
			for (const row of rows) {
				expect(textWidth(row)).toBeLessThanOrEqual(columns);
			}
		}),
	);
});
