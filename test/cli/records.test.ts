import {mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {beforeAll, expect, test} from 'vitest';
import {createAuditLog} from '../../source/adapters/state-folder/audit-log.ts';
import {createHappenings} from '../../source/adapters/state-folder/happenings.ts';
import {createRecords} from '../../source/adapters/state-folder/records.ts';
import type {RecordLine} from '../../source/core/follow/fan-out-record.ts';
import type {Note} from '../../source/core/follow/happening.ts';
import {toLines} from '../../source/core/follow/shared-record.ts';
import {startExecution} from '../../source/simulator/engine/run/start.ts';
import {advanceTo} from '../../source/simulator/engine/state/advance.ts';
import {startSimulator} from '../../source/simulator/simulator.ts';
import {executionOf} from '../core/executions.ts';
import {atEnd} from '../harness/at-end.ts';
import {wholeRecord} from '../harness/whole-report.ts';
import {buildProgram, runProgram} from './run-program.ts';

const id = '4f7ca192-7e9a-40fe-9192-5cb15a7b1c2d';
const where = {accountId: '111122223333', region: 'eu-west-1'};
const launchedAt = Date.UTC(2026, 10, 23, 3);
const execution = executionOf({
	executionId: id,
	document: 'PatchFleet',
	status: 'Failed',
	startedAt: launchedAt,
	endedAt: launchedAt + 60_000,
});
const linesWith = (tookMs: number, second: string): readonly RecordLine[] =>
	toLines(
		execution,
		[
			['eu-west-1', 'Success'],
			['us-east-1', second],
		].map(([region, status]) => ({
			location: {accountId: '444455556666', region: region!},
			name: null,
			status: status!,
			startedAt: launchedAt + 5000,
			endedAt: launchedAt + 5000 + tookMs,
			stepExecutionId: `step in ${region}`,
			childExecutionId: null,
			failureMessage: status === 'Failed' ? 'payments-live has no role' : null,
		})),
		launchedAt + 60_000,
	);
const account = {accountId: '444455556666', name: 'payments-live', path: [], state: null};
const printed = (tookMs = 30_000, second = 'Failed') =>
	wholeRecord({where, accounts: [account], lines: linesWith(tookMs, second), happenings: []});

const folder = mkdtempSync(join(tmpdir(), 'rollgrid-records-'));
// No endpoint answers there: a record is read without AWS.
const env = {ROLLGRID_STATE_DIR: folder, ROLLGRID_CONFIG_DIR: folder, AWS_ENDPOINT_URL: 'http://127.0.0.1:1'};
let program = '';
beforeAll(() => {
	program = buildProgram();
});
const run = (...args: readonly string[]) => runProgram(program, args, env);
const write = (name: string, text: string): string => {
	const file = join(folder, name);
	writeFileSync(file, text);
	return file;
};

const told = [
	`03:00:00Z ${id} PatchFleet version 1: InProgress`,
	'03:00:05Z 444455556666/eu-west-1 InProgress',
	'03:00:05Z 444455556666/us-east-1 InProgress',
	'03:00:35Z 444455556666/eu-west-1 Success after 30s',
	'03:00:35Z 444455556666/us-east-1 Failed after 30s: payments-live has no role',
	`03:01:00Z ${id} PatchFleet version 1: Failed`,
	'03:01:00Z ended as Failed in 1m00s: 1 of 2 locations succeeded',
];

test('replay of a file prints every change at its own time, and the result', async () => {
	const {status, stdout, stderr} = await run('replay', write('a.record', printed()));
	expect(stdout.split('\n').slice(0, told.length)).toEqual(told);
	expect([status, stderr]).toEqual([0, '']);
});

test('replay of an ID prints the record of this machine, and --json the same as objects', async () => {
	await createRecords(join(folder, 'records')).append(where, id, linesWith(30_000, 'Failed'));
	const {status, stdout} = await run('replay', id);
	expect([status, stdout.split('\n').slice(0, told.length)]).toEqual([0, told]);
	const json = await run('replay', id, '--json');
	const lines = json.stdout
		.trim()
		.split('\n')
		.map(line => JSON.parse(line) as {type: string; status: string});
	expect(lines.at(-1)).toMatchObject({type: 'result', executionId: id, status: 'Failed', total: 2, seconds: 60});
	expect(lines.filter(({type}) => type === 'location').map(one => one.status)).toEqual([
		'NotStarted',
		'NotStarted',
		'InProgress',
		'InProgress',
		'Success',
		'Failed',
	]);
});

test('replay of an ID tells who did what and the notes between the changes, as the report does', async () => {
	const state = mkdtempSync(join(tmpdir(), 'rollgrid-records-'));
	const by = 'arn:aws:iam::111122223333:user/jo';
	await createRecords(join(state, 'records')).append(where, id, linesWith(30_000, 'Failed'));
	const note: Note = {type: 'note', at: launchedAt + 40_000, writtenAt: 1, id: 'n1', by, text: 'disk full'};
	await createHappenings(state).append(where, id, [note]);
	const machine = {userName: 'jo', hostName: 'here', processId: 1};
	const log = createAuditLog(join(state, 'actions.ndjson'), machine, () => {});
	const stop = {
		id: 'call',
		callerArn: by,
		through: null,
		...where,
		service: 'ssm',
		operation: 'StopAutomationExecution',
		request: {AutomationExecutionId: id, Type: 'Cancel'},
	};
	log.record({...stop, phase: 'sent', at: launchedAt + 20_000, answer: null});
	const answer = {errorCode: null, message: null, requestId: null, executionId: null};
	log.record({...stop, phase: 'answered', at: launchedAt + 21_000, answer});
	const replay = (...args: readonly string[]) =>
		runProgram(program, ['replay', id, ...args], {...env, ROLLGRID_STATE_DIR: state});
	const {status, stdout, stderr} = await replay();
	expect([status, stderr]).toEqual([0, '']);
	expect(stdout.split('\n').slice(0, 9)).toEqual([
		...told.slice(0, 3),
		`03:00:20Z ${by}: cancelled ${id} in 111122223333/eu-west-1`,
		...told.slice(3, 5),
		`03:00:40Z ${by}: Note: disk full`,
		...told.slice(5),
	]);
	const json = (await replay('--json')).stdout
		.trim()
		.split('\n')
		.map(line => JSON.parse(line) as object);
	expect(json.filter(one => 'kind' in one)).toEqual([
		{
			type: 'happening',
			at: '2026-11-23T03:00:20.000Z',
			kind: 'did',
			who: by,
			text: `cancelled ${id} in 111122223333/eu-west-1`,
			words: null,
		},
		{type: 'happening', at: '2026-11-23T03:00:40.000Z', kind: 'note', who: by, text: 'Note', words: 'disk full'},
	]);
});

test('a file that is cut short opens, and a message names the line', async () => {
	const file = write('cut.record', printed().slice(0, -20));
	const {status, stdout, stderr} = await run('replay', file);
	expect([status, stdout.split('\n')[0]]).toEqual([0, told[0]]);
	expect(stderr).toMatch(/^\S+cut\.record, line \d+, is left out: it is cut short: the end of the file is missing\n$/);
});

test.each([
	{title: 'no such file', file: () => join(folder, 'none.record'), says: /there is no such file.*Name a file/s},
	{
		title: 'an ID never followed',
		file: () => '00000000-7e9a-40fe-9192-5cb15a7b1c2d',
		says: /nothing was recorded.*rollgrid list/s,
	},
	{title: 'a folder', file: () => folder, says: /it is a folder/s},
	{
		title: 'no record',
		file: () => write('b.txt', 'hello\n'.repeat(40)),
		says: /no record of rollgrid: line 1: it is no JSON.*--format record/s,
	},
	{
		title: 'a later version',
		file: () => write('c.record', '{"version":9,"type":"record"}\n'),
		says: /line 1: its version is 9.*a later one/s,
	},
])('replay of $title says what is wrong and what to do, and ends with 2', async ({file, says}) => {
	const {status, stdout, stderr} = await run('replay', file());
	expect([status, stdout]).toEqual([2, '']);
	expect(stderr).toMatch(says);
	expect(stderr).not.toMatch(/ENOENT|EISDIR|EACCES| at .*\.js/);
});

test('a folder of records that can’t be read is no folder without the record', async () => {
	const broken = mkdtempSync(join(tmpdir(), 'rollgrid-records-'));
	symlinkSync('records', join(broken, 'records'));
	const {status, stderr} = await runProgram(program, ['replay', id], {...env, ROLLGRID_STATE_DIR: broken});
	expect(status).toBe(2);
	expect(stderr).toContain('it can’t be read (ELOOP)');
});

test('compare prints which locations fared differently and how durations moved, without AWS', async () => {
	const [a, b] = [write('one.record', printed()), write('two.record', printed(40_000, 'Success'))];
	const {status, stdout, stderr} = await run('compare', a, b);
	expect([status, stderr]).toEqual([0, '']);
	expect(stdout).toContain(
		'1 of 2 locations in both fared differently:\n       1  Failed → Success\n          444455556666/us-east-1',
	);
	expect(stdout).toContain(
		'Durations of 2 that ended in both: median 30s → 40s; of each +10s, nine in ten at most +10s',
	);
	const json = JSON.parse((await run('compare', a, b, '--json')).stdout) as object;
	expect(json).toMatchObject({
		different: 1,
		notEnded: 0,
		inBoth: 2,
		outcomes: [
			{
				kind: 'different',
				a: 'Failed',
				b: 'Success',
				count: 1,
				locations: [{location: '444455556666/us-east-1', shiftSeconds: 10}],
			},
			{kind: 'same', a: 'Success', b: 'Success', count: 1, locations: null},
		],
		durations: {
			all: {name: null, count: 2, medianSeconds: {a: 30, b: 40}},
			byRegion: [{}, {}],
			byAccount: [{name: '444455556666'}],
		},
	});
	expect((await run('compare', a, join(folder, 'none.record'))).status).toBe(2);
});

test('the report of an exported record is the report of the fan-out, redacted alike', async () => {
	let skippedMs = 0;
	const clock = {
		now: () => Date.now() + skippedMs,
		wall: () => Date.now(),
		wait: () => Promise.resolve(),
		tickMs: 200,
	};
	const simulator = await startSimulator({world: 'seed', clock});
	atEnd(() => simulator.close());
	const {world, centralAccount, region, endpoint, env: simulated} = simulator;
	const [{principalArn = ''} = {}] = world.people.values();
	const executionId = startExecution(
		world,
		{accountId: centralAccount, region, principalArn},
		{
			DocumentName: 'AWS-RestartEC2Instance',
			Parameters: {InstanceId: ['i-0123456789abcdef0']},
			TargetLocations: [{Accounts: [centralAccount], Regions: [region]}],
		},
	);
	for (; skippedMs < 3_600_000; skippedMs += 10_000) {
		advanceTo(world, clock.now());
	}

	const state = join(folder, 'simulated');
	mkdirSync(state, {mode: 0o700});
	const own = {...simulated, AWS_ENDPOINT_URL: endpoint, ROLLGRID_STATE_DIR: state, ROLLGRID_CONFIG_DIR: state};
	const ask = (...args: readonly string[]) => runProgram(program, args, own);
	for (const rules of [[], ['--redact', 'accounts,messages']]) {
		const file = join(folder, `handed-on${rules.length}.record`);
		const [wrote, live] = [
			await ask('report', executionId, '--format', 'record', '-o', file, ...rules),
			await ask('report', executionId, '--json', ...rules),
		];
		expect([wrote.status, live.status, wrote.stderr]).toEqual([0, 0, expect.stringContaining('opens it')]);
		const again = await run('report', file, '--json');
		expect([again.status, again.stderr]).toEqual([0, '']);
		const facts = (text: string) => {
			const {writtenAt, recordedAt, story, ...rest} = JSON.parse(text) as Record<string, unknown>;
			return rest;
		};
		expect(facts(again.stdout)).toEqual(facts(live.stdout));
		expect(readFileSync(file, 'utf8').includes(centralAccount)).toBe(rules.length === 0);
	}
});
