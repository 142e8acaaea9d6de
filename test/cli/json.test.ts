import {type ChildProcess, spawn} from 'node:child_process';
import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {createInterface} from 'node:readline';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {isRecord} from '../../source/core/domain/shape.ts';
import {node} from '../harness/built-program.ts';
import {buildProgram, type Run, runProgram} from './run-program.ts';

/* Every command with --json, on the program as it is shipped, against one simulator: what other programs rely on. */

const folder = mkdtempSync(join(tmpdir(), 'rollgrid-json-'));
const central = '123456789012';
const env: Record<string, string> = {
	ROLLGRID_STATE_DIR: join(folder, 'state'),
	ROLLGRID_CONFIG_DIR: join(folder, 'config'),
};
let program = '';
let kill: () => unknown = () => {};
afterAll(() => void kill());

const write = (name: string, content: object): string => {
	const file = join(folder, name);
	writeFileSync(file, JSON.stringify(content));
	return file;
};
const planIn = (Accounts: readonly string[], DocumentName: string, more: object = {}) => ({
	DocumentName,
	...more,
	TargetLocations: [
		{Accounts, Regions: ['us-east-1'], TargetLocationMaxConcurrency: '100%', TargetLocationMaxErrors: '100%'},
	],
});
const restart = {Parameters: {InstanceId: ['i-0123456789abcdef0']}};
const good = write('good.json', planIn([central, '987654321098'], 'AWS-RestartEC2Instance', restart));
const bad = write('bad.json', planIn([central, '999999999999'], 'AWS-RestartEC2Instance', restart));
const none = write('none.json', planIn([central], 'Acme-None'));
const long = write('long.json', planIn([central], 'Acme-Long'));
const runbook = write('Acme-Long.json', {
	schemaVersion: '0.3',
	mainSteps: [{name: 'sleep', action: 'aws:sleep', inputs: {Duration: 'P6D'}}],
});

/** IDs of what was started: one that succeeded, one that didn't, and one that runs on. */
const ids = {good: '', bad: '', long: ''};
const run = (...args: readonly string[]): Promise<Run> => runProgram(program, args, env);

async function start(file: string): Promise<string> {
	const {stdout} = await run('launch', file, '--yes', '--no-preflight', '--json');
	return (JSON.parse(stdout) as {executionIds: [string]}).executionIds[0];
}

beforeAll(async () => {
	program = buildProgram();
	const simulator = spawn(node[0], [...node.slice(1), program, 'simulate', '--json', '--speed', '300'], {
		env: {...process.env, ...env},
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	kill = () => simulator.kill();
	const lines = createInterface({input: simulator.stdout});
	const [first] = await new Promise<[string]>(done => lines.once('line', line => done([line])));
	Object.assign(env, (JSON.parse(first) as {env: Record<string, string>}).env);
	expect((await run('runbook', 'publish', runbook, '--yes')).status).toBe(0);
	[ids.good, ids.bad, ids.long] = await Promise.all([start(good), start(bad), start(long)]);
	const [one, other] = await Promise.all([run('watch', ids.good, '--plain'), run('watch', ids.bad, '--plain')]);
	expect([one.status, other.status]).toEqual([0, 1]);
}, 120_000);

/** Check what holds for all JSON: times are ISO 8601 in UTC, accounts have twelve digits. */
function checkValue(value: unknown, name = ''): void {
	if (Array.isArray(value)) {
		for (const one of value) {
			checkValue(one, name);
		}
	} else if (isRecord(value)) {
		for (const [member, one] of Object.entries(value)) {
			checkValue(one, member);
		}
	} else if (value !== null && /(?:^a|[a-z]A)t$/.test(name)) {
		expect(value).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
	} else if (value !== null && /^(account|centralAccount)$/.test(name)) {
		expect(value).toMatch(/^\d{12}$/);
	}
}

const execution = ['executionId', 'document', 'documentVersion', 'status', 'startedAt', 'endedAt', 'failureMessage'];
const location = [
	'account',
	'region',
	'stepExecutionId',
	'status',
	'childExecutionId',
	'startedAt',
	'endedAt',
	'failureMessage',
];
const started = ['executionIds', 'locations', 'requests'];
const shown = [
	...execution,
	'account',
	'region',
	'parentExecutionId',
	'parameters',
	'outputs',
	'steps',
	'locations',
	'total',
	'byStatus',
	'runbooks',
];

type Row = {
	readonly args: readonly string[];
	readonly status?: number;
	/** `lines` is NDJSON. */
	readonly form: 'object' | 'array' | 'lines' | 'value' | 'nothing';
	/** Members of the object, or of each one of the array; for lines those of each type. */
	readonly members?: readonly string[] | Readonly<Record<string, readonly string[]>>;
};

const watched = {
	execution,
	location: [...location, 'name'],
	progress: ['total', 'byStatus', 'apiCalls', 'throttled', 'at'],
	result: ['executionId', 'status', 'total', 'byStatus', 'seconds', 'apiCalls', 'throttled'],
};

/** In the order of the help; IDs are filled in when a row is run. */
const rows: ReadonlyArray<readonly [name: string, row: () => Row]> = [
	['launch --dry-run', () => ({args: ['launch', good, '--dry-run'], form: 'object', members: started})],
	['launch', () => ({args: ['launch', good, '--yes', '--no-preflight'], form: 'object', members: started})],
	['launch without yes', () => ({args: ['launch', good], status: 2, form: 'nothing'})],
	['launch of a plan that is none', () => ({args: ['launch', runbook, '--yes'], status: 2, form: 'nothing'})],
	[
		'launch --watch',
		() => ({
			args: ['launch', good, '--yes', '--no-preflight', '--watch'],
			form: 'lines',
			members: {...watched, undefined: started},
		}),
	],
	[
		'rehearse',
		() => ({
			args: ['rehearse', good, '--seed', '1'],
			form: 'object',
			members: ['seeds', 'locations', 'fuseBlown', 'hitBeforeBlown', 'seconds', 'alternatives'],
		}),
	],
	['watch', () => ({args: ['watch', ids.good], form: 'lines', members: watched})],
	['watch of one that failed', () => ({args: ['watch', ids.bad], status: 1, form: 'lines', members: watched})],
	[
		'watch of an unknown one',
		() => ({args: ['watch', '00000000-0000-4000-8000-000000000000'], status: 3, form: 'nothing'}),
	],
	['list', () => ({args: ['list'], form: 'array', members: execution})],
	['list of none', () => ({args: ['list', '--document', 'Acme-None'], form: 'array'})],
	['show', () => ({args: ['show', ids.bad], form: 'object', members: shown})],
	[
		'show --location',
		() => ({args: ['show', ids.good, '--location', `${central}/us-east-1`], form: 'object', members: shown}),
	],
	[
		'show --step',
		() => ({
			args: ['show', ids.long, '--location', `${central}/us-east-1`, '--step', 'sleep'],
			form: 'object',
			members: [
				'stepExecutionId',
				'name',
				'action',
				'status',
				'startedAt',
				'endedAt',
				'inputs',
				'outputs',
				'failureMessage',
			],
		}),
	],
	[
		'show of an unknown one',
		() => ({args: ['show', '00000000-0000-4000-8000-000000000000'], status: 3, form: 'nothing'}),
	],
	[
		'cancel of what has ended',
		() => ({args: ['cancel', ids.good, '--yes'], form: 'object', members: ['executionId', 'results']}),
	],
	['signal', () => ({args: ['signal', ids.good, 'approve', '--yes'], status: 3, form: 'nothing'})],
	['retry --dry-run', () => ({args: ['retry', ids.bad, '--dry-run'], form: 'object', members: started})],
	['retry of nothing', () => ({args: ['retry', ids.good, '--dry-run'], status: 2, form: 'nothing'})],
	[
		'report',
		() => ({
			args: ['report', ids.bad],
			form: 'object',
			members: [...execution, 'story', 'locations', 'causes', 'byStatus'],
		}),
	],
	[
		'note',
		() => ({args: ['note', ids.bad, 'hello'], form: 'object', members: ['id', 'at', 'writtenAt', 'by', 'text']}),
	],
	['note, listed', () => ({args: ['note', ids.good], form: 'array'})],
	[
		'replay',
		() => ({
			args: ['replay', ids.bad],
			form: 'lines',
			members: {...watched, happening: ['at', 'kind', 'who', 'text', 'words']},
		}),
	],
	[
		'replay of an unknown one',
		() => ({args: ['replay', '00000000-0000-4000-8000-000000000000'], status: 2, form: 'nothing'}),
	],
	[
		'compare',
		() => ({
			args: ['compare', ids.good, ids.bad],
			form: 'object',
			members: ['a', 'b', 'inBoth', 'different', 'notEnded', 'outcomes', 'durations'],
		}),
	],
	[
		'doctor',
		() => ({
			args: ['doctor'],
			form: 'object',
			members: ['isReady', 'identity', 'centralAccount', 'region', 'document', 'checks'],
		}),
	],
	[
		'doctor of a plan',
		() => ({
			args: ['doctor', none],
			status: 1,
			form: 'object',
			members: ['isReady', 'identity', 'centralAccount', 'region', 'document', 'checks'],
		}),
	],
	[
		'roles deploy --dry-run',
		() => ({args: ['roles', 'deploy', '--account', '987654321098', '--dry-run'], form: 'object'}),
	],
	[
		'roles deploy --status',
		() => ({args: ['roles', 'deploy', '--account', '987654321098', '--status'], status: 1, form: 'lines'}),
	],
	[
		'runbook check',
		() => ({args: ['runbook', 'check', runbook], form: 'object', members: ['file', 'format', 'isSound', 'mistakes']}),
	],
	[
		'runbook diff',
		() => ({
			args: ['runbook', 'diff', runbook],
			form: 'object',
			members: ['before', 'after', 'differs', 'content', 'shares'],
		}),
	],
	['config', () => ({args: ['config'], form: 'object', members: ['theme', 'roles', 'presets']})],
	['config get', () => ({args: ['config', 'get', 'roles'], form: 'value'})],
	['config path', () => ({args: ['config', 'path'], form: 'value'})],
	['config set', () => ({args: ['config', 'set', 'theme', 'light'], form: 'nothing'})],
	['world export', () => ({args: ['world', 'export'], form: 'object', members: ['name', 'central', 'accounts']})],
	['roles TEMPLATE', () => ({args: ['roles', 'operator', '--organization'], form: 'object', members: ['Resources']})],
	['roles events', () => ({args: ['roles', 'events'], form: 'object', members: ['Parameters', 'Resources']})],
	['wrong usage', () => ({args: ['list', '--limit', 'many'], status: 2, form: 'nothing'})],
];

test.each(rows)('%s --json', async (_, make) => {
	const {args, status = 0, form, members = []} = make();
	const result = await run(...args, '--json');
	expect([result.status, result.stderr]).toEqual([status, expect.anything()]);
	if (form === 'nothing') {
		expect(result.stdout).toBe('');
		expect(status === 0 || result.stderr !== '').toBe(true);
		return;
	}

	expect(result.stdout.endsWith('\n')).toBe(true);
	const texts = form === 'lines' ? result.stdout.trimEnd().split('\n') : [result.stdout];
	const values = texts.map(text => JSON.parse(text) as unknown);
	checkValue(values);
	const [first] = values;
	expect(Array.isArray(first)).toBe(form === 'array' || (form === 'value' && Array.isArray(first)));
	for (const value of form === 'array' ? (first as unknown[]) : form === 'value' ? [] : values) {
		expect(isRecord(value)).toBe(true);
		const type = String((value as {type?: string}).type);
		const named = Array.isArray(members) ? members : ((members as Record<string, string[]>)[type] ?? ['a known type']);
		expect(Object.keys(value as object)).toEqual(expect.arrayContaining([...named]));
	}
});

test.each([
	['SIGINT', 130],
	['SIGTERM', 143],
	['SIGHUP', 129],
] as const)(
	'watch --json that %s ends leaves whole lines, the way back, and exit status %i',
	async (signal, expected) => {
		const child: ChildProcess = spawn(node[0], [...node.slice(1), program, 'watch', ids.long, '--json'], {
			env: {...process.env, ...env},
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		let [stdout, stderr] = ['', ''];
		child.stdout!.setEncoding('utf8').on('data', (data: string) => {
			stdout += data;
			if (stdout.includes('"type":"location"')) {
				child.kill(signal);
			}
		});
		child.stderr!.setEncoding('utf8').on('data', (data: string) => (stderr += data));
		const status = await new Promise(done => child.on('close', done));
		expect(status).toBe(expected);
		for (const line of stdout.trimEnd().split('\n')) {
			expect(isRecord(JSON.parse(line))).toBe(true);
		}

		expect(stderr).toContain(`rollgrid watch`);
	},
);

test('where AWS can’t be reached stdout stays empty, and the exit status is 3', async () => {
	const {status, stdout, stderr} = await runProgram(program, ['list', '--json'], {
		...env,
		AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
	});
	expect([status, stdout, stderr === '']).toEqual([3, '', false]);
});

test.each([['help'], ['completion', 'bash']])('%s is text, with --json too', async (...args) => {
	expect(await run(...args, '--json')).toEqual(await run(...args));
});

test('cancel --json says what each stop came to', async () => {
	const {status, stdout} = await run('cancel', ids.long, '--yes', '--no-wait', '--json');
	expect(status).toBe(0);
	expect(JSON.parse(stdout)).toEqual({
		executionId: ids.long,
		results: [
			{
				account: central,
				region: 'us-east-1',
				executionId: ids.long,
				isSent: true,
				errorCode: null,
				failureMessage: null,
			},
		],
	});
});
