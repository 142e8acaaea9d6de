import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import xterm from '@xterm/headless';
import {expect, test} from 'vitest';
import {openProgram} from '../harness/open-program.ts';

/** What a terminal shows of these bytes, row by row. */
async function play(bytes: string, columns: number, rows: number): Promise<readonly string[]> {
	const emulator = new xterm.Terminal({cols: columns, rows, allowProposedApi: true});
	await new Promise<void>(resolve => emulator.write(bytes, resolve));
	const {active} = emulator.buffer;
	return Array.from({length: rows}, (_, y) => active.getLine(y)?.translateToString(true).trimEnd() ?? '');
}

/** Where a frame of more than a few cells begins and ends. */
const [frameBegin, frameEnd] = ['\u{1B}[?2026h', '\u{1B}[?2026l'];

test.each([
	['80 × 24', 80, 24, [], /^rollgrid fan-outs +asking AWS… {2}not signed in$/],
	['200 × 50, read-only', 200, 50, ['--read-only'], /^rollgrid fan-outs +read-only {2}asking AWS… {2}not signed in$/],
	['70 × 16, in ASCII', 70, 16, ['--ascii'], /^rollgrid fan-outs +asking AWS\.+ +not signed in$/],
])('the first row is shown alone, and stays: %s', async (_, columns, rows, flags, row) => {
	const console = openProgram(['demo', ...flags], {columns, rows});
	await console.shows(/acme-|use1/);
	const {written} = console;
	const [firstEnd, nextEnd] = [written.indexOf(frameBegin), written.indexOf(frameEnd)];
	const [firstRow = '', ...others] = await play(written.slice(0, firstEnd), columns, rows);
	expect(firstRow).toMatch(row);
	expect(others.filter(Boolean)).toEqual([]);
	// The next frame adds to it, and writes none of its cells again.
	const next = await play(written.slice(0, nextEnd), columns, rows);
	expect(next[0]).toBe(firstRow);
	expect(next.at(-1)).toContain('Enter open');
	expect(written.slice(firstEnd, nextEnd)).not.toContain('rollgrid');
});

test.each([
	['SIGTERM', 143],
	['SIGINT', 130],
	['Ctrl+C', 0],
	['q', 0],
])('%s as soon as the first row is there gives the terminal back', async (end, status) => {
	const console = openProgram(['demo'], {afterwards: 'stty -a'});
	await console.shows(/^rollgrid fan-outs/);
	if (end.startsWith('SIG')) {
		console.signal(end as NodeJS.Signals);
	} else {
		console.press(end === 'q' ? 'q' : '\u{3}');
	}

	await console.shows(`status ${status}`, 'over');
	expect(console.modes()).toMatchObject({screen: 'normal', bracketedPaste: false, wraparound: true});
	expect(console.screen()).not.toMatch(/-icanon|-echo\b/);
});

test('a setting that the console can’t use is told on the shell’s screen', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'rollgrid-first-row-'));
	const commands = {mine: {key: 'q', run: 'true'}};
	writeFileSync(join(folder, 'config.json'), JSON.stringify({commands}), {mode: 0o600});
	const console = openProgram([], {env: {ROLLGRID_CONFIG_DIR: folder}, afterwards: 'true'});
	await console.shows(/commands/, 'status 2', 'over');
	expect(console.modes().screen).toBe('normal');
});
