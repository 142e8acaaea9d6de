import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import process from 'node:process';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {type Simulator, startSimulator} from '../../source/simulator/simulator.ts';
import {startDemoFanOut} from '../../source/simulator/worlds/demo.ts';
import {openProgram} from '../harness/open-program.ts';
import type {PtyTerminal} from '../harness/pty-terminal.ts';

const target = '627493018552';
let simulator: Simulator;
let executionId = '';
beforeAll(async () => {
	simulator = await startSimulator({world: 'demo', throttle: false});
	executionId = startDemoFanOut(simulator.world);
});
afterAll(() => simulator.close());

type Surroundings = {
	readonly settings?: object;
	readonly env?: Readonly<Record<string, string>>;
	/** Programs on the PATH, by name: what `sh` does. */
	readonly scripts?: Readonly<Record<string, string>>;
	readonly rows?: number;
};

type Opened = {readonly terminal: PtyTerminal; readonly folder: string};

/** The console on the demo's fan-out, the cursor on a target account's first location. */
async function open(
	flags: readonly string[],
	{settings = {}, env = {}, scripts = {}, rows = 36}: Surroundings = {},
): Promise<Opened> {
	const folder = mkdtempSync(join(tmpdir(), 'rollgrid-programs-'));
	write(join(folder, 'config', 'config.json'), JSON.stringify(settings));
	for (const [name, script] of Object.entries(scripts)) {
		write(join(folder, 'bin', name), `#!/bin/sh\n${script}\n`, 0o755);
	}

	const terminal = openProgram(['watch', ...flags, executionId], {
		columns: 120,
		rows,
		afterwards: 'true',
		env: {
			...simulator.env,
			AWS_PROFILE: '',
			HOME: folder,
			TMPDIR: join(folder, 'tmp'),
			FOLDER: folder,
			SHELL: '/bin/bash',
			ROLLGRID_CONFIG_DIR: join(folder, 'config'),
			ROLLGRID_STATE_DIR: join(folder, 'state'),
			PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
			...env,
		},
	});
	mkdirSync(join(folder, 'tmp'));
	await terminal.shows(/acme-backup/, /use1/);
	terminal.press('j');
	await terminal.shows(/^[^ -] *acme-backup/);
	return {terminal, folder};
}

function write(path: string, text: string, mode = 0o600): void {
	mkdirSync(dirname(path), {recursive: true, mode: 0o700});
	writeFileSync(path, text, {mode});
}

const type = (terminal: PtyTerminal, line: string): void => terminal.press(`${line}\r`);

/** Every byte that the console has left on disk. */
function everythingIn(folder: string): string {
	return readdirSync(folder, {recursive: true, encoding: 'utf8'})
		.map(name => join(folder, name))
		.filter(path => statSync(path).isFile())
		.map(path => readFileSync(path, 'utf8'))
		.join('\n');
}

/** Folders for programs that are still there. */
const leftIn = (folder: string) => readdirSync(join(folder, 'tmp')).filter(name => name.startsWith('rollgrid-'));

const actionsIn = (folder: string) =>
	readFileSync(join(folder, 'state', 'actions.ndjson'), 'utf8')
		.trim()
		.split('\n')
		.map(line => JSON.parse(line));

describe.each([
	['cells', []],
	['--plain-ink', ['--plain-ink']],
])('drawn as %s', (_, flags) => {
	test('! opens a shell with the location’s session, and exit comes back to the same picture', async () => {
		const {terminal, folder} = await open(flags);
		terminal.press('!');
		await terminal.shows(
			`rollgrid: a shell in ${target}/us-east-1 by role RollgridOperatorRole`,
			`(${target}/us-east-1) `,
		);
		expect(terminal.modes()).toEqual({
			screen: 'normal',
			bracketedPaste: expect.any(Boolean),
			wraparound: true,
			mouse: 'none',
		});
		type(
			terminal,
			'echo "<$AWS_REGION $AWS_DEFAULT_REGION [$AWS_PROFILE] $(printf %s "$AWS_SESSION_TOKEN" | wc -c) $ROLLGRID_LOCATION>"',
		);
		await terminal.shows(new RegExp(`^<us-east-1 us-east-1 \\[\\] [1-9]\\d* ${target}/us-east-1>`));
		type(
			terminal,
			'umask 77; env | grep ^AWS_S > $FOLDER/tmp/keys; ps -eo args > $FOLDER/tmp/ps; ls -d $FOLDER/tmp/rollgrid-*/* | wc -l',
		);
		await terminal.turns(() => existsSync(join(folder, 'tmp', 'ps')), 'the list of processes');
		const secrets = readFileSync(join(folder, 'tmp', 'keys'), 'utf8')
			.trim()
			.split('\n')
			.map(line => line.slice(line.indexOf('=') + 1));
		type(terminal, 'rm $FOLDER/tmp/keys; exit 3');
		await terminal.shows(/^[^ -] *acme-backup/, 'ended with exit status 3');
		expect(terminal.modes().screen).toBe('alternate');
		expect(secrets).toHaveLength(2);
		for (const secret of secrets) {
			expect(everythingIn(folder)).not.toContain(secret);
		}

		expect(leftIn(folder)).toEqual([]);
		expect(actionsIn(folder)).toMatchObject([
			{
				phase: 'sent',
				account: target,
				region: 'us-east-1',
				operation: 'OpenShell',
				through: 'role RollgridOperatorRole',
			},
			{phase: 'answered', operation: 'OpenShell', answer: {errorCode: 'ExitStatus3'}},
		]);
		terminal.press('q');
		await terminal.shows('over');
	});

	test('Ctrl+C and Ctrl+Z are the program’s, a new size is seen, and the console follows meanwhile', async () => {
		const reads = `trap 'echo caught' INT; cat "$1"; while :; do read -r word && break; done`;
		const {terminal} = await open(flags, {env: {PAGER: 'own-pager'}, scripts: {'own-pager': reads}});
		terminal.press('e');
		await terminal.shows(/› failures/, /^[^ -] .*(Failure|role|Step|error)/);
		terminal.press('v');
		await terminal.shows(/^Locations: \d/);
		const calls = simulator.calls.length;
		terminal.press('\u{3}');
		await terminal.shows('caught');
		terminal.press('\u{1A}');
		await terminal.shows('^Z');
		terminal.resize(100, 30);
		await terminal.turns(() => simulator.calls.length > calls, 'a read meanwhile');
		// It has been continued if it takes this line; then Enter is waited for, as nobody knows this pager.
		type(terminal, 'word');
		await terminal.shows('[Enter goes back to rollgrid]');
		terminal.press('\r');
		await terminal.shows(/› failures/, /help/);
		expect(terminal.modes().screen).toBe('alternate');
		const lines = terminal.screen().split('\n');
		expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(100);
		expect(lines[29]).toMatch(/help/);
		terminal.press('\u{1B}');
		await terminal.shows(/^[^ -] *acme-backup/);
	});
});

test('a text goes to the editor in a private file that is gone after, masked and with its escapes shown', async () => {
	const {terminal, folder} = await open([], {
		env: {EDITOR: 'own-editor -x', VISUAL: ''},
		scripts: {
			'own-editor': 'stat -c "%a %n" "$2" "$(dirname "$2")" > "$FOLDER/seen"; cat "$2" >> "$FOLDER/seen"; read -r word',
		},
	});
	terminal.press('e');
	await terminal.shows(/› failures/, /^[^ -] .*(Failure|role|Step|error)/);
	terminal.press('e');
	await terminal.turns(() => existsSync(join(folder, 'seen')), 'the editor');
	await terminal.becomes(() => terminal.modes().screen === 'normal');
	terminal.press('\r');
	await terminal.becomes(() => terminal.modes().screen === 'alternate');
	const [file, parent, ...text] = readFileSync(join(folder, 'seen'), 'utf8').split('\n');
	expect(file).toMatch(/^600 .*\/rollgrid-\w+\/failure\.txt$/);
	expect(parent).toMatch(/^700 /);
	expect(text.join('\n')).toMatch(/Locations: \d+\n\d{12}\//);
	expect(leftIn(folder)).toEqual([]);
});

test('O opens the execution in the browser of BROWSER; without one the link is copied, and that is said', async () => {
	const {terminal, folder} = await open([], {
		env: {BROWSER: 'own-browser'},
		scripts: {'own-browser': 'echo "$1" > "$FOLDER/url.part"; mv "$FOLDER/url.part" "$FOLDER/url"'},
	});
	terminal.press('O');
	await terminal.shows('Opened in the browser');
	await terminal.turns(() => existsSync(join(folder, 'url')), 'the link');
	expect(readFileSync(join(folder, 'url'), 'utf8')).toContain(`/systems-manager/automation/execution/${executionId}?`);

	const without = await open([], {env: {BROWSER: '', DISPLAY: '', WAYLAND_DISPLAY: ''}});
	without.terminal.press('O');
	await without.terminal.shows(/No browser here: (copied|sent) the link/);
});

const settings = {
	commands: {
		'Show where': {key: 'I', run: 'echo "in" {account} {region} {accountName}; echo $AWS_REGION-', readOnly: true},
		'Change it': {key: 'f5', run: 'echo changed {fanOutId}', session: true},
	},
};

test('a command of the settings runs by its key, its placeholders filled in, and stands in help and palette', async () => {
	const {terminal, folder} = await open([], {settings, rows: 60});
	terminal.press('I');
	await terminal.shows(`in ${target} us-east-1 acme-backup`, '[Enter goes back to rollgrid]');
	terminal.press('\r');
	await terminal.shows(/^[^ -] *acme-backup/);
	terminal.press('\u{1B}[15~');
	await terminal.shows('Run Change it?', `echo changed ${executionId}`, 'with the session of 627493018552/us-east-1');
	await terminal.answer('y', /Run Change it\?/);
	await terminal.shows(`changed ${executionId}`, '[Enter goes back to rollgrid]');
	terminal.press('\r');
	await terminal.shows(/^[^ -] *acme-backup/);
	expect(actionsIn(folder)).toMatchObject([
		{operation: 'RunOwnCommand', phase: 'sent', through: null, request: {name: 'Show where'}},
		{operation: 'RunOwnCommand', phase: 'answered', answer: {errorCode: null}},
		{operation: 'RunOwnCommand', phase: 'sent', through: 'role RollgridOperatorRole', request: {name: 'Change it'}},
		{operation: 'RunOwnCommand', phase: 'answered', answer: {errorCode: null}},
	]);
	terminal.press('?');
	await terminal.shows('Your own commands', /I +Show where/, /f5 +Change it/);
	terminal.press('\u{1B}');
	await terminal.shows(/^[^ -] *acme-backup/);
	terminal.press(':');
	terminal.press('show where');
	await terminal.shows(/Show where +I/);
});

test('read-only refuses the shell and what may change something, and runs what says that it doesn’t', async () => {
	const {terminal, folder} = await open(['--read-only'], {settings});
	terminal.press('!');
	await terminal.shows(/--read-only/, /:arm 15m/);
	terminal.press('\u{1B}[15~');
	await terminal.shows(/"readOnly": true/);
	terminal.press('I');
	await terminal.shows(`in ${target} us-east-1`);
	terminal.press('\r');
	await terminal.shows(/^[^ -] *acme-backup/);
	expect(actionsIn(folder).map(({request}) => request.name)).toEqual(['Show where', 'Show where']);
});

test.each([
	['an unknown placeholder', {X: {run: 'echo {where}'}}, '"X" has the placeholder {where}, which there isn\'t'],
	['a key that is taken', {X: {key: 'e', run: 'true'}}, '"X" has the key e, which is taken: failures grouped by cause'],
	['no name', {' ': {run: 'true'}}, '" " has no name that could be shown'],
])('%s is told at the start, with where and what to do', async (_, commands, told) => {
	const folder = mkdtempSync(join(tmpdir(), 'rollgrid-programs-'));
	write(join(folder, 'config.json'), JSON.stringify({commands}));
	const terminal = openProgram(['watch', executionId], {
		columns: 300,
		env: {...simulator.env, ROLLGRID_CONFIG_DIR: folder, ROLLGRID_STATE_DIR: folder},
		afterwards: 'true',
	});
	await terminal.shows(told, join(folder, 'config.json'), 'rollgrid config unset commands', 'status 2');
});
