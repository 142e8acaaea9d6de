import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, writeFileSync} from 'node:fs';
import {type AddressInfo, createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import {afterEach, beforeAll, expect, test} from 'vitest';
import {buildProgram, node} from '../harness/built-program.ts';
import {openPty} from '../harness/open-program.ts';

let program = '';
beforeAll(() => {
	program = buildProgram();
}, 60_000);

const closes: Array<() => void> = [];
afterEach(() => {
	for (const close of closes.splice(0)) {
		close();
	}
});

const statuses = {SIGINT: 130, SIGTERM: 143, SIGHUP: 129} as const;
type Signal = keyof typeof statuses;

/** An address that takes every connection and never answers; `asked` resolves with the first. */
async function openSilence() {
	const server = createServer(socket => socket.on('error', () => {}));
	const asked = once(server, 'connection');
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	closes.push(() => server.close());
	return {url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked};
}

function start(args: readonly string[], env: NodeJS.ProcessEnv) {
	const home = mkdtempSync(join(tmpdir(), 'rollgrid-'));
	writeFileSync(join(home, 'plan.json'), '{"DocumentName": "AWS-RestartEC2Instance"}');
	const child = spawn(node[0], [...node.slice(1), program, ...args], {
		cwd: home,
		env: {
			PATH: process.env.PATH,
			HOME: home,
			ROLLGRID_STATE_DIR: join(home, 'state'),
			AWS_REGION: 'us-east-1',
			AWS_ACCESS_KEY_ID: 'AKIATEST',
			AWS_SECRET_ACCESS_KEY: 'test',
			...env,
		},
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const written = text(child.stderr);
	const exited = once(child, 'exit') as Promise<[number | null, string | null]>;
	return {
		child,
		async endBy(signal: Signal) {
			const from = performance.now();
			child.kill(signal);
			const [status] = await exited;
			return {status, tookMs: performance.now() - from, told: await written};
		},
	};
}

const id = '4f7ca192-7e9a-40fe-9192-5cb15EXAMPLE'.replace('EXAMPLE', '1234567');
const commands: ReadonlyArray<readonly [string, readonly string[]]> = [
	['list', ['list']],
	['show', ['show', id]],
	['watch', ['watch', id, '--plain']],
	['cancel', ['cancel', id, '--yes']],
	['retry', ['retry', id, '--yes']],
	['signal', ['signal', id, 'approve', '--yes']],
	['report', ['report', id, '--format', 'json']],
	['doctor', ['doctor']],
	['launch', ['launch', 'plan.json', '--yes']],
	['launch --settle', ['launch', '--settle', 'start', '--yes']],
];

test.each(
	commands.flatMap(([name, args]) =>
		(['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map(signal => [name, signal, args] as const),
	),
)('%s ends at once by %s while no answer comes', async (name, signal, args) => {
	const {url, asked} = await openSilence();
	const run = start(args, {AWS_ENDPOINT_URL: url});
	await asked;
	const {status, tookMs, told} = await run.endBy(signal);
	expect(status).toBe(statuses[signal]);
	expect(tookMs).toBeLessThan(1000);
	expect(told).not.toMatch(/Abort|bug|×/);
	if (name === 'launch' || name === 'retry') {
		expect(told).toContain('Nothing was started');
	}
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
	'%s ends a command at once while a credential helper hangs',
	async signal => {
		const home = mkdtempSync(join(tmpdir(), 'rollgrid-'));
		const began = join(home, 'began');
		// The helper opens the pipe's other end, which is how the test hears of it; then it hangs.
		const helper = `${process.execPath} -e "require('net').connect(process.env.BEGAN).on('data', () => {}); setInterval(() => {}, 1000)"`;
		const server = createServer(() => {});
		const asked = once(server, 'connection');
		server.listen(began);
		closes.push(() => server.close());
		writeFileSync(join(home, 'config'), `[default]\nregion = us-east-1\ncredential_process = ${helper}\n`);
		const run = start(['list'], {
			AWS_ACCESS_KEY_ID: undefined,
			AWS_SECRET_ACCESS_KEY: undefined,
			AWS_CONFIG_FILE: join(home, 'config'),
			BEGAN: began,
		});
		await asked;
		const {status, tookMs} = await run.endBy(signal);
		expect(status).toBe(statuses[signal]);
		expect(tookMs).toBeLessThan(1000);
	},
);

test('Ctrl+C at a question ends with 130, and Ctrl+D leaves it', async () => {
	const world = spawn(node[0], [...node.slice(1), program, 'simulate', '--json'], {
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	closes.push(() => world.kill());
	const [line] = (await once(world.stdout, 'data')) as [Buffer];
	const {env} = JSON.parse(line.toString()) as {readonly env: Record<string, string>};
	const home = mkdtempSync(join(tmpdir(), 'rollgrid-'));
	const plan = join(home, 'plan.json');
	writeFileSync(
		plan,
		'{"DocumentName": "AWS-RestartEC2Instance", "Parameters": {"InstanceId": ["i-0123456789abcdef0"]}}',
	);
	for (const [key, status] of [
		['\u{3}', 130],
		['\u{4}', 2],
	] as const) {
		const terminal = openPty({
			command: [...node, program, 'launch', plan, '--json'],
			afterwards: 'true',
			columns: 120,
			env: {...env, HOME: home, ROLLGRID_STATE_DIR: join(home, 'state')},
		});
		await terminal.shows(/\[y\/N\]/);
		terminal.press(key);
		await terminal.shows(`status ${status}`);
		expect(terminal.screen()).not.toMatch(/bug|Started/);
	}
});
