import {describe, expect, test} from 'vitest';
import {openProgram} from '../harness/open-program.ts';
import type {PtyTerminal} from '../harness/pty-terminal.ts';
import {answersTwice, staysSilent} from '../harness/terminal-replies.ts';

const question = /Cancel .*\?/;
/** What the question says to a key that isn't an answer. */
const usualLine = 'n or Esc to leave';

/** The demo, with its fan-out under way on the screen. */
async function openDemo(flags: readonly string[], more: Parameters<typeof openProgram>[1] = {}): Promise<PtyTerminal> {
	const terminal = openProgram(['demo', ...flags], {columns: 100, rows: 30, ...more});
	await terminal.shows(/use1/, /Acme-PatchFleet/, /InProgress|running/);
	return terminal;
}

describe.each([
	['cells', []],
	['--plain-ink', ['--plain-ink']],
])('drawn as %s', (_, flags) => {
	test('a text that a terminal pastes without marks opens no question', async () => {
		const terminal = await openDemo(flags);
		terminal.press('cycle');
		// `y` opens what can be copied, and nothing of the rest is in it.
		await terminal.shows('Copy what?', 'Press y');
		terminal.press('\u{1B}');
		await terminal.becomes(() => !terminal.screen().includes('Copy what?'));
		expect(terminal.screen()).toMatch(/InProgress/);
		terminal.press('c');
		await terminal.shows(question);
	});

	test('a key that comes before the question was taken in answers nothing, the same key after it does', async () => {
		const terminal = await openDemo(flags);
		terminal.hold();
		terminal.press('c');
		await terminal.shows(question);
		terminal.press('n');
		await terminal.shows(question, usualLine);
		terminal.release();
		await terminal.pressUntil('n', () => !question.test(terminal.screen()));
	});

	test('two keys in one read open no question, nor answer one', async () => {
		const terminal = await openDemo(flags);
		terminal.press('jc');
		await terminal.shows('press it alone');
		terminal.press('c');
		await terminal.shows(question);
		terminal.press('xn');
		await terminal.shows(question, usualLine);
	});

	test('a terminal that answers nothing is given a moment, and one that answers twice is believed once', async () => {
		const silent = await openDemo(flags, {habit: staysSilent});
		silent.press('c');
		await silent.shows(question);
		const from = performance.now();
		await silent.pressUntil('n', () => !question.test(silent.screen()));
		expect(performance.now() - from).toBeGreaterThan(100);
		const doubled = await openDemo(flags, {habit: answersTwice});
		doubled.press('c');
		await doubled.shows(question);
		// On the matrix below, n goes to the next failure: one press too many changes nothing that is read here.
		await doubled.pressUntil('n', () => !question.test(doubled.screen()));
	});

	test('keys that move may come several in one read', async () => {
		const terminal = await openDemo(flags);
		terminal.press('?');
		await terminal.shows(/Keys/);
		terminal.press('\u{1B}');
		await terminal.shows(/use1/);
		terminal.press('jjl?');
		await terminal.shows(/Keys/);
	});
});
