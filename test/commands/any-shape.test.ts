import {expect, test} from 'vitest';
import {cancel} from '../../source/commands/cancel/run.ts';
import {report} from '../../source/commands/report/run.ts';
import {retry} from '../../source/commands/retry/run.ts';
import {show} from '../../source/commands/show/run.ts';
import {watch} from '../../source/commands/watch/run.ts';
import type {StartRequest} from '../../source/core/domain/start-request.ts';
import type {Settings} from '../../source/simulator/settings.ts';
import {SeedWorld} from '../harness/seed-world.ts';
import {openStarting} from '../start-once/open-starting.ts';

/* Shapes of a multi-account answer that nothing documents: a client lives with every one of them. */

const flags = {isYes: true, isDryRun: false, isWatch: false, isJson: false};

type Line = Readonly<Record<string, unknown>>;

async function run(settings: Partial<Omit<Settings, 'timings'>>, errors = '100') {
	const seed = new SeedWorld()
		.accounts('111122223333', '444455556666', '777788889999')
		.regions('eu-west-1', 'us-east-1')
		.limits('2', errors)
		.child('444455556666/us-east-1', {failsAt: 'installPatches'})
		.settings(settings);
	const opened = await openStarting(seed);
	const executionId = seed.start(opened.simulator.world);
	const status = await watch(opened.services, executionId, 'json');
	const lines = opened.printed.map(line => JSON.parse(line) as Line);
	return {...opened, executionId, status, lines, result: lines.at(-1)!};
}

const hidden = {locationStepTarget: 'entry', childIdInOutputs: 'never'} as const;

test('steps that repeat the request’s entry hide no failure: each is told, counted, and nothing is said not to have run', async () => {
	const {status, result, lines} = await run(hidden);
	expect(status).toBe(1);
	expect(result).toMatchObject({total: 6, byStatus: {Success: 5, Failed: 1}});
	const failed = lines.find(line => line.type === 'location' && line.status === 'Failed');
	expect(failed).toMatchObject({account: null, region: null, name: '444455556666_us-east-1'});
	expect(failed?.stepExecutionId).toMatch(/^[\da-f-]{36}$/);
	expect(lines.some(line => line.status === 'NotRun')).toBe(false);
});

test('steps without a target location do not vanish', async () => {
	const {status, result} = await run({...hidden, locationStepTarget: 'absent'});
	expect([status, result.total, result.byStatus]).toEqual([1, 6, {Success: 5, Failed: 1}]);
});

test('a step that doesn’t say where it ran is placed where its child is found', async () => {
	const {status, lines, result} = await run({locationStepTarget: 'entry'});
	expect([status, result.byStatus]).toEqual([1, {Success: 5, Failed: 1}]);
	const failed = lines.findLast(line => line.type === 'location' && line.status === 'Failed');
	expect(failed).toMatchObject({account: '444455556666', region: 'us-east-1'});
});

test('a retry sends nothing whose outcome isn’t known, says so, and sends it by name', async () => {
	const {services, executionId, told, starts} = await run(hidden);
	expect(await retry(services, {executionId, locations: [], statuses: [], ...flags})).toBe(2);
	expect(starts()).toEqual([]);
	expect(told.join('\n')).toMatch(/6 locations left out, as AWS doesn’t say how they ended/);
	expect(told.join('\n')).toMatch(/1 location that may not have succeeded can’t be named/);
	const location = {accountId: '444455556666', region: 'us-east-1'};
	expect(await retry(services, {executionId, locations: [location], statuses: [], ...flags})).not.toBe(3);
	expect((starts()[0]!.input as StartRequest).TargetLocations).toMatchObject([
		{Accounts: ['444455556666'], Regions: ['us-east-1']},
	]);
});

test('locations that AWS counts and does not list are Unknown, in every number', async () => {
	const {status, result, services, executionId, told} = await run(
		{neverQueuedLocations: 'absent', locationStepsListed: 'when-started'},
		'0',
	);
	expect(status).toBe(1);
	const {Success = 0, Failed = 0, Unknown = 0} = result.byStatus as Record<string, number>;
	expect([result.total, Success + Failed + Unknown, Failed]).toEqual([6, 6, 1]);
	expect(Unknown).toBeGreaterThan(0);
	expect(await retry(services, {executionId, locations: [], statuses: [], ...flags})).not.toBe(3);
	expect(told.join('\n')).toMatch(/left out, as AWS doesn’t say how/);
});

test('reports and show name the steps that AWS doesn’t place, in every format', async () => {
	const {services, executionId, printed} = await run(hidden);
	const files = {
		readText: () => Promise.reject(new Error('reads no file')),
		writeText: () => Promise.reject(new Error('writes no file')),
		replaceText: () => Promise.reject(new Error('writes no file')),
		remove: () => Promise.reject(new Error('removes no file')),
	};
	for (const format of ['md', 'html', 'csv', 'json'] as const) {
		printed.length = 0;
		await report({...services, files}, {executionId, format, output: undefined, isYes: false, redactions: []});
		expect(printed.join('\n')).toContain(format === 'md' ? '444455556666\\_us-east-1' : '444455556666_us-east-1');
		expect(printed.join('\n')).toContain(
			format === 'csv' ? ',,,,Failed,' : format === 'json' ? '"total":6' : '5 of 6 locations succeeded',
		);
	}

	printed.length = 0;
	await show(services, {executionId, location: undefined, step: undefined, isJson: true});
	expect(JSON.parse(printed[0]!)).toMatchObject({total: 6, byStatus: {Success: 5, Failed: 1}});
	printed.length = 0;
	await show(services, {executionId, location: undefined, step: undefined, isJson: false});
	expect(printed.join('\n')).toMatch(/Failed +444455556666_us-east-1/);
});

test('a cancel says of how many it can’t look whether the stop reached them', async () => {
	const seed = new SeedWorld().settings(hidden);
	const {services, simulator, told, passes} = await openStarting(seed);
	const executionId = seed.start(simulator.world);
	await passes(5000);
	expect(await cancel(services, {executionId, locations: [], isYes: true, isWaiting: false})).toBe(0);
	expect(told.join('\n')).toMatch(/4 locations run, 0 wait, 0 have not begun/);
	expect(told.join('\n')).toMatch(/doesn't say where 4 of its steps run/);
});

test('statuses that nobody knows end with their fan-out, and are never taken for a success', async () => {
	const seed = new SeedWorld();
	const {services, simulator, printed, passes} = await openStarting(seed);
	const executionId = seed.start(simulator.world);
	await passes(120_000);
	await fetch(`${simulator.endpoint}/_rollgrid/faults`, {
		method: 'POST',
		body: 'unknown-status,operation=GetAutomationExecution',
	});
	expect(await watch(services, executionId, 'json')).toBe(1);
	const result = JSON.parse(printed.at(-1)!) as Line;
	expect(result).toMatchObject({type: 'result', status: 'Quantum', total: 4, byStatus: {Quantum: 4}});
});

test('CompletedWithSuccess is a success for watch, retry and report alike', async () => {
	const seed = new SeedWorld();
	const {services, simulator, printed, told, passes, starts} = await openStarting(seed);
	const executionId = seed.start(simulator.world);
	await passes(120_000);
	const execution = simulator.world.engine.executions.get(executionId)!;
	for (const step of execution.steps) {
		Object.assign(step, {status: 'CompletedWithSuccess'});
	}

	expect(await watch(services, executionId, 'plain')).toBe(0);
	expect(printed.join('\n')).toMatch(/4 of 4 locations succeeded$/m);
	expect(await retry(services, {executionId, locations: [], statuses: [], ...flags})).toBe(2);
	expect(told.join('\n')).toContain('No location is left to retry');
	expect(starts()).toEqual([]);
});
