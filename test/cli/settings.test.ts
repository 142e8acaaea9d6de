import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeAll, expect, test, vi} from 'vitest';
import {awsOptions} from '../../source/cli/aws-options.ts';
import {readConsoleOptions} from '../../source/cli/services.ts';
import {applySettings} from '../../source/cli/settings.ts';
import type {GlobalValues} from '../../source/commands/line/global-flags.ts';
import {forgetSecrets, maskMembers} from '../../source/core/domain/secrets/secrets.ts';
import {startSimulator} from '../../source/simulator/simulator.ts';
import {buildProgram, runProgram} from './run-program.ts';

let program = '';
beforeAll(() => {
	program = buildProgram();
});

afterEach(() => {
	vi.unstubAllEnvs();
});

const plan = JSON.stringify({
	DocumentName: 'AWS-RestartEC2Instance',
	TargetParameterName: 'InstanceId',
	Targets: [{Key: 'tag:Env', Values: ['PROD']}],
	TargetLocations: [{Accounts: ['987654321098'], Regions: ['us-east-1']}],
});

/** A folder for settings, and a way to run the program with it. */
function open() {
	const folder = mkdtempSync(join(tmpdir(), 'rollgrid-config-'));
	const file = join(folder, 'config.json');
	const env = {ROLLGRID_CONFIG_DIR: folder, ROLLGRID_STATE_DIR: folder};
	return {file, env, run: (...args: readonly string[]) => runProgram(program, args, env)};
}

test('what config sets, config reads in the next run', async () => {
	const {file, run} = open();
	expect((await run('config', 'path')).stdout).toBe(`${file}\n`);
	expect(await run('config', 'set', 'roles', 'Reader,Operator')).toEqual({status: 0, stdout: '', stderr: ''});
	expect((await run('config', 'get', 'roles')).stdout).toBe('Reader,Operator\n');
	expect((await run('config', 'unset', 'roles', '--json')).status).toBe(0);
	expect(JSON.parse((await run('config', '--json')).stdout)).toMatchObject({theme: 'dark', rate: 1.5, presets: {}});
});

test('a setting counts where no flag is given, and a flag wins over it', async () => {
	const simulator = await startSimulator({world: 'seed'});
	try {
		const {env, file, run} = open();
		Object.assign(env, simulator.env);
		const planFile = join(file, '..', 'plan.json');
		writeFileSync(planFile, plan);
		await run('config', 'set', 'readOnly', 'true');
		const refused = await run('launch', planFile, '--yes');
		expect(refused.status).toBe(2);
		expect(refused.stderr).toMatch(/read-only/i);
		expect(simulator.calls.filter(({operation}) => operation === 'StartAutomationExecution')).toEqual([]);
		const started = await run('launch', planFile, '--yes', '--no-read-only', '--json');
		expect(started.status).toBe(0);
		const [executionId] = JSON.parse(started.stdout).executionIds as string[];

		await run('config', 'set', 'roles', 'NoSuchRole');
		const closed = await run('show', executionId!, '--location', '987654321098/us-east-1');
		expect(closed.stderr).toContain('role/NoSuchRole');
		const opened = await run(
			'show',
			executionId!,
			'--location',
			'987654321098/us-east-1',
			'--role',
			'RollgridOperatorRole',
		);
		expect(opened.stderr).not.toContain('AccessDenied');
	} finally {
		await simulator.close();
	}
});

test('the demo takes from the settings only how it looks; elsewhere flags win over lists and maps as a whole', () => {
	const {file, env} = open();
	writeFileSync(file, '{"theme":"light","profiles":{"1*":"prod"},"dangerous":["Acme-*"],"roles":["Mine"]}');
	vi.stubEnv('ROLLGRID_CONFIG_DIR', env.ROLLGRID_CONFIG_DIR);
	expect(applySettings('demo', {})).toMatchObject({theme: 'light', 'profile-for': [{}], dangerous: []});
	const flags = applySettings('launch', {role: ['Other']}) as GlobalValues;
	expect(flags).toMatchObject({theme: 'light', role: ['Other']});
	expect(awsOptions(flags)).toMatchObject({profiles: {'1*': 'prod'}, roles: ['Other']});
	const named = applySettings('launch', {'profile-for': [{'2222*': 'dev'}], dangerous: ['Other-*']}) as GlobalValues;
	expect(awsOptions(named).profiles).toEqual({'2222*': 'dev'});
	expect(readConsoleOptions(named).dangerousRunbooks).toEqual(['Other-*']);
	expect(readConsoleOptions(flags).dangerousRunbooks).toEqual(['Acme-*']);
});

test('names that the settings call secret are masked from then on', () => {
	const {file, env} = open();
	writeFileSync(file, '{"secretNames":["DeviceCode","*Seed"]}');
	vi.stubEnv('ROLLGRID_CONFIG_DIR', env.ROLLGRID_CONFIG_DIR);
	applySettings('list', {});
	expect(maskMembers({DeviceCode: 'x', RandomSeed: 'y', Region: 'z'})).toEqual({
		DeviceCode: '***',
		RandomSeed: '***',
		Region: 'z',
	});
	forgetSecrets();
});

test('settings that can’t be used end every command but config with 2, the file and the key', async () => {
	const {file, run} = open();
	writeFileSync(file, '{"theme":"pink","readOnly":"yes"}');
	const {status, stdout, stderr} = await run('list');
	expect([status, stdout]).toEqual([2, '']);
	expect(stderr).toContain(`In the settings ${file}: theme is one of dark`);
	expect(stderr).toContain('readOnly is true or false, not "yes"');
	expect(stderr).toContain('rollgrid config unset readOnly');
	expect((await run('config', 'unset', 'readOnly')).status).toBe(0);
	expect((await run('config', 'set', 'theme', 'light')).status).toBe(0);
	expect((await run('config')).status).toBe(0);
});
