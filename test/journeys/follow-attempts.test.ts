import {expect, test} from 'vitest';
import {comeBackCommand} from '../../source/core/console/keys.ts';
import type {StartRequest} from '../../source/core/domain/start-request.ts';
import {startExecution} from '../../source/simulator/engine/run/start.ts';
import {advanceTo} from '../../source/simulator/engine/state/advance.ts';
import type {Simulator} from '../../source/simulator/simulator.ts';
import {buildProgram, runProgram} from '../cli/run-program.ts';
import {fromSeed, openConsole} from '../harness/open-console.ts';
import {centralAccount, SeedWorld} from '../harness/seed-world.ts';

/** Two of four locations fail, the second time one of them succeeds. */
const failing = () =>
	new SeedWorld()
		.child('444455556666/us-east-1', {failsAt: 'installPatches', message: 'No space left on device'})
		.child('111122223333/eu-west-1', {failsAt: 'installPatches', times: 1});

/** A colleague retries one location with rollgrid, from another machine. */
function retryElsewhere({world}: Simulator, retryOf: string, accountId: string, region: string): string {
	return startExecution(
		world,
		{
			accountId: centralAccount,
			region: 'us-east-1',
			principalArn: `arn:aws:iam::${centralAccount}:user/colleague`,
		},
		{
			DocumentName: 'PatchFleet',
			TargetLocations: [{Accounts: [accountId], Regions: [region]}],
			Tags: [{Key: 'rollgrid:retry-of', Value: retryOf}],
		},
	);
}

const starts = ({calls}: Simulator) =>
	calls.filter(call => call.operation === 'StartAutomationExecution').map(({input}) => input as StartRequest);

test('a retry shows on the same matrix: each location as its latest attempt has it, the others as they were; the header stays that of the fan-out that was opened', async () => {
	const {operator, world} = await openConsole(fromSeed(failing()));
	await world.advance('1m');
	operator.sees(/4\/4 .*×2 .*√2 /);
	await operator.press('r', 'y');
	operator.sees(
		'PatchFleet, attempt 1 of 2',
		/4\/4 .*×2 .*√2 /,
		/attempts {2}1: Success.* 2: InProgress 0\/2, errors 0\/\d+/,
	);
	operator.misses('ended');
	await world.advance('1m');
	operator.sees(/4\/4 .*×2 .*√2 /, /2: Success, 1\/2 ok.* together 3\/4 ok/, 'ended', /444455556666 ×\S* +√/);
});

test('the fan-out that was opened owns header, age, cancel and the line at quitting while a retry of it runs elsewhere', async () => {
	const {operator, world, executionId, runtime, stateFolder} = await openConsole(
		fromSeed(
			new SeedWorld()
				.accounts('111122223333', '444455556666', '777788889999')
				.child('111122223333/eu-west-1', {failsAt: 'installPatches', times: 1})
				.limits('1', '10'),
		),
	);
	await world.advance('40s');
	operator.sees(/1\/6 .*errors 1\/10/);
	const elsewhere = await runProgram(
		await buildProgram(),
		['retry', executionId!, '--location', '111122223333/eu-west-1', '--yes'],
		{...world.env, ROLLGRID_STATE_DIR: stateFolder, ROLLGRID_CONFIG_DIR: stateFolder},
	);
	expect(elsewhere).toMatchObject({status: 0});
	await operator.press('u');
	await world.advance('5s');
	operator.sees('attempt 1 of 2', /1\/6 .*1\/1 run/, /1: InProgress .*2: InProgress 0\/1/, /as of \ds ago/);
	operator.misses('ended', 'Success');
	await operator.press('c');
	operator.sees('Cancel the fan-out of PatchFleet?');
	await operator.press('y');
	expect(world.lastCall('StopAutomationExecution')).toMatchObject({AutomationExecutionId: executionId});
	expect(comeBackCommand(runtime.store.getState())).toBe(`rollgrid watch ${executionId}`);
});

test('where the opened fan-out has ended, c asks about the attempt that still runs', async () => {
	const {operator, world, executionId} = await openConsole(fromSeed(failing()));
	await world.advance('1m');
	await operator.press('r', 'y', 'c');
	operator.sees('Cancel attempt 2 of 2, the fan-out of PatchFleet?');
	await operator.press('y');
	const {AutomationExecutionId: stopped} = world.lastCall('StopAutomationExecution') as {AutomationExecutionId: string};
	expect(stopped).not.toBe(executionId);
});

test('T opens an attempt by itself: its own locations under its own header; Esc leads back to all of them', async () => {
	const {operator, world} = await openConsole(fromSeed(failing()));
	await world.advance('1m');
	await operator.press('r', 'y');
	await world.advance('1m');
	await operator.press('T');
	operator.sees('Open an attempt at PatchFleet by itself?', /1 {2}[0-9a-f-]{36}, open: /, /2 {2}[0-9a-f-]{36}: /);
	await operator.press('1');
	operator.sees('attempt 1 of 2, alone', /111122223333 .*×/, /444455556666 ×/);
	await operator.press('T', '2');
	operator.sees('attempt 2 of 2, alone', /2\/2 /);
	await operator.press('escape');
	operator.sees('attempt 1 of 2', /111122223333 √\S* √/);
	operator.misses('alone');
});

test('each row of the list opens as itself', async () => {
	const seed = failing();
	const {operator, world, executionId} = await openConsole({
		...fromSeed(seed),
		opensList: true,
	});
	await world.advance('1m');
	retryElsewhere(world, executionId!, '111122223333', 'eu-west-1');
	await world.advance('1m');
	await operator.press('g', 'enter');
	await world.advance('10s');
	operator.sees('attempt 2 of 2', /1\/1 /);
	await operator.press('escape', 'j', 'enter');
	await world.advance('10s');
	operator.sees('attempt 1 of 2', /4\/4 /);
});

test('H tells what every attempt came to in the location under the cursor', async () => {
	const {operator, world, executionId} = await openConsole(fromSeed(failing()));
	await world.advance('1m');
	await operator.press('r', 'y');
	await world.advance('1m');
	await operator.press('n', 'H');
	operator.sees(
		'Attempts in 444455556666/us-east-1',
		`Attempt 1, ${executionId}: Failed`,
		/Attempt 2, [0-9a-f-]{36}: Failed/,
	);
	await operator.press('escape');
	operator.misses('Attempts in');
});

test('a location opens in the attempt that it is shown of', async () => {
	const {operator, world} = await openConsole(fromSeed(failing()));
	await world.advance('1m');
	await operator.press('r', 'y');
	await world.advance('1m');
	await operator.press('n', 'enter');
	operator.sees('444455556666/us-east-1', 'installPatches', 'No space left on');
});

test('what a colleague retries from elsewhere while one looks on is found by its tag', async () => {
	const {operator, world, executionId} = await openConsole(fromSeed(failing()));
	await world.advance('1m');
	operator.misses('attempt');
	retryElsewhere(world, executionId!, '111122223333', 'eu-west-1');
	await world.advance('3m');
	operator.sees('PatchFleet, attempt 1 of 2', '2 attempts: cells show the latest', /111122223333 √\S* +√/);
});

test('from whichever attempt one comes, the matrix shows them all', async () => {
	const seed = failing();
	const {operator, world} = await openConsole({
		...fromSeed(seed),
		start: ({world: simulated, ...simulator}) =>
			retryElsewhere({world: simulated, ...simulator} as Simulator, seed.start(simulated), '111122223333', 'eu-west-1'),
	});
	await world.advance('2m');
	operator.sees('PatchFleet, attempt 2 of 2', /1\/1 /, 'together 3 of 4 succeeded', /444455556666 ×\S* +√/);
});

test('a retry of a retry plans with the original’s limits, and leaves out what has succeeded since', async () => {
	const {operator, world, executionId} = await openConsole(fromSeed(failing()));
	await world.advance('1m');
	await operator.press('r', 'y');
	await world.advance('1m');
	await operator.press('r', 'y');
	operator.sees('attempt 1 of 3');
	const [, second] = starts(world);
	expect(second).toMatchObject({
		Tags: [{Key: 'rollgrid:retry-of', Value: executionId}, {Key: 'rollgrid:start'}],
		TargetLocations: [
			{
				Accounts: ['444455556666'],
				Regions: ['us-east-1'],
				TargetLocationMaxConcurrency: '100',
				TargetLocationMaxErrors: '100',
			},
		],
	});
});

test('a retry asked for before other attempts were looked for waits for that, so that nothing that has succeeded runs again', async () => {
	const seed = failing();
	const {operator, world} = await openConsole({
		...fromSeed(seed),
		start: simulator => {
			const executionId = seed.start(simulator.world);
			advanceTo(simulator.world, simulator.world.nowMs + 60_000);
			retryElsewhere(simulator, executionId, '111122223333', 'eu-west-1');
			advanceTo(simulator.world, simulator.world.nowMs + 60_000);
			return executionId;
		},
	});
	await operator.press('r');
	operator.sees('attempt 1 of 2');
	await operator.press('r');
	operator.sees('in 1 location?');
	await operator.press('y');
	expect(starts(world)[0]?.TargetLocations).toMatchObject([{Accounts: ['444455556666'], Regions: ['us-east-1']}]);
});

test('a fan-out that nobody retried says nothing of attempts', async () => {
	const {operator, world} = await openConsole(fromSeed(failing()));
	await world.advance('5m');
	operator.misses('attempt');
});
