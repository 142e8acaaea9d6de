import {expect, test} from 'vitest';
import {resumeLaunch, startLaunch} from '../../source/runtime/launch.ts';
import {SeedWorld} from '../harness/seed-world.ts';
import {central, inTurn, openStarting} from './open-starting.ts';

const accounts = ['111122223333', '444455556666'] as const;

test('a later turn starts when the executions of the earlier one have ended, and not before', async () => {
	const {services, simulator, options, starts} = await openStarting();
	const requests = [inTurn(0), inTurn(1, accounts[1])];
	const end = await startLaunch(services, {where: central, requests, retryOf: null}, services.createId, options);
	expect(end).toMatchObject({state: 'done', waiting: 0, turns: 2, turn: 2});
	const [first, second] = end.executionIds.map(id => simulator.world.engine.executions.get(id)!);
	expect(second!.startedAtMs).toBeGreaterThanOrEqual(first!.endedAtMs!);
	expect(starts()).toHaveLength(2);
});

test('requests of one turn start side by side', async () => {
	const {services, simulator, options} = await openStarting();
	const requests = [inTurn(0), inTurn(0, accounts[1])];
	const end = await startLaunch(services, {where: central, requests, retryOf: null}, services.createId, options);
	const [first, second] = end.executionIds.map(id => simulator.world.engine.executions.get(id)!);
	expect(second!.startedAtMs).toBe(first!.startedAtMs);
});

test('a later turn is in the journal from the beginning, with its token', async () => {
	const {services, simulator, options, journal} = await openStarting();
	const tokens: Array<readonly string[]> = [];
	simulator.addFault({kind: 'error', operation: 'GetAutomationExecution', times: 1});
	await startLaunch(
		services,
		{where: central, requests: [inTurn(0), inTurn(1, accounts[1])], retryOf: null},
		services.createId,
		{
			...options,
			async onProgress({state}) {
				if (state === 'waiting') {
					const entries = await journal.read();
					tokens.push(entries.ok ? entries.value.entries.map(entry => `${entry.turn} ${entry.clientToken}`) : []);
				}
			},
		},
	);
	const entries = await journal.read();
	expect(tokens[0]).toEqual(entries.ok && entries.value.entries.map(entry => `${entry.turn} ${entry.clientToken}`));
});

test('a later turn is held back where the earlier one failed in more locations than are tolerated', async () => {
	const world = new SeedWorld().child('111122223333/eu-west-1', {failsAt: 'installPatches'});
	const {services, options, states, starts} = await openStarting(world);
	const requests = [inTurn(0), inTurn(1, accounts[1])];
	const end = await startLaunch(services, {where: central, requests, retryOf: null}, services.createId, options);
	expect(end).toMatchObject({state: 'held', waiting: 1, reason: '1 location failed, and 0 are tolerated'});
	expect(starts()).toHaveLength(1);
	expect(await states()).toEqual(['started', 'planned']);
});

test('failures that are tolerated hold nothing back', async () => {
	const world = new SeedWorld().child('111122223333/eu-west-1', {failsAt: 'installPatches'});
	const {services, options} = await openStarting(world);
	const requests = [inTurn(0, accounts[0], '1'), inTurn(1, accounts[1])];
	const end = await startLaunch(services, {where: central, requests, retryOf: null}, services.createId, options);
	expect(end.state).toBe('done');
});

test('what was interrupted goes on later with the same tokens, and starts nothing twice', async () => {
	const {services, options, journal, parents, states} = await openStarting();
	const controller = new AbortController();
	const requests = [inTurn(0), inTurn(1, accounts[1]), inTurn(2)];
	const interrupted = await startLaunch(services, {where: central, requests, retryOf: null}, services.createId, {
		signal: controller.signal,
		onProgress: ({state}) => state === 'waiting' && controller.abort(),
	});
	expect(interrupted).toMatchObject({state: 'interrupted', waiting: 2});
	expect(await states()).toEqual(['started', 'planned', 'planned']);
	const entries = await journal.read();
	const end = await resumeLaunch(services, entries.ok ? entries.value.entries : [], options);
	expect(end).toMatchObject({state: 'done', turns: 3});
	expect(parents()).toHaveLength(3);
	expect(await states()).toEqual(['started', 'started', 'started']);
});

test('two consoles that go on with the same launch start each of its requests once', async () => {
	const {services, options, journal, parents} = await openStarting();
	const controller = new AbortController();
	await startLaunch(
		services,
		{where: central, requests: [inTurn(0), inTurn(1, accounts[1])], retryOf: null},
		services.createId,
		{
			signal: controller.signal,
			onProgress: ({state}) => state === 'waiting' && controller.abort(),
		},
	);
	const entries = await journal.read();
	const launch = entries.ok ? entries.value.entries : [];
	const ends = await Promise.all([resumeLaunch(services, launch, options), resumeLaunch(services, launch, options)]);
	expect(ends.map(({state}) => state)).toEqual(['done', 'done']);
	expect(ends[0]!.executionIds).toEqual(ends[1]!.executionIds);
	expect(parents()).toHaveLength(2);
});

test('after a refusal nothing further of the launch is sent', async () => {
	const {services, simulator, options, starts, states} = await openStarting();
	simulator.addFault({kind: 'access-denied', operation: 'StartAutomationExecution'});
	const requests = [inTurn(0), inTurn(0, accounts[1])];
	const end = await startLaunch(services, {where: central, requests, retryOf: null}, services.createId, options);
	expect(end).toMatchObject({state: 'failed', isUnanswered: false, executionIds: []});
	// The second time without the tag, which may have been what was refused.
	const tokens = starts().map(({input}) => (input as {readonly ClientToken: string}).ClientToken);
	expect([tokens.length, new Set(tokens).size]).toEqual([2, 1]);
	expect(await states()).toEqual(['refused', 'abandoned']);
});

test('a refusal after a lost answer leaves the start open: the first try may have started it', async () => {
	const {services, simulator, options, states, parents} = await openStarting();
	simulator.addFault({kind: 'drop-after', operation: 'StartAutomationExecution', times: 1});
	const clock = {
		...services.clock,
		wakeAfter(ms: number, wake: () => void) {
			simulator.addFault({kind: 'access-denied', operation: 'StartAutomationExecution'});
			return services.clock.wakeAfter(ms, wake);
		},
	};
	const end = await startLaunch(
		{...services, clock},
		{where: central, requests: [inTurn(0)], retryOf: null},
		services.createId,
		options,
	);
	expect(end).toMatchObject({state: 'failed', isUnanswered: true});
	expect(await states()).toEqual(['open']);
	expect(parents()).toHaveLength(1);
});
