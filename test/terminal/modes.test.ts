import {existsSync, mkdtempSync, readFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {openPty} from './pty/session.ts';

const entered = '\u{1B}[?1049h';
const left = '\u{1B}[?2004l\u{1B}[?7h\u{1B}[?1049l\u{1B}[?25h';

test('quitting leaves the alternate screen before anything else is said', async () => {
	const {exited, output, pty, sees} = await openPty();
	await sees('keys 0 at 60 × 10');
	expect(output().startsWith(`${entered}\u{1B}[?7l\u{1B}[?25l\u{1B}[?2004h`)).toBe(true);
	pty.write('q');
	expect(await exited).toMatchObject({exitCode: 0});
	expect(output()).toMatch(/\?1049l\u{1B}\[\?25hbye\r\n$/u);
});

test.each([
	['SIGTERM', 15],
	['SIGINT', 2],
	['SIGHUP', 1],
] as const)('%s restores the terminal and still ends the process by the signal', async (signal, number) => {
	const {exited, output, pty, sees} = await openPty();
	await sees('keys 0');
	process.kill(pty.pid, signal);
	expect(await exited).toEqual({exitCode: 0, signal: number});
	expect(output().slice(-(left.length + 30))).toContain(`${left}ended by ${signal}\r\n`);
});

test.each([
	['x', 'an error nobody catches', 'Error: a bug', 1],
	['r', 'a promise nobody awaits', 'Error: a forgotten promise', 1],
	['e', 'an exit in the middle', 'ended by itself', 3],
] as const)('key %s: %s shows on the restored screen', async (key, _, message, code) => {
	const {exited, output, pty, sees} = await openPty();
	await sees('keys 0');
	pty.write(key);
	expect(await exited).toMatchObject({exitCode: code});
	const restoredAt = output().indexOf(left);
	expect(restoredAt).toBeGreaterThan(0);
	expect(output().indexOf(message)).toBeGreaterThan(restoredAt);
});

test('Ctrl-Z stops the process on a restored screen, and continuing paints everything again', async () => {
	const {exited, output, pty, sees} = await openPty();
	await sees('keys 0');
	pty.write('\u{1A}');
	await sees(left);
	await stopped(pty.pid);
	const since = output().length;
	process.kill(pty.pid, 'SIGCONT');
	await sees(entered, since);
	await sees('keys 1 at 60 × 10', since);
	pty.write('q');
	expect(await exited).toMatchObject({exitCode: 0});
});

test('SIGTSTP from outside does what Ctrl-Z does', async () => {
	const {exited, output, pty, sees} = await openPty();
	await sees('keys 0');
	process.kill(pty.pid, 'SIGTSTP');
	await sees(left);
	await stopped(pty.pid);
	const since = output().length;
	process.kill(pty.pid, 'SIGCONT');
	await sees('keys 0', since);
	process.kill(pty.pid, 'SIGTERM');
	expect(await exited).toMatchObject({signal: 15});
});

test('a new size of the window clears and repaints', async () => {
	const {exited, output, pty, sees} = await openPty();
	await sees('at 60 × 10');
	const since = output().length;
	pty.resize(70, 12);
	await sees('at 70 × 12', since);
	expect(output().slice(since)).toContain('\u{1B}[m\u{1B}[r\u{1B}[2J');
	pty.write('q');
	await exited;
});

test('a terminal that takes nothing in doesn’t stop what else the process does', async () => {
	const ticks = join(mkdtempSync(join(tmpdir(), 'ticks-')), 'count');
	const {exited, output, pty, sees} = await openPty({columns: 300, rows: 100, parameters: [ticks]});
	await sees('at 300 × 100');
	pty.pause();
	pty.write('c');
	// Each picture is larger than what the system buffers for a terminal; a hundred ticks later none of them has stopped it.
	await ticksPast(ticks, (await ticksPast(ticks, 0)) + 100);
	const since = output().length;
	pty.resume();
	pty.write('q');
	await sees('bye', since);
	expect(await exited).toMatchObject({exitCode: 0});
});

/** Resolves once the process is stopped, as the kernel sees it. */
async function stopped(pid: number): Promise<void> {
	while (!/\) T /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))) {
		await new Promise(resolve => setImmediate(resolve));
	}
}

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
