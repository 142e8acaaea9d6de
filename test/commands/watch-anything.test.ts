import {expect, test} from 'vitest';
import {retry} from '../../source/commands/retry/run.ts';
import {show} from '../../source/commands/show/run.ts';
import {watch} from '../../source/commands/watch/run.ts';
import {SeedWorld, startHere} from '../harness/seed-world.ts';
import {openStarting} from '../start-once/open-starting.ts';

type Line = Readonly<Record<string, unknown>>;

const flags = {isYes: true, isDryRun: false, isWatch: false, isJson: false};

test('a plain automation is watched by its steps, and ends with its own outcome', async () => {
	const {services, simulator, printed} = await openStarting(new SeedWorld());
	const executionId = startHere(simulator.world);
	expect(await watch(services, executionId, 'plain')).toBe(0);
	const text = printed.join('\n');
	expect(text).toMatch(/checkHealth Success after 10s/);
	expect(text).toMatch(/2 of 2 steps ended: 2 Success$/m);
	expect(text).toMatch(/ended as Success in \d+s: 2 of 2 steps succeeded$/m);
	expect(text).not.toMatch(/0 of 0|: ;|; $/m);
});

test('its lines in JSON are those of a fan-out: where it runs, its step’s ID, and the step’s name', async () => {
	const seed = new SeedWorld().child('999900001111/us-east-1', {failsAt: 'installPatches'});
	const {services, simulator, printed} = await openStarting(seed);
	const executionId = startHere(simulator.world);
	expect(await watch(services, executionId, 'json')).toBe(1);
	const lines = printed.map(line => JSON.parse(line) as Line);
	expect(lines.findLast(({type, name}) => type === 'location' && name === 'installPatches')).toMatchObject({
		account: '999900001111',
		region: 'us-east-1',
		stepExecutionId: expect.stringMatching(/^[\da-f-]{36}$/),
		status: 'Failed',
		childExecutionId: null,
	});
	expect(lines.at(-1)).toMatchObject({type: 'result', status: 'Failed', total: 2, byStatus: {Success: 1, Failed: 1}});
});

test('a rate-controlled automation is watched by its resources, and judged by them', async () => {
	const seed = new SeedWorld()
		.resources(5)
		.child('999900001111/us-east-1', {failsAt: 'installPatches', resource: 'i-0000003'});
	const {services, simulator, printed} = await openStarting(seed);
	const executionId = startHere(simulator.world, 5);
	expect(await watch(services, executionId, 'plain')).toBe(1);
	const text = printed.join('\n');
	expect(text).toMatch(/i-0000003 Failed after/);
	expect(text).toMatch(/4 of 5 resources succeeded$/m);
});

test('what is no fan-out isn’t retried, and the reason is said', async () => {
	const {services, simulator, told, starts} = await openStarting(new SeedWorld());
	const executionId = startHere(simulator.world);
	await watch(services, executionId, 'json');
	expect(await retry(services, {executionId, locations: [], statuses: [], ...flags})).toBe(2);
	expect(told.join('\n')).toContain(`${executionId} is no fan-out: it has no locations to retry`);
	expect(starts()).toEqual([]);
});

test('a change request shows its runbooks, and isn’t retried', async () => {
	const {services, simulator, told, printed, starts} = await openStarting(new SeedWorld());
	const executionId = startHere(simulator.world);
	await watch(services, executionId, 'json');
	const execution = simulator.world.engine.executions.get(executionId)!;
	Object.assign(execution, {
		extra: {
			AutomationSubtype: 'ChangeRequest',
			ChangeRequestName: 'Patch Tuesday',
			Runbooks: [
				{DocumentName: 'AWS-PatchInstance', DocumentVersion: '4', TargetLocations: [{Accounts: ['111122223333']}]},
			],
		},
	});
	expect(await retry(services, {executionId, locations: [], statuses: [], ...flags})).toBe(2);
	expect(told.join('\n')).toMatch(
		/is a change request: its runbooks run as they were approved.*launch AWS-PatchInstance/,
	);
	expect(starts()).toEqual([]);
	printed.length = 0;
	await show(services, {executionId, location: undefined, step: undefined, isJson: false});
	expect(printed.join('\n')).toContain('runs AWS-PatchInstance version 4, in 1 target location');
	printed.length = 0;
	await show(services, {executionId, location: undefined, step: undefined, isJson: true});
	expect(JSON.parse(printed[0]!)).toMatchObject({runbooks: [{document: 'AWS-PatchInstance', documentVersion: '4'}]});
});
