import {expect, test} from 'vitest';
import {copySequence} from '../../source/terminal/clipboard.ts';

/** The text that a terminal would copy. */
const copied = (sequence: string | undefined): string =>
	Buffer.from(/\u{1B}\]52;c;([\w+/=]*)\u{7}/u.exec(sequence ?? '')?.[1] ?? '', 'base64').toString();

test('text travels as base64, so that nothing in it is obeyed', () => {
	const text = 'exec-1 日本 \u{1B}]0;title\u{7}';
	const sequence = copySequence(text, 'none');
	expect(sequence).toMatch(/^\u{1B}\]52;c;[\w+/=]+\u{7}$/u);
	expect(copied(sequence)).toBe(text);
});

test('tmux gets it twice: for itself, and wrapped for the terminal outside', () => {
	const sequence = copySequence('abc', 'tmux');
	expect(sequence).toBe('\u{1B}]52;c;YWJj\u{7}\u{1B}Ptmux;\u{1B}\u{1B}]52;c;YWJj\u{7}\u{1B}\\');
});

test('screen gets it in strings of at most 768 bytes, which put together are the sequence', () => {
	const text = 'x'.repeat(3000);
	const strings = [
		...(copySequence(text, 'screen') ?? '').matchAll(/\u{1B}P([^\u{1B}]*|\u{1B}\][^\u{1B}]*)\u{1B}\\/gu),
	];
	expect(strings.length).toBeGreaterThan(5);
	expect(Math.max(...strings.map(([whole]) => whole.length))).toBeLessThanOrEqual(768);
	expect(copied(strings.map(([, part]) => part).join(''))).toBe(text);
});

test('a text that terminals cut off isn’t copied at all', () => {
	expect(copySequence('x'.repeat(74_994), 'none')).toBeDefined();
	expect(copySequence('x'.repeat(74_995), 'none')).toBeUndefined();
	expect(copySequence('日'.repeat(25_000), 'none')).toBeUndefined();
});
