import {appendFileSync, chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {createJournal} from '../../source/adapters/state-folder/journal.ts';
import {launch} from '../../source/commands/launch/run.ts';
import {retry} from '../../source/commands/retry/run.ts';
import {settle, settleFirst} from '../../source/commands/start/settle.ts';
import {watch} from '../../source/commands/watch/run.ts';
import {readLocationKey} from '../../source/core/domain/location.ts';
import {startDemoFanOut} from '../../source/simulator/worlds/demo.ts';
import {openServices} from '../harness/run-command.ts';

const flags = {isYes: true, isDryRun: false, isWatch: false, isJson: true};
const plan = `DocumentName: AWS-RestartEC2Instance
TargetParameterName: InstanceId
Targets:
  - {Key: tag:Env, Values: [PROD]}
TargetLocations:
  - {Accounts: ["123456789012", "987654321098"], Regions: [us-east-2, us-west-1]}
`;

async function openStarting(world: 'seed' | 'demo', given: {readonly isReadOnly?: boolean} = {}) {
	const opened = await openServices(world, given);
	const file = join(mkdtempSync(join(tmpdir(), 'rollgrid-')), 'launches.ndjson');
	const journal = createJournal(file);
	const starts = () => opened.simulator.calls.filter(call => call.operation === 'StartAutomationExecution');
	return {...opened, services: {...opened.services, journal}, journal, file, starts};
}

test('launch starts what the plan says, once, with a token of its own that was journaled before', async () => {
	const {services, starts, printed, journal} = await openStarting('seed');
	expect(await launch(services, {file: 'plan.yaml', text: plan, ...flags})).toBe(0);
	expect(starts()).toHaveLength(1);
	const {ClientToken, ...sent} = starts()[0]!.input as Record<string, unknown>;
	const told = JSON.parse(printed[0]!) as {executionIds: string[]; locations: number; requests: unknown[]};
	expect(told).toEqual({executionIds: [expect.stringMatching(/^.{36}$/)], locations: 4, requests: [sent]});
	const {Tags, ...wanted} = sent;
	expect(Tags).toEqual([{Key: 'rollgrid:start', Value: ClientToken}]);
	const entries = await journal.read();
	expect(entries.ok && entries.value.entries).toMatchObject([
		{clientToken: ClientToken, state: 'started', executionId: told.executionIds[0], request: wanted},
	]);
});

test('every mistake of a plan is told at once with its line, and nothing is started', async () => {
	const {services, starts, told} = await openStarting('seed');
	const wrong = `DocumentName: x
MaxErrors: lots
TargetLocations:
  - Accounts: []
`;
	expect(await launch(services, {file: 'plan.yaml', text: wrong, ...flags})).toBe(2);
	expect(told.filter(line => line.startsWith('× plan.yaml:')).length).toBeGreaterThanOrEqual(3);
	expect(starts()).toEqual([]);
});

test('a dry run prints what would be started and starts nothing', async () => {
	const {services, starts, printed} = await openStarting('seed');
	expect(await launch(services, {file: 'plan.yaml', text: plan, ...flags, isDryRun: true})).toBe(0);
	expect(JSON.parse(printed[0]!)).toMatchObject({executionIds: [], locations: 4});
	expect(starts()).toEqual([]);
});

test('a dry run tells the limits that would be sent, entry by entry, in sum, in both of AWS’s readings', async () => {
	const {services, told} = await openStarting('seed');
	const text = readFileSync(new URL('../core/status/plan-two-entries.json', import.meta.url), 'utf8');
	expect(await launch(services, {file: 'plan.json', text, ...flags, isDryRun: true})).toBe(0);
	expect(told.join('\n').split('\n').slice(0, 4)).toEqual([
		'Would start: AWS-RestartEC2Instance, its default version, in 3 locations',
		'Entry 1, 1 location: 3 at a time (it has 1); stops after the 3rd failure (never: it has 1)',
		'Entry 2, 2 locations: 2 at a time; stops after the 2nd failure',
		expect.stringMatching(
			/^In sum 5 at a time \(all 3 at once\), 5 failures stop all, if each entry has its own budget; /,
		),
	]);
	expect(told.join('\n')).not.toContain("AWS's defaults");
});

test('an answer that is lost after the effect starts nothing twice', async () => {
	const {services, simulator, starts, printed} = await openStarting('seed');
	simulator.addFault({kind: 'drop-after', operation: 'StartAutomationExecution', times: 2});
	expect(await launch(services, {file: 'plan.yaml', text: plan, ...flags})).toBe(0);
	expect(starts()).toHaveLength(3);
	expect(new Set(starts().map(({input}) => (input as {ClientToken: string}).ClientToken)).size).toBe(1);
	expect(JSON.parse(printed[0]!)).toMatchObject({executionIds: [expect.any(String)]});
	expect(simulator.world.engine.executions.size).toBeGreaterThan(0);
});

test('a start without any answer stays open, and the next launch settles it: still one execution', async () => {
	const {services, simulator, told, journal} = await openStarting('seed');
	simulator.addFault({kind: 'drop-after', operation: 'StartAutomationExecution'});
	expect(await launch(services, {file: 'plan.yaml', text: plan, ...flags})).toBe(3);
	expect(told.join('\n')).toContain('No answer tells whether');
	simulator.clearFaults();
	expect(await launch(services, {file: 'plan.yaml', text: plan, ...flags})).toBe(0);
	expect(told.join('\n')).toContain('whose answer was lost, is execution');
	const entries = await journal.read();
	const ids = entries.ok ? entries.value.entries.map(entry => entry.executionId) : [];
	expect(new Set(ids).size).toBe(2);
	const parents = [...simulator.world.engine.executions.values()].filter(execution => execution.parent === undefined);
	expect(parents).toHaveLength(2);
});

test('without --yes where nobody can be asked, and with --read-only, nothing is started', async () => {
	const asked = await openStarting('seed');
	expect(await launch(asked.services, {file: 'plan.yaml', text: plan, ...flags, isYes: false})).toBe(2);
	const readOnly = await openStarting('seed', {isReadOnly: true});
	expect(await launch(readOnly.services, {file: 'plan.yaml', text: plan, ...flags})).toBe(2);
	expect([...asked.starts(), ...readOnly.starts()]).toEqual([]);
});

test('retry starts exactly the locations that did not succeed, with the version that ran, and says what it retries', async () => {
	const {services, simulator, printed, starts} = await openStarting('demo');
	const executionId = startDemoFanOut(simulator.world);
	await watch(services, executionId, 'json');
	const failed = new Set(
		printed
			.map(line => JSON.parse(line) as Record<string, string>)
			.filter(line => line.type === 'location' && ['Failed', 'TimedOut'].includes(line.status!))
			.map(line => `${line.account}/${line.region}`),
	);
	printed.length = 0;
	expect(await retry(services, {executionId, locations: [], statuses: [], ...flags})).toBe(0);
	type Sent = {
		DocumentName: string;
		DocumentVersion: string;
		Tags: unknown[];
		TargetLocations: Array<{Accounts: string[]; Regions: string[]}>;
	};
	const sent = starts().map(({input}) => input as Sent);
	const reached = sent.flatMap(({TargetLocations}) =>
		TargetLocations.flatMap(({Accounts, Regions}) =>
			Accounts.flatMap(account => Regions.map(region => `${account}/${region}`)),
		),
	);
	expect(reached.toSorted()).toEqual([...failed].toSorted());
	expect(sent[0]).toMatchObject({DocumentName: 'Acme-PatchFleet', DocumentVersion: '2'});
	expect(sent[0]!.Tags).toContainEqual({Key: 'rollgrid:retry-of', Value: executionId});
	expect(JSON.parse(printed[0]!)).toMatchObject({locations: failed.size});
});

test('a fan-out that still runs is retried only where locations are named', async () => {
	const {services, simulator, starts, told} = await openStarting('demo');
	const executionId = startDemoFanOut(simulator.world);
	expect(await retry(services, {executionId, locations: [], statuses: [], ...flags})).toBe(2);
	expect(told.join('\n')).toContain('--location');
	expect(
		await retry(services, {
			executionId,
			locations: [readLocationKey('128046739951/ap-northeast-1')],
			statuses: [],
			...flags,
		}),
	).toBe(0);
	expect(starts()).toHaveLength(1);
	expect(starts()[0]!.input).toMatchObject({
		TargetLocations: [{Accounts: ['128046739951'], Regions: ['ap-northeast-1']}],
	});
});

test('a line that can’t be read stops a launch, is named, and is kept; once it is passed over launches go on', async () => {
	const {services, journal, file, told, starts} = await openStarting('seed');
	await launch(services, {file: 'plan.yaml', text: plan, ...flags});
	appendFileSync(file, '{"type":"open","entry":{"clientTok');
	expect(await launch(services, {file: 'plan.yaml', text: plan, ...flags})).toBe(2);
	expect(told.join('\n')).toContain(`× Can't read the launch journal ${file}, line 5: it is no JSON`);
	expect(told.join('\n')).toContain('`rollgrid launch --settle forget` passes over it');
	expect(told.at(-1)).toBe('Nothing was started.');
	expect(await settle(services, 'start', {isYes: true})).toBe(2);
	expect(starts()).toHaveLength(1);
	expect(await settle(services, 'forget', {isYes: true})).toBe(0);
	expect(await settle(services, 'forget', {isYes: true})).toBe(0);
	expect(told.at(-1)).toBe('Nothing is left to be decided.');
	expect(await launch(services, {file: 'plan.yaml', text: plan, ...flags})).toBe(0);
	const entries = await journal.read();
	expect(entries.ok && entries.value.entries.map(entry => entry.state)).toEqual(['started', 'started']);
	expect(readFileSync(file, 'utf8')).toContain('clientTok');
});

test.each([
	['a journal that is a folder', (file: string) => mkdirSync(file)],
	[
		'a journal that others may write',
		(file: string) => {
			writeFileSync(file, '');
			chmodSync(file, 0o666);
		},
	],
])('%s stops a launch and every decision, and is never "nothing left to be decided"', async (_, spoil) => {
	const {services, file, told, starts} = await openStarting('seed');
	spoil(file);
	expect(await launch(services, {file: 'plan.yaml', text: plan, ...flags})).toBe(2);
	expect(await settle(services, 'start', {isYes: true})).toBe(2);
	expect(await settle(services, 'forget', {isYes: true})).toBe(2);
	await settleFirst(services);
	expect(told.filter(line => line.includes(file)).length).toBeGreaterThanOrEqual(4);
	expect(told.join('\n')).not.toContain('Nothing is left');
	expect(starts()).toEqual([]);
});

test('locations of an OU are counted before the start, as the console does, and their number is typed', async () => {
	const {services, told} = await openStarting('demo');
	const accounts = await services.directory.listAccounts();
	const [unit] = accounts.ok ? accounts.value.flatMap(({path}) => path.slice(-1)) : [];
	const inUnit = accounts.ok
		? accounts.value.filter(({path, state}) => path.at(-1)?.id === unit?.id && state === 'ACTIVE').length
		: 0;
	const asked: Array<string | undefined> = [];
	const confirm = async (_: string, mustType?: string): Promise<boolean> => {
		asked.push(mustType);
		return false;
	};
	const regions = Array.from({length: 21}, (_, n) => `eu-west-${n + 1}`);
	const text = JSON.stringify({
		DocumentName: 'AWS-RestartEC2Instance',
		TargetLocations: [{Accounts: [unit?.id], Regions: regions}],
	});
	const options = {...flags, isYes: false, isJson: false, file: 'plan.json', text};
	expect(await launch({...services, confirm}, options)).toBe(2);
	expect(inUnit).toBeGreaterThan(0);
	expect(asked).toEqual([String(inUnit * 21)]);
	expect(told.join('\n')).toContain(`in ${inUnit * 21} locations`);
});
