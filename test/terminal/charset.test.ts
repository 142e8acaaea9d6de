import {expect, test} from 'vitest';
import {TerminalImage} from '../../source/terminal/diff.ts';
import {Screen} from '../../source/terminal/screen.ts';

test('a terminal that shows ASCII only gets nothing else, in the same columns', () => {
	const screen = new Screen(24, 1);
	screen.write(0, 0, '┌─┐│ ✖ … 日Ａ é 🎉 e\u{301}│');
	const {text, bytes} = new TerminalImage(24, 1, {
		colorDepth: 'none',
		charset: 'ascii',
		canEraseCharacters: false,
	}).frame(screen);
	const shown = text.replaceAll(/\u{1B}\[[^a-zA-Z]*[a-zA-Z]/gu, '');
	expect(shown).toContain('+-+| x . ??A  e ?? e|');
	expect(shown).toMatch(/^[ -~\r\n\u{8}]*$/u);
	expect(bytes).toBe(text.length);
});
