import {existsSync, mkdtempSync, readFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {openPty} from './pty/session.ts';

const entered = '\u{1B}[?1049h';
const left = '\u{1B}[?2004l\u{1B}[9999;1H\u{1B}[2K\u{1B}[?7h\u{1B}[?1049l\u{1B}[?25h';

test('quitting leaves the alternate screen before anything else is said', async () => {
	const app = await openPty();
	await app.sees('keys 0 at 60 × 10');
	expect(app.written.startsWith(`${entered}\u{1B}[?7l\u{1B}[?25l\u{1B}[?2004h`)).toBe(true);
	app.press('q');
	expect(await app.gone).toMatchObject({exitCode: 0});
	expect(app.written).toMatch(/\?1049l\u{1B}\[\?25hbye\r\n$/u);
});

test.each([
	['SIGTERM', 15],
	['SIGINT', 2],
	['SIGHUP', 1],
] as const)('%s restores the terminal and still ends the process by the signal', async (signal, number) => {
	const app = await openPty();
	await app.sees('keys 0');
	app.signal(signal);
	expect(await app.gone).toMatchObject({exitCode: 0, signal: number});
	expect(app.written.slice(-(left.length + 30))).toContain(`${left}ended by ${signal}\r\n`);
});

test.each([
	['x', 'an error nobody catches', 'Error: a bug', 1],
	['r', 'a promise nobody awaits', 'Error: a forgotten promise', 1],
	['e', 'an exit in the middle', 'ended by itself', 3],
] as const)('key %s: %s shows on the restored screen', async (key, _, message, code) => {
	const app = await openPty();
	await app.sees('keys 0');
	app.press(key);
	expect(await app.gone).toMatchObject({exitCode: code});
	const restoredAt = app.written.indexOf(left);
	expect(restoredAt).toBeGreaterThan(0);
	expect(app.written.indexOf(message)).toBeGreaterThan(restoredAt);
});

test('Ctrl-Z stops the process on a restored screen, and continuing paints everything again', async () => {
	const app = await openPty();
	await app.sees('keys 0');
	app.press('\u{1A}');
	await app.sees(left);
	await app.turns(() => app.isStopped(), 'the stop');
	const since = app.written.length;
	app.signal('SIGCONT');
	await app.sees(entered, since);
	await app.sees('keys 1 at 60 × 10', since);
	app.press('q');
	expect(await app.gone).toMatchObject({exitCode: 0});
});

test('SIGTSTP from outside does what Ctrl-Z does', async () => {
	const app = await openPty();
	await app.sees('keys 0');
	app.signal('SIGTSTP');
	await app.sees(left);
	await app.turns(() => app.isStopped(), 'the stop');
	const since = app.written.length;
	app.signal('SIGCONT');
	await app.sees('keys 0', since);
	app.signal('SIGTERM');
	expect(await app.gone).toMatchObject({signal: 15});
});

test('a new size of the window clears and repaints', async () => {
	const app = await openPty();
	await app.sees('at 60 × 10');
	const since = app.written.length;
	app.resize(70, 12);
	await app.sees('at 70 × 12', since);
	expect(app.written.slice(since)).toContain('\u{1B}[m\u{1B}[r\u{1B}[2J');
	app.press('q');
	await app.gone;
});

test('a terminal that takes nothing in doesn’t stop what else the process does', async () => {
	const ticks = join(mkdtempSync(join(tmpdir(), 'ticks-')), 'count');
	const app = await openPty({columns: 300, rows: 100, parameters: [ticks]});
	await app.sees('at 300 × 100');
	app.pty.pause();
	app.press('c');
	// Each picture is larger than what the system buffers for a terminal; a hundred ticks later none of them has stopped it.
	await ticksPast(ticks, (await ticksPast(ticks, 0)) + 100);
	const since = app.written.length;
	app.pty.resume();
	app.press('q');
	await app.sees('bye', since);
	expect(await app.gone).toMatchObject({exitCode: 0});
});

/** Resolves with the number of ticks once it has passed a number. */
async function ticksPast(path: string, count: number): Promise<number> {
	for (;;) {
		const ticks = existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0;
		if (ticks > count) {
			return ticks;
		}

		await new Promise(resolve => setImmediate(resolve));
	}
}
