import {expect, test} from 'vitest';
import {wrapText} from '../../../source/core/status/wrap-text.ts';

test('a text is broken at spaces, with an indent from the second line on', () => {
	expect(wrapText('Where       four locations in one', 24, '    ')).toEqual([
		'Where       four',
		'    locations in one',
	]);
});

test('a word longer than a line is cut', () => {
	expect(wrapText('arn:aws:iam::111122223333:role/Long', 16)).toEqual(['arn:aws:iam::111', '122223333:role/L', 'ong']);
});

test('lines of the text stay lines, and an empty text is one empty line', () => {
	expect(wrapText('one\n\ntwo', 20)).toEqual(['one', '', 'two']);
	expect(wrapText('', 20)).toEqual(['']);
});
