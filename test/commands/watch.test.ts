import {expect, test} from 'vitest';
import {watch} from '../../source/commands/watch/run.ts';
import {startDemoFanOut} from '../../source/simulator/worlds/demo.ts';
import {openServices} from '../harness/run-command.ts';
import {SeedWorld} from '../harness/seed-world.ts';

type Line = Record<string, unknown> & {readonly type: string};

test('watch --json tells the execution, each change of each location, the progress, and the result last', async () => {
	const {services, simulator, printed} = await openServices('demo');
	const executionId = startDemoFanOut(simulator.world);
	const status = await watch(services, executionId, 'json');
	const lines = printed.map(line => JSON.parse(line) as Line);
	const fields = (type: string) => Object.keys(lines.find(line => line.type === type)!);
	expect(fields('execution')).toEqual([
		'type',
		'executionId',
		'document',
		'documentVersion',
		'status',
		'startedAt',
		'endedAt',
		'failureMessage',
	]);
	expect(fields('location')).toEqual([
		'type',
		'account',
		'region',
		'stepExecutionId',
		'status',
		'childExecutionId',
		'startedAt',
		'endedAt',
		'failureMessage',
		'name',
	]);
	expect(fields('progress')).toEqual(['type', 'total', 'byStatus', 'apiCalls', 'throttled', 'at']);
	expect(lines.at(-1)).toMatchObject({
		type: 'result',
		executionId,
		status: 'Success',
		total: 192,
		byStatus: {Failed: 22, Success: 164, TimedOut: 6},
	});
	expect(Object.keys(lines.at(-1)!)).toEqual([
		'type',
		'executionId',
		'status',
		'total',
		'byStatus',
		'seconds',
		'apiCalls',
		'throttled',
	]);
	expect(status, 'locations failed, whatever the parent says').toBe(1);
	const ends = lines.filter(line => line.type === 'location' && line.endedAt !== null);
	expect(new Set(ends.map(line => `${line.account}/${line.region}`)).size).toBe(192);
	expect(ends).toHaveLength(192);
});

test('with events, lost, late and doubled ones among them, the result is the same; messages for us are deleted from the queue', async () => {
	const events = {delayMs: 20_000, loss: 0.3, twice: 0.3};
	const {services, simulator, printed, told} = await openServices('demo', {events});
	const executionId = startDemoFanOut(simulator.world);
	await watch(services, executionId, 'json');
	expect(JSON.parse(printed.at(-1)!)).toMatchObject({
		type: 'result',
		status: 'Success',
		total: 192,
		byStatus: {Failed: 22, Success: 164, TimedOut: 6},
	});
	expect(simulator.lastCall('ReceiveMessage')).toMatchObject({WaitTimeSeconds: 20, MaxNumberOfMessages: 10});
	expect(simulator.lastCall('DeleteMessageBatch')).toBeDefined();
	expect(told).toEqual([]);
});

test('a missing queue is reported once, with what to do next, and everything is polled as without it', async () => {
	const events = {delayMs: 0, loss: 0, twice: 0, queue: 'of-old'};
	const {services, simulator, printed, told} = await openServices('demo', {events});
	await watch(services, startDemoFanOut(simulator.world), 'json');
	expect(JSON.parse(printed.at(-1)!)).toMatchObject({byStatus: {Failed: 22, Success: 164, TimedOut: 6}});
	const [trouble, ...more] = told;
	expect(trouble?.split('\n')).toEqual([
		expect.stringMatching(/^× Couldn't receive events from of-old in 210987654321\/us-east-1$/),
		expect.stringContaining('QueueDoesNotExist'),
		expect.stringContaining('Check account, Region and name in the URL of --events'),
		'  Everything is polled meanwhile, as without events.',
	]);
	expect(more).toEqual([]);
});

test('a slow reader delays the lines, and misses no end of a location', async () => {
	const {services, simulator, printed} = await openServices('demo');
	const executionId = startDemoFanOut(simulator.world);
	let unread = 0;
	let most = 0;
	const print = (line: string): void => {
		printed.push(line);
		most = Math.max(most, ++unread);
	};
	// This reader takes ten lines at a time, and only after the fan-out has gone on for a while.
	const whenRead = (): Promise<void> | null =>
		unread < 10
			? null
			: new Promise(resolve => {
					services.clock.wakeAfter(20_000, () => {
						unread = 0;
						resolve();
					});
				});
	const status = await watch({...services, print, whenRead}, executionId, 'json');
	const lines = printed.map(line => JSON.parse(line) as Line);
	const ends = lines.filter(line => line.type === 'location' && line.endedAt !== null);
	expect(new Set(ends.map(line => `${line.account}/${line.region}`)).size).toBe(192);
	expect(ends).toHaveLength(192);
	expect(lines.at(-1)).toMatchObject({type: 'result', byStatus: {Failed: 22, Success: 164, TimedOut: 6}});
	expect(status).toBe(1);
	expect(most, 'lines that wait for the reader').toBeLessThan(15);
});

test('--fail-fast ends at the first location that did not succeed, and says how to go on', async () => {
	const {services, simulator, printed, told} = await openServices('demo', {failsFast: true});
	const executionId = startDemoFanOut(simulator.world);
	expect(await watch(services, executionId, 'json')).toBe(1);
	const result = JSON.parse(printed.at(-1)!) as Line & {readonly byStatus: Readonly<Record<string, number>>};
	expect(result).toMatchObject({type: 'result', status: 'InProgress'});
	expect((result.byStatus.Failed ?? 0) + (result.byStatus.TimedOut ?? 0)).toBeGreaterThan(0);
	expect(result.byStatus.NotStarted ?? result.byStatus.Pending).toBeGreaterThan(0);
	expect(told.at(-1)).toContain(`rollgrid watch ${executionId}`);
});

test('an execution that is not there ends with 3 and names the account and Region that were asked', async () => {
	const {services, told} = await openServices('seed');
	expect(await watch(services, '4f7ca192-7e9a-40fe-9192-5cb15EXAMPLE', 'plain')).toBe(3);
	expect(told.join('\n')).toContain('123456789012/us-east-1');
	expect(told.join('\n')).toContain('AutomationExecutionNotFoundException');
});

test('credentials that AWS does not know end with 3 and the way to others', async () => {
	const {services, told} = await openServices('seed', {credentials: false});
	expect(await watch(services, '4f7ca192-7e9a-40fe-9192-5cb15EXAMPLE', 'plain')).toBe(3);
	expect(told.join('\n')).toMatch(/security token .* invalid/);
	expect(told.join('\n')).toContain('--profile');
});

test('throttling is told once and waited out', async () => {
	const {services, simulator, told} = await openServices('demo');
	simulator.addFault({kind: 'throttle', operation: 'GetAutomationExecution', times: 5});
	await watch(services, startDemoFanOut(simulator.world), 'plain');
	expect(told.filter(line => line.includes('Rate exceeded'))).toHaveLength(1);
	expect(told).toContain('AWS answers again.');
});

test.each([
	['throttle', 'Rate exceeded'],
	['unavailable', "Couldn't find out who you are"],
	['error', "Couldn't find out who you are"],
	['drop-before', "Couldn't find out who you are"],
] as const)('%s on the very first calls is told and waited out', async (kind, said) => {
	const {services, simulator, told} = await openServices('demo');
	simulator.addFault({kind, times: 3});
	expect(await watch(services, startDemoFanOut(simulator.world), 'plain')).toBe(1);
	expect(told.join('\n')).toContain(said);
	expect(told.join('\n')).toContain('It is asked again by itself until AWS answers');
	expect(told).toContain('AWS answers again.');
});

test('where nothing ever answers, the first call is repeated for two minutes, then it ends with 3', async () => {
	const {services, simulator, told} = await openServices('seed');
	simulator.addFault({kind: 'unavailable'});
	expect(await watch(services, '4f7ca192-7e9a-40fe-9192-5cb15EXAMPLE', 'plain')).toBe(3);
	expect(simulator.calls.filter(({operation}) => operation === 'GetCallerIdentity')).toHaveLength(25);
	expect(told.at(-1)).not.toContain('again by itself');
});

test('a clock that is wrong is got over by one repeat of the first call to each service', async () => {
	const {services, simulator, told} = await openServices('demo');
	simulator.addFault({kind: 'clock-skew', delayMs: 3_600_000});
	expect(await watch(services, startDemoFanOut(simulator.world), 'plain')).toBe(1);
	expect(told).toEqual([]);
	const central = simulator.calls.filter(({operation}) =>
		['GetCallerIdentity', 'DescribeAutomationStepExecutions'].includes(operation),
	);
	expect(central.slice(0, 2).map(({errorCode}) => errorCode)).toEqual(['SignatureDoesNotMatch', null]);
	expect(central.slice(2).filter(({errorCode}) => errorCode !== null)).toEqual([]);
});

test('a location that waits for a person is told, with the command that answers', async () => {
	const seed = new SeedWorld().asks().accounts('111122223333').regions('eu-west-1').child('111122223333/eu-west-1', {
		failsAt: 'askFirst',
		status: 'Success',
		takesMs: 300_000,
	});
	const {services, simulator, printed} = await openServices(startMs => seed.build(startMs));
	const executionId = seed.start(simulator.world);
	expect(await watch(services, executionId, 'plain')).toBe(0);
	expect(printed.join('\n')).toContain(
		`111122223333/eu-west-1 Waiting for a person; to answer: rollgrid signal ${executionId} approve --location 111122223333/eu-west-1`,
	);
});
