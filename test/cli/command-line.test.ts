import {mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {commands} from '../../source/commands/commands.ts';
import {buildProgram, runProgram} from './run-program.ts';

const id = '4f7ca192-7e9a-40fe-9192-5cb15a7b1c2d';

let program = '';
let server: Server;
let requests = 0;
const folder = mkdtempSync(join(tmpdir(), 'rollgrid-command-line-'));
const env: NodeJS.ProcessEnv = {
	AWS_ACCESS_KEY_ID: 'AKIATEST',
	AWS_SECRET_ACCESS_KEY: 'test',
	AWS_REGION: 'eu-west-1',
	ROLLGRID_CONFIG_DIR: folder,
	ROLLGRID_STATE_DIR: folder,
};
beforeAll(async () => {
	program = buildProgram();
	server = createServer((_, response) => {
		requests++;
		response.writeHead(400).end('{"__type":"ValidationException","message":"no"}');
	});
	await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
	env.AWS_ENDPOINT_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const run = (...args: readonly string[]) => runProgram(program, args, env);

/** A module that is loaded before the program and changes what it stands on. */
const preload = (text: string): NodeJS.ProcessEnv => ({
	...env,
	NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(text)}`,
});

test('the port that records is reached by a command line that is right', async () => {
	const {status} = await run('list');
	expect(status).toBe(3);
	expect(requests).toBeGreaterThan(0);
});

test('a plan is named as the AWS CLI takes one, with file:// before it', async () => {
	const file = join(folder, 'plan.json');
	writeFileSync(file, '{}');
	const {status, stderr} = await run('launch', `file://${file}`, '--dry-run', '--json');
	expect({status, stderr}).toEqual({status: 2, stderr: `× file://${file}:1: DocumentName is missing\n`});
});

test('no request leaves for a command line with a mistake, of any command, and the exit status is 2', async () => {
	requests = 0;
	const runs = commands.flatMap(({name, arguments: all}) => {
		const words = [...(name === '' ? [] : [name]), ...(all.some(one => one.name === 'execution-id') ? [id] : [])];
		return [run(...words, '-n', '--region', '--yes'), run(...words, '--jsn', '--yes', '--limit', '')];
	});
	const ends = await Promise.all(runs);
	expect(ends.filter(({status, stdout}) => status !== 2 || stdout !== '')).toEqual([]);
	expect(ends.every(({stderr}) => /^× .*\n× /.test(stderr))).toBe(true);
	expect(requests).toBe(0);
});

test('-h, -V and help tell what --help and --version do', async () => {
	expect((await run('-h')).stdout).toBe((await run('help')).stdout);
	expect((await run('cancel', '-h')).stdout).toBe((await run('help', 'cancel')).stdout);
	expect(await run('-V')).toEqual(await run('--version'));
});

test('a bug ends with 4, in one sentence, and its stack is in a log for the operator alone', async () => {
	const broken = preload('String.prototype.trimEnd=()=>{throw new TypeError("a bug of ours")}');
	const {status, stdout, stderr} = await runProgram(program, ['completion', 'bash', '--external-id=hunter2'], broken);
	expect([status, stdout]).toEqual([4, '']);
	const [name] = readdirSync(folder).filter(file => file.startsWith('bug-'));
	const log = join(folder, name!);
	expect(stderr).toBe(
		`× rollgrid has a bug: TypeError: a bug of ours\n  Send ${log} to its maintainers. What was started goes on; rollgrid list shows it.\n`,
	);
	expect(statSync(log).mode & 0o777).toBe(0o600);
	expect(readFileSync(log, 'utf8')).toMatch(
		/rollgrid completion … --external-id=…\n\nTypeError: a bug of ours\n {4}at /,
	);
	expect(readFileSync(log, 'utf8')).not.toContain('hunter2');
});

test('what nobody catches is a bug too, and one whose log can’t be written is told whole', async () => {
	const broken = {
		...preload('process.nextTick(()=>{throw new Error("nobody catches this")})'),
		ROLLGRID_STATE_DIR: join(program, 'no-folder'),
	};
	const {status, stderr} = await runProgram(program, ['simulate'], broken);
	expect(status).toBe(process.platform === 'win32' ? 1 : 4);
	expect(stderr).toMatch(/no log of it could be written[\s\S]*\n {4}at /);
});
