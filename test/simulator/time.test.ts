import {
	DescribeAutomationExecutionsCommand,
	DescribeAutomationStepExecutionsCommand,
	GetAutomationExecutionCommand,
	SSMClient,
	StartAutomationExecutionCommand,
} from '@aws-sdk/client-ssm';
import {afterEach, expect, test} from 'vitest';
import {driveClock} from '../../source/simulator/clock.ts';
import {createWorld} from '../../source/simulator/create-world.ts';
import {startExecution} from '../../source/simulator/engine/run/start.ts';
import {startSimulator} from '../../source/simulator/simulator.ts';
import {drawnTogether, realTime} from '../../source/simulator/time-scale.ts';
import {largeWorld} from '../../source/simulator/worlds/large.ts';
import {seedDefinition, seedWorld} from '../../source/simulator/worlds/seed.ts';

const opened: Array<() => unknown> = [];
afterEach(async () => {
	for (const close of opened.splice(0)) {
		await close();
	}
});

/** The seed world, twenty times as fast as a client's clock that the test drives. */
async function serveFast() {
	const clientClock = driveClock();
	const startMs = clientClock.now();
	const scale = drawnTogether(startMs, 20);
	const clock = {
		now: () => startMs + (clientClock.now() - startMs) * 20,
		wall: clientClock.now,
		wait: clientClock.wait,
		scale,
	};
	const simulator = await startSimulator({clock, throttle: false});
	const {AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = ''} = simulator.env;
	const ssm = new SSMClient({
		endpoint: simulator.endpoint,
		region: simulator.region,
		credentials: {accessKeyId, secretAccessKey},
	});
	opened.push(
		() => ssm.destroy(),
		() => simulator.close(),
	);
	return {ssm, clientClock, simulator};
}

const restart = new StartAutomationExecutionCommand({
	DocumentName: 'AWS-RestartEC2Instance',
	Parameters: {InstanceId: ['i-0123456789abcdef0']},
});

test('what a fast world shows is in the time of its clients', async () => {
	const {ssm, clientClock} = await serveFast();
	clientClock.advance(3_600_000);
	const began = clientClock.now();
	const {AutomationExecutionId} = await ssm.send(restart);
	clientClock.advance(30_000);
	const read = await ssm.send(new GetAutomationExecutionCommand({AutomationExecutionId}));
	const {ExecutionStartTime, ExecutionEndTime, AutomationExecutionStatus} = read.AutomationExecution!;
	expect(AutomationExecutionStatus).toBe('Success');
	expect(ExecutionStartTime!.getTime()).toBe(began);
	// Two steps of about 55 s each take about 5 s.
	const elapsedMs = ExecutionEndTime!.getTime() - ExecutionStartTime!.getTime();
	expect([elapsedMs > 3000, elapsedMs < 9000]).toEqual([true, true]);
});

test('a fast world is filtered by the time of its clients', async () => {
	const {ssm, clientClock} = await serveFast();
	clientClock.advance(600_000);
	const {AutomationExecutionId} = await ssm.send(restart);
	clientClock.advance(60_000);
	const at = (offsetMs: number) => `${new Date(clientClock.now() + offsetMs).toISOString().slice(0, 19)}Z`;
	const list = async (key: 'StartTimeAfter' | 'StartTimeBefore', offsetMs: number) => {
		const Filters = [{Key: key, Values: [at(offsetMs)]}];
		const executions = await ssm.send(new DescribeAutomationExecutionsCommand({Filters}));
		const steps = await ssm.send(new DescribeAutomationStepExecutionsCommand({AutomationExecutionId, Filters}));
		return [executions.AutomationExecutionMetadataList!.length, steps.StepExecutions!.length];
	};
	expect(await list('StartTimeAfter', -62_000)).toEqual([1, 2]);
	expect(await list('StartTimeAfter', -40_000)).toEqual([0, 0]);
	expect(await list('StartTimeBefore', -62_000)).toEqual([0, 0]);
	expect(await list('StartTimeBefore', 0)).toEqual([1, 2]);
});

test('the clock of an answer is the one that its timestamps are by', async () => {
	const {simulator} = await serveFast();
	const answer = await fetch(`${simulator.endpoint}/_rollgrid/calls`);
	expect(Math.abs(Date.parse(answer.headers.get('date')!) - Date.now())).toBeLessThan(5000);
	expect(realTime.shown(1)).toBe(1);
});

test('history stays where it was, and a moment is found again', () => {
	const {shown, meant} = drawnTogether(1_000_000, 20);
	expect([shown(5), meant(5)]).toEqual([5, 5]);
	expect([shown(1_200_000), meant(1_010_000)]).toEqual([1_010_000, 1_200_000]);
});

test('the same world gives the same IDs, and two worlds share none', () => {
	const idIn = (world: ReturnType<typeof seedWorld>) =>
		startExecution(
			world,
			{...world.central, principalArn: 'arn:aws:iam::123456789012:user/operator'},
			{DocumentName: 'AWS-RestartEC2Instance', Parameters: {InstanceId: ['i-0123456789abcdef0']}},
		);
	const definition = seedDefinition();
	const worlds = [
		seedWorld(0),
		seedWorld(0, 2),
		createWorld({...definition, name: 'other'}, 0),
		createWorld({...definition, accounts: definition.accounts.slice(0, -1)}, 0),
		createWorld({...definition, groups: []}, 0),
		largeWorld({accounts: 1, regions: 1, startMs: 0, seed: 1}),
		largeWorld({accounts: 2, regions: 1, startMs: 0, seed: 1}),
	];
	const ids = worlds.map(idIn);
	expect(new Set(ids).size).toBe(worlds.length);
	expect(idIn(seedWorld(86_400_000))).toBe(ids[0]);
});
