import {expect, test} from 'vitest';
import {advanceTo} from '../../source/simulator/engine/state/advance.ts';
import {startDemoFanOut} from '../../source/simulator/worlds/demo.ts';
import {openConsole} from '../harness/open-console.ts';

type Call = {readonly operation: string; readonly input: unknown};

const starts = (calls: readonly Call[]) => calls.filter(call => call.operation === 'StartAutomationExecution');

/** Two of four locations fail. */
const half = () =>
	openConsole(seed =>
		seed
			.accounts('111122223333', '444455556666')
			.regions('eu-west-1', 'us-east-1')
			.child('444455556666/us-east-1', {failsAt: 'installPatches'})
			.child('111122223333/eu-west-1', {failsAt: 'installPatches'}),
	);

test('a retry starts only the locations that failed, once, tagged with what it retries, and opens it', async () => {
	const {operator, world, executionId} = await half();
	await world.advance('10m');
	await operator.press('r');
	operator.sees('in 2 locations?', /2 target locations|1 locations in 1 target/);
	expect(starts(world.calls)).toHaveLength(0);
	await operator.press('y');
	const started = starts(world.calls);
	expect(started.flatMap(({input}) => (input as {TargetLocations: readonly unknown[]}).TargetLocations)).toMatchObject([
		{Accounts: ['111122223333'], Regions: ['eu-west-1']},
		{Accounts: ['444455556666'], Regions: ['us-east-1']},
	]);
	expect(started[0]?.input).toMatchObject({
		Tags: [{Key: 'rollgrid:retry-of', Value: executionId}, {Key: 'rollgrid:start'}],
	});
	operator.sees('Started');
});

test('marks say what is retried', async () => {
	const {operator, world} = await half();
	await world.advance('10m');
	await operator.press('n', 'space', 'r');
	operator.sees('in 1 location?');
	await operator.press('escape');
	operator.sees('Nothing was changed');
	expect(starts(world.calls)).toHaveLength(0);
});

test('while the fan-out runs a retry needs marks', async () => {
	const {operator} = await openConsole();
	await operator.press('r');
	operator.sees('still runs: mark the locations');
});

test('on the screen of causes r retries what failed of the cause under the cursor, and nothing else', async () => {
	const {operator, world} = await openConsole(seed =>
		seed
			.child('444455556666/us-east-1', {failsAt: 'installPatches', message: 'No space left on device'})
			.child('444455556666/eu-west-1', {failsAt: 'installPatches', message: 'No space left on device'})
			.child('111122223333/eu-west-1', {failsAt: 'checkHealth', message: 'The health check timed out'}),
	);
	await world.advance('10m');
	await operator.press('e', 'r');
	operator.sees('in 2 locations?');
	await operator.press('y');
	expect(
		starts(world.calls).flatMap(({input}) => (input as {TargetLocations: readonly unknown[]}).TargetLocations),
	).toMatchObject([{Accounts: ['444455556666'], Regions: ['eu-west-1', 'us-east-1']}]);
});

test('while locations are still being read nothing is retried, as some would be missing', async () => {
	const {operator, world} = await openConsole({
		start(simulator) {
			const executionId = startDemoFanOut(simulator.world);
			advanceTo(simulator.world, simulator.world.nowMs + 3_600_000);
			simulator.addFault({kind: 'throttle', operation: 'DescribeAutomationStepExecutions'});
			return executionId;
		},
	});
	await operator.press('r');
	operator.sees('still being read');
	world.clearFaults();
	await world.advance('2m');
	await operator.press('r');
	operator.sees('in 28 locations?');
});
