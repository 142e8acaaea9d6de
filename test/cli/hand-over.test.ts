import {spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {type Simulator, startSimulator} from '../../source/simulator/simulator.ts';
import {buildProgram, runProgram} from './run-program.ts';

let program = '';
let simulator: Simulator;
const folder = mkdtempSync(join(tmpdir(), 'rollgrid-hand-over-'));
beforeAll(async () => {
	program = buildProgram();
	simulator = await startSimulator({world: 'demo', throttle: false});
});
afterAll(() => simulator.close());

const run = (...args: readonly string[]) =>
	runProgram(program, args, {...simulator.env, ROLLGRID_CONFIG_DIR: folder, ROLLGRID_STATE_DIR: folder}, folder);

test('report writes a file for its operator alone, by the short flag and by the long one', async () => {
	const listed = JSON.parse((await run('list', '--json')).stdout) as ReadonlyArray<{readonly executionId: string}>;
	const {executionId} = listed[0]!;
	expect(await run('report', executionId, '-o', 'a.html')).toEqual({
		status: 0,
		stdout: '',
		stderr: 'Report written: a.html\n',
	});
	expect(readFileSync(join(folder, 'a.html'), 'utf8')).toContain(executionId);
	expect(statSync(join(folder, 'a.html')).mode & 0o777).toBe(0o600);
	expect((await run('report', '--output=b.csv', executionId)).status).toBe(0);
	expect(readFileSync(join(folder, 'b.csv'), 'utf8')).toMatch(/^account,/);
	expect((await run('report', executionId, '-o', 'a.html')).status).toBe(2);
	expect(JSON.parse((await run('report', executionId, '--json')).stdout)).toMatchObject({executionId});
});

test('report refuses a format that there isn’t, with those that there are', async () => {
	const {status, stderr} = await run('report', '4f7ca192-7e9a-40fe-9192-5cb15a7b1c2d', '--format', 'pdf');
	expect(status).toBe(2);
	expect(stderr).toContain('--format is one of html, md, csv, json, junit, record, not "pdf"');
});

test('doctor tells that all is well, for people and for programs', async () => {
	const {status, stdout, stderr} = await run('doctor');
	expect([status, stderr]).toEqual([0, '']);
	expect(stdout).toMatch(/^√ You are arn:aws:iam::/);
	expect((await run('doctor', '--ascii')).stdout).toMatch(/^\. You are/);
	expect(JSON.parse((await run('doctor', '--json')).stdout)).toMatchObject({isReady: true, document: null});
});

test('roles and completion ask nobody, and completion is a script that bash takes', async () => {
	const before = simulator.calls.length;
	expect((await run('roles', 'operator', '--external-id', 'ext-1')).stdout).toContain("Default: 'ext-1'");
	const {stdout} = await run('completion', 'bash');
	expect(spawnSync('bash', ['-n'], {input: stdout}).status).toBe(0);
	expect((await run('completion', 'tcsh')).stderr).toContain('<shell> is one of bash, zsh, fish, not "tcsh"');
	expect(simulator.calls).toHaveLength(before);
});

test('roles deploy refuses what StackSets would refuse, with the command that allows it, and changes nothing', async () => {
	const {status, stdout, stderr} = await run('roles', 'deploy', '--unit', 'ou-a1b2-c3d4e5f6');
	expect([status, stdout]).toEqual([2, '']);
	expect(stderr).toContain(`${simulator.centralAccount} may not deploy to OUs`);
	expect(stderr).toContain(`rollgrid roles deploy --register-administrator ${simulator.centralAccount}`);
	expect(simulator.calls.filter(({operation}) => /^(?:Create|Update|Register|Enable)/.test(operation))).toEqual([]);
});
