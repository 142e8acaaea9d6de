import {execFileSync} from 'node:child_process';
import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {type Simulator, startSimulator} from '../../source/simulator/simulator.ts';
import {buildProgram, runProgram} from './run-program.ts';

/* What the built program writes to its streams of text that isn't its own. */

let program = '';
let simulator: Simulator;
const folder = mkdtempSync(join(tmpdir(), 'rollgrid-'));
beforeAll(async () => {
	[program, simulator] = await Promise.all([buildProgram(), startSimulator({world: 'demo', throttle: false})]);
});
afterAll(() => simulator.close());

const run = (...args: readonly string[]) =>
	runProgram(program, args, {...simulator.env, ROLLGRID_CONFIG_DIR: folder, ROLLGRID_STATE_DIR: folder});

test('CSV on standard output has the line ends of RFC 4180, each of them', async () => {
	const listed = await run('list', '--json', '--limit', '1', '--status', 'Success');
	const [{executionId}] = JSON.parse(listed.stdout) as [{readonly executionId: string}];
	const {stdout, status} = await run('report', executionId, '--format', 'csv');
	expect(status).toBe(0);
	expect(stdout.split('\r\n').length).toBeGreaterThan(10);
	expect(stdout.replaceAll('\r\n', '')).not.toMatch(/[\r\n␍]/);
	expect(stdout).toMatch(/\r\n$/);
});

test('the command line that a dry run prints is what bash makes the request of, but for what looks secret', async () => {
	const plan = {
		DocumentName: 'Acme-RotateAgents',
		Parameters: {Comment: ['\u202Eright \u200Bto left\u001B[31m it’s'], DbPwd: ['hunter-two']},
		TargetLocations: [{Accounts: ['111122223333'], Regions: ['eu-west-1']}],
	};
	const file = join(folder, 'plan.json');
	writeFileSync(file, JSON.stringify(plan));
	const {stdout, stderr} = await run('launch', file, '--dry-run');
	expect(stdout + stderr).not.toMatch(/hunter|[\u202E\u200B\u001B]/);
	expect(stdout).toMatch(/^# Left out, as it looks secret: DbPwd/);
	const script = `aws() { printf '%s\\0' "$@"; }\n${stdout}\n`;
	const words = execFileSync('bash', ['-c', script], {encoding: 'utf8'}).split('\0');
	expect(JSON.parse(words[words.indexOf('--parameters') + 1]!)).toEqual({Comment: plan.Parameters.Comment});
	expect(JSON.parse((await run('launch', file, '--dry-run', '--json')).stdout)).toMatchObject({requests: [plan]});
});

test('an argument that a message repeats acts on no terminal', async () => {
	const {status, stderr} = await run('list', '--status', '\u001B]0;title\u0007\u202EFailed\nevil');
	expect(status).toBe(2);
	expect(stderr).not.toMatch(/[\u001B\u0007\u202E]|^evil/m);
});
