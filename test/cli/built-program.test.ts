import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {type AddressInfo, createServer} from 'node:net';
import process from 'node:process';
import {stripVTControlCharacters} from 'node:util';
import {beforeAll, expect, test} from 'vitest';
import {node} from '../harness/built-program.ts';
import {openPty} from '../harness/open-program.ts';
import {buildProgram, root, runProgram} from './run-program.ts';

let program = '';
beforeAll(() => {
	program = buildProgram();
});

/** The built program in a real pty. */
const openDemo = () => openPty({command: [...node, program, 'demo']});

const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}) => runProgram(program, args, env);

test('the demo opens on the matrix, answers keys, and gives the terminal back with the line that comes back to it', async () => {
	const console = openDemo();
	await console.shows(/use1/);
	expect(console.modes().screen).toBe('alternate');
	console.press('?');
	await console.shows(/Keys/);
	console.press('\u001B');
	await console.shows(/use1/);
	console.press('q');
	expect(await console.gone).toMatchObject({exitCode: 0, signal: 0});
	// An 80-column terminal breaks the line in the middle of the ID.
	await console.shows(/Fan-outs go on|The demo ends/);
	expect(console.modes().screen).toBe('normal');
});

test('without a terminal the demo plays in plain lines to its end, sums up, offers nothing that ends with its world, and exits 0', async () => {
	const {status, stdout, stderr} = await run(['demo', '--speed', '200', '--interval', '0.2']);
	expect(status).toBe(0);
	const lines = stripVTControlCharacters(stdout).trimEnd().split('\n');
	const end = lines.findIndex(line => / ended as Success in .*: 164 of 192 locations succeeded$/.test(line));
	expect(lines.slice(end + 1)).toEqual([
		expect.stringMatching(/^Summary of \S+, Acme-PatchFleet version 2: ended in .*; AWS says Success$/),
		'  Succeeded: 164 of 192 · 22 failed · 6 timed out',
		...[8, 7, 6, 4, 3].map(count => expect.stringMatching(`^  ${count} × `)),
		expect.stringMatching(/^ {2}Slowest: /),
	]);
	expect(stderr).toBe('The demo ends here, and its world with it. On AWS the fan-outs go on.\n');
});

test('a wrong command line exits 2 with every mistake, and nothing on stdout', async () => {
	const {status, stdout, stderr} = await run(['watch', '--theme', 'pink', '--nope']);
	expect([status, stdout]).toEqual([2, '']);
	expect(stderr).toMatch(/needs <execution-id>[\s\S]*--nope|--nope[\s\S]*needs/);
	expect(stderr).toContain('--theme is one of');
});

test('an address where nobody answers exits 3 and says what to check', async () => {
	const {status, stderr} = await run(['list', '--endpoint-url', 'http://127.0.0.1:9', '--region', 'us-east-1'], {
		AWS_ACCESS_KEY_ID: 'AKIATEST',
		AWS_SECRET_ACCESS_KEY: 'test',
	});
	expect(status).toBe(3);
	expect(stderr).toContain('ECONNREFUSED');
	expect(stderr).toContain('--endpoint-url');
});

test('a simulator whose port is taken says so', async () => {
	const holder = createServer().listen(0, '127.0.0.1');
	await once(holder, 'listening');
	const {port} = holder.address() as AddressInfo;
	const {status, stdout, stderr} = await run(['simulate', '--port', String(port)]);
	holder.close();
	expect([status, stdout]).toEqual([2, '']);
	expect(stderr).toContain(`Port ${port} is taken`);
});

test('an old Node is told in one line what is needed', async () => {
	// The check reads the version that the process says it has.
	const {status, stderr} = await new Promise<{status: number | null; stderr: string}>(done => {
		const child = spawn(
			process.execPath,
			[
				'--import',
				`data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.20.2'})`,
				program,
				'--help',
			],
			{cwd: root, stdio: ['ignore', 'ignore', 'pipe']},
		);
		let text = '';
		child.stderr.on('data', (data: Buffer) => (text += data.toString()));
		child.on('close', code => done({status: code, stderr: text}));
	});
	expect(status).toBe(2);
	expect(stderr).toMatch(/^rollgrid needs Node\.js 22 or later.*\n$/);
});
