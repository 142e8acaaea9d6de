import {expect, test} from 'vitest';
import {openConsole} from '../harness/open-console.ts';

const stops = (
	calls: ReadonlyArray<{
		readonly operation: string;
		readonly accountId: string | null;
		readonly region: string;
		readonly input: unknown;
	}>,
) => calls.filter(call => call.operation === 'StopAutomationExecution');

test('cancelling the fan-out asks first, says what it will do, and stops the parent once', async () => {
	const {operator, world, executionId} = await openConsole();
	await world.advance('20s');
	await operator.press('c');
	operator.sees(
		'Cancel the fan-out of Acme-PatchFleet?',
		/11 locations run/,
		/1 location waits for a person/,
		/have not begun, and never will/,
	);
	expect(stops(world.calls)).toHaveLength(0);
	await operator.press('y');
	expect(stops(world.calls)).toMatchObject([
		{
			accountId: world.centralAccount,
			region: world.region,
			input: {AutomationExecutionId: executionId, Type: 'Cancel'},
		},
	]);
	await world.advance('3m');
	operator.sees(/■/);
});

test('Esc leaves the question, and nothing is changed', async () => {
	const {operator, world} = await openConsole();
	await operator.press('c', 'escape');
	operator.sees('Nothing was changed');
	operator.misses('Cancel the fan-out');
	expect(stops(world.calls)).toHaveLength(0);
});

test('a child is stopped in its own account and Region', async () => {
	const {operator, world} = await openConsole();
	// An account whose locations have just begun: the cursor goes there by search.
	await operator.press('/', '140983625570', 'enter', 'enter');
	operator.sees('checkHealth');
	await operator.press('c', 'y');
	expect(stops(world.calls)).toMatchObject([{accountId: '140983625570', region: 'us-east-1'}]);
});

test('--read-only refuses before anything is sent', async () => {
	const {operator, world} = await openConsole({isReadOnly: true});
	operator.sees('read-only');
	await operator.press('c');
	operator.sees('--read-only');
	expect(stops(world.calls)).toHaveLength(0);
});
