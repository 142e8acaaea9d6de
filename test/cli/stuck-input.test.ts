import {describe, expect, test} from 'vitest';
import {openProgram} from '../harness/open-program.ts';
import type {PtyTerminal} from '../harness/pty-terminal.ts';
import {garblesAnswers} from '../harness/terminal-replies.ts';

async function openDemo(flags: readonly string[], more: Parameters<typeof openProgram>[1] = {}): Promise<PtyTerminal> {
	const terminal = openProgram(['demo', ...flags], {columns: 100, rows: 30, ...more});
	await terminal.shows(/use1/, /InProgress/);
	return terminal;
}

describe.each([
	['cells', []],
	['--plain-ink', ['--plain-ink']],
])('drawn as %s', (_, flags) => {
	test('a paste without its end swallows no key for ever', async () => {
		const terminal = await openDemo(flags);
		expect(terminal.modes().bracketedPaste).toBe(true);
		terminal.press('/');
		await terminal.shows('Enter keeps it');
		terminal.press('\u{1B}[200~media');
		// A paste ends after a second without input: the part that arrived is typed.
		await terminal.shows(/^\/media/);
		terminal.press('\u{1B}');
		await terminal.becomes(() => !terminal.screen().includes('Enter keeps it'), 'the end of the search');
		terminal.press('?');
		await terminal.shows(/Keys/);
	});

	test('Ctrl+C ends a paste without its end, and the console with it', async () => {
		const terminal = await openDemo(flags);
		terminal.press('\u{1B}[200~abc');
		await terminal.pressUntil('\u{3}', () => terminal.modes().screen === 'normal');
		expect(await terminal.gone).toMatchObject({exitCode: 0});
	});

	test('Alt with an arrow isn’t Esc, in the words of PuTTY and rxvt; nor is what a key says when it is let go', async () => {
		const terminal = await openDemo(flags);
		terminal.press('?');
		await terminal.shows(/Keys/);
		terminal.press('\u{1B}\u{1B}[A', '\u{1B}[27;1:3u', '\u{1B}[113;1:3u', '\u{1B}[7$', '\u{13}', '\u{11}');
		terminal.press('L');
		await terminal.shows(/log/);
		terminal.press('\u{1B}');
		// Back at the help, where it would not be had one of them led out of it.
		await terminal.shows(/Keys/);
	});
});

test('answers with a byte lost leave neither keys nor a dead screen behind', async () => {
	const terminal = await openDemo([], {habit: garblesAnswers()});
	terminal.press('?');
	await terminal.shows(/Keys/);
	terminal.press('\u{1B}');
	await terminal.shows(/use1/);
	terminal.press('q');
	expect(await terminal.gone).toMatchObject({exitCode: 0});
});
