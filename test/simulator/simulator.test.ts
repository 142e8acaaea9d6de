import {GetCallerIdentityCommand, STSClient} from '@aws-sdk/client-sts';
import {afterEach, expect, test} from 'vitest';
import {driveClock, speedClock} from '../../source/simulator/clock.ts';
import {describeAutomationStepExecutions} from '../../source/simulator/operations/ssm/describe-automation-step-executions.ts';
import {getAutomationExecution} from '../../source/simulator/operations/ssm/get-automation-execution.ts';
import {startAutomationExecution} from '../../source/simulator/operations/ssm/start-automation-execution.ts';
import {assumeRole} from '../../source/simulator/operations/sts/assume-role.ts';
import {type Simulator, type SimulatorOptions, startSimulator} from '../../source/simulator/simulator.ts';
import {seedWorld} from '../../source/simulator/worlds/seed.ts';
import {fanOut} from './wire/automations.ts';
import {call, sendUnsigned} from './wire/send.ts';
import {member} from './wire/serve.ts';

const opened: Simulator[] = [];
afterEach(async () => {
	for (const simulator of opened.splice(0)) {
		await simulator.close();
	}
});

async function start(options: SimulatorOptions = {}): Promise<Simulator> {
	const simulator = await startSimulator({clock: driveClock(), ...options});
	opened.push(simulator);
	return simulator;
}

function configOf({endpoint, env, region}: Simulator) {
	const credentials = {accessKeyId: env.AWS_ACCESS_KEY_ID!, secretAccessKey: env.AWS_SECRET_ACCESS_KEY!};
	return {endpoint, region, credentials, maxAttempts: 1};
}

test('the environment that it names is all that a client needs', async () => {
	const simulator = await start();
	expect(simulator.env).toEqual({
		AWS_ENDPOINT_URL: simulator.endpoint,
		AWS_ACCESS_KEY_ID: expect.stringMatching(/^AKIA[A-Z2-7]{16}$/),
		AWS_SECRET_ACCESS_KEY: expect.any(String),
		AWS_REGION: 'us-east-1',
		AWS_DEFAULT_REGION: 'us-east-1',
	});
	const sts = new STSClient(configOf(simulator));
	expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({Account: simulator.centralAccount});
	sts.destroy();
});

test('it listens on loopback alone, and its port is free once it is closed', async () => {
	const first = await startSimulator({clock: driveClock()});
	expect(first.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
	const port = Number(new URL(first.endpoint).port);
	await expect(startSimulator({clock: driveClock(), port})).rejects.toMatchObject({code: 'EADDRINUSE'});
	await first.close();
	expect((await start({port})).endpoint).toBe(first.endpoint);
});

test('accounts and Regions alone ask for a generated world of that size', async () => {
	const {world, region} = await start({accounts: 30, regions: 3});
	expect(world.accounts.size).toBe(30);
	expect(world.regions.size).toBe(3);
	expect(world.regions.has(region)).toBe(true);
});

test("a world of one's own is served as it is", async () => {
	const clock = driveClock();
	const world = seedWorld(clock.now());
	expect((await start({clock, world})).world).toBe(world);
});

test('a fault of an unknown kind in a world is refused at the start', async () => {
	const broken = () => {
		const world = seedWorld(0);
		return {...world, definition: {...world.definition, faults: [{kind: 'slwo' as 'slow'}]}};
	};
	await expect(startSimulator({clock: driveClock(), world: broken})).rejects.toThrow('"slwo" is no kind of fault');
});

test('the last call of an operation is remembered with its input', async () => {
	const simulator = await start();
	const config = configOf(simulator);
	await call(config, startAutomationExecution, fanOut);
	await call(config, getAutomationExecution, {AutomationExecutionId: 'x'.repeat(36)});
	expect(simulator.lastCall('StartAutomationExecution')).toEqual(fanOut);
	expect(simulator.lastCall('StopAutomationExecution')).toBeUndefined();
	expect(simulator.calls.map(({operation, errorCode}) => [operation, errorCode])).toEqual([
		['StartAutomationExecution', null],
		['GetAutomationExecution', 'AutomationExecutionNotFoundException'],
	]);
});

test('a fault is added and all are taken away', async () => {
	const simulator = await start();
	const ask = () => call(configOf(simulator), getAutomationExecution, {AutomationExecutionId: 'x'.repeat(36)});
	simulator.addFault({kind: 'throttle'});
	expect((await ask()).code).toBe('ThrottlingException');
	simulator.clearFaults();
	expect((await ask()).code).toBe('AutomationExecutionNotFoundException');
});

test('two runs on a driven clock answer alike to the byte', async () => {
	const answers = async () => {
		const clock = driveClock();
		const simulator = await start({clock});
		const config = configOf(simulator);
		const texts: string[] = [];
		const ask = async (...[operation, input]: [Parameters<typeof call>[1], object]) => {
			const answer = await call(config, operation, input);
			texts.push(`${answer.status} ${answer.headers.get('x-amzn-requestid')} ${answer.text}`);
			return answer.text;
		};
		const RoleArn = `arn:aws:iam::${member}:role/RollgridOperatorRole`;
		await ask(assumeRole, {RoleArn, RoleSessionName: 'test'});
		const {AutomationExecutionId} = JSON.parse(await ask(startAutomationExecution, fanOut));
		for (let minute = 0; minute < 5; minute++) {
			await ask(getAutomationExecution, {AutomationExecutionId});
			await ask(describeAutomationStepExecutions, {AutomationExecutionId});
			clock.advance(60_000);
		}

		return texts;
	};
	expect(await answers()).toEqual(await answers());
});

test('a world on a sped-up clock moves without being asked', async () => {
	const clock = speedClock(1000);
	const {world} = await start({clock: {...clock, tickMs: 1}});
	const beganMs = world.nowMs;
	await new Promise(resolve => setImmediate(resolve));
	while (world.nowMs === beganMs) {
		await new Promise(resolve => setImmediate(resolve));
	}

	expect(world.nowMs).toBeGreaterThan(beganMs);
});

test('a body larger than any that AWS takes is refused', async () => {
	const {endpoint} = await start();
	expect(await sendUnsigned(endpoint, {body: Buffer.alloc(5 * 1024 * 1024)})).toMatchObject({
		code: 'RequestEntityTooLargeException',
		status: 413,
	});
});
