import {expect, test} from 'vitest';
import {openConsole} from '../harness/open-console.ts';

/** Sixty locations, of which every one fails. */
const failing = () =>
	openConsole(seed =>
		seed
			.accounts(...Array.from({length: 30}, (_, place) => String(100_000_000_001 + place)))
			.regions('eu-west-1', 'us-east-1')
			.child('*/*', {failsAt: 'checkHealth', message: 'No'}),
	);

test('a retry names its locations, which scroll, and its request; it is answered at the question alone', async () => {
	const {operator, world} = await failing();
	await world.advance('10m');
	await operator.press('r', 'tab');
	operator.sees('The 60 locations that it starts in, 1 of 60 on', '100000000001/eu-west-1', 'the arrow keys scroll');
	operator.misses('100000000030/us-east-1');
	await operator.press('end');
	operator.sees('60 of 60 on', '100000000030/us-east-1');
	await operator.press('6', '0', 'enter');
	operator.sees('answered there');
	await operator.press('tab');
	operator.sees('The request as a command line', 'aws ssm start-automation-execution', '--document-name PatchFleet');
	await operator.press('tab');
	operator.sees('Type 60 and press Enter');
	expect(world.calls.filter(({operation}) => operation === 'StartAutomationExecution')).toHaveLength(0);
	await operator.press('6', '0', 'enter');
	operator.sees('Started');
});

test('a cancel names what runs, and its request', async () => {
	const {operator, world, executionId} = await openConsole(seed => seed.accounts('111122223333').regions('eu-west-1'));
	await world.advance('5s');
	await operator.press('c', 'tab');
	operator.sees('Locations that run or wait, 1 of 1 on', '111122223333/eu-west-1');
	await operator.press('tab');
	operator.sees('aws ssm stop-automation-execution', executionId!);
	await operator.press('y');
	expect(world.calls.filter(({operation}) => operation === 'StopAutomationExecution')).toHaveLength(0);
	await operator.press('tab', 'y');
	expect(world.calls.filter(({operation}) => operation === 'StopAutomationExecution')).toHaveLength(1);
});

test('locations have the names of their accounts', async () => {
	const {operator, world} = await openConsole();
	await world.advance('20s');
	await operator.press('c', 'tab');
	operator.sees(/\d{12}\/[a-z0-9-]+ {2}[a-z]+-/);
});
