import {spawnSync} from 'node:child_process';
import {chmodSync, mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {afterAll, describe, expect, test} from 'vitest';
import {buildProgram, node} from '../harness/built-program.ts';
import {openProgram, openPty} from '../harness/open-program.ts';
import type {PtyTerminal} from '../harness/pty-terminal.ts';
import {answersAfter} from '../harness/terminal-replies.ts';

const size = {columns: 100, rows: 30};
const farewell =
	/^(The demo ends here, and its world with it\. On AWS the fan-outs go on\.|Fan-outs go on\. To come back: .*)$/;
/** A terminal, or a multiplexer in it, that has no alternate screen. */
const withoutAlternateScreen = (bytes: string): string => bytes.replaceAll(/\u{1B}\[\?1049[hl]/gu, '');
const has = (name: string): boolean => spawnSync(name, ['-V']).error === undefined;

/** The lines at the end of the screen, blank ones behind them left out. */
function lastLines(terminal: PtyTerminal, count: number): readonly string[] {
	return terminal.screen().trimEnd().split('\n').slice(-count);
}

describe.each([
	['cells', []],
	['--plain-ink', ['--plain-ink']],
])('drawn as %s', (_, flags) => {
	test('without an alternate screen what is said at the end stands on lines of its own', async () => {
		const terminal = openProgram(['demo', ...flags], {...size, garble: withoutAlternateScreen, afterwards: 'true'});
		await terminal.shows(/use1/, /InProgress/, /Enter open/);
		terminal.press('q');
		await terminal.shows('over');
		expect(lastLines(terminal, 3)).toEqual([expect.stringMatching(farewell), 'status 0', 'over']);
	});

	test.each(['linux', 'vt220'])('TERM=%s, whose font has few signs, gets letters', async name => {
		const terminal = openProgram(['demo', ...flags], {...size, name});
		await terminal.shows(/use1/, /InProgress/, /^\S*> ?\S|^>/);
		terminal.press('c');
		await terminal.shows(/Cancel the fan-out/);
		expect(terminal.written).not.toMatch(/[^\0-\u{7F}]/u);
	});

	test('answers that come late don’t reach the shell', async () => {
		// The shell says what it was typed within a second after the end.
		const afterwards =
			'stty -icanon -echo min 0 time 10; printf "typed <%s>" "$(dd bs=100 count=1 2>/dev/null | tr -d "\\033")"';
		const terminal = openProgram(['demo', ...flags], {...size, habit: answersAfter(900), afterwards});
		await terminal.shows(/use1/, /InProgress/);
		// A question is asked about at once, and left by Ctrl+C before the answer is there.
		const {length} = terminal.queries;
		terminal.press('c');
		await terminal.becomes(() => terminal.queries.length > length);
		terminal.press('\u{3}');
		await terminal.shows('typed <>', 'over');
	});
});

const session = `rollgrid-${process.pid}`;
const screenFolder = mkdtempSync(join(tmpdir(), 'screen-'));
chmodSync(screenFolder, 0o700);

describe.runIf(has('screen'))('in GNU screen as it comes, without an alternate screen', () => {
	// Its server outlives the terminal.
	afterAll(() => {
		spawnSync('screen', ['-S', session, '-X', 'quit'], {env: {...process.env, SCREENDIR: screenFolder}});
	});

	test('the last line is clean, and the picture was whole', async () => {
		const terminal = openInScreen();
		await terminal.shows(/use1/, /InProgress/, /Enter open/);
		terminal.press('q');
		await terminal.shows(farewell, /^status 0$/);
		expect(lastLines(terminal, 2)).toEqual([expect.stringMatching(farewell), 'status 0']);
	});
});

describe.runIf(has('tmux'))('in tmux with the alternate screen off', () => {
	afterAll(() => void spawnSync('tmux', ['-L', session, 'kill-server']));

	test('the last line is clean, and the picture was whole', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'tmux-'));
		const settings = join(folder, 'tmux.conf');
		writeFileSync(
			settings,
			'set -g alternate-screen off\nset -g status off\nset -g default-terminal screen-256color\n',
		);
		const terminal = openPty({
			...size,
			command: ['tmux', '-L', session, '-f', settings, 'new-session', saysStatus()],
		});
		await terminal.shows(/use1/, /InProgress/, /Enter open/);
		terminal.press('q');
		await terminal.shows(farewell, /^status 0$/);
		expect(lastLines(terminal, 2)).toEqual([expect.stringMatching(farewell), 'status 0']);
	});
});

/** The demo under a shell that tells how it ended, and stays until a line is typed. */
const saysStatus = (): string => `${node.join(' ')} '${buildProgram()}' demo; echo "status $?"; read -r line`;

function openInScreen(): PtyTerminal {
	const settings = join(screenFolder, 'screenrc');
	writeFileSync(settings, 'startup_message off\n');
	const command = ['screen', '-U', '-S', session, '-c', settings, 'sh', '-c', saysStatus()];
	return openPty({...size, command, env: {SCREENDIR: screenFolder}});
}
