import {expect, test} from 'vitest';
import {guardText, printJson, toPrintable, toPrintableLine} from '../../../source/core/status/printable.ts';
import fc from '../../harness/fast-check.ts';

test('escapes, bells and NULs become visible signs', () => {
	expect(toPrintableLine('a\u001B[2Jb\u0007\u0000')).toBe('a␛[2Jb␇␀');
});

test('what turns the writing direction, and lone surrogates, leave a sign', () => {
	expect(toPrintableLine('abc\u202Edef\uD800')).toBe('abc�def�');
});

test('line breaks stay where lines are laid out, and become a sign on a single line', () => {
	expect(toPrintable('a\r\nb\tc')).toBe('a\nb  c');
	expect(toPrintableLine('a\nb')).toBe('a¶b');
});

test('ordinary text of any script stays as it is', () => {
	expect(toPrintable('Zürich 東京 café 🚀')).toBe('Zürich 東京 café 🚀');
});

test('nothing that a terminal obeys is left of any text', () => {
	fc.assert(
		fc.property(fc.string({unit: 'binary'}), text => {
			expect(toPrintableLine(text)).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
		}),
	);
});

test('JSON is the same value when it is read back, and nothing in it is obeyed by a terminal', () => {
	fc.assert(
		fc.property(fc.jsonValue(), fc.string({unit: 'binary'}), (value, text) => {
			const printed = printJson({value, text});
			expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify({value, text})));
			expect(printed).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
		}),
	);
});

test('the guard before a stream keeps tabs and line breaks, and nothing else that a terminal obeys', () => {
	expect(guardText('a\tb\n\u001B[2Jc\u009B1m')).toBe('a\tb\n␛[2Jc�1m');
});

test('the line ends of CSV pass the guard of the streams; a carriage return by itself does not', () => {
	expect(guardText('a,b\r\nc,d\r\n')).toBe('a,b\r\nc,d\r\n');
	expect(guardText('safe\revil\r')).toBe('safe␍evil␍');
});
