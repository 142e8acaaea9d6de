import {expect, test} from 'vitest';
import {openConsole} from '../harness/open-console.ts';

test('two keys lead from the matrix to the message of the step that failed, and Esc comes back to the same cell', async () => {
	const {operator, world} = await openConsole();
	await world.advance('45s');
	await operator.press('n');
	const place = operator
		.screen()
		.split('\n')
		.find(line => /^\d{12}\//.test(line));
	await operator.press('enter');
	operator.sees(/Failed|TimedOut/, 'installPatches');
	operator.sees(/Troubleshooting Guide|timed out/);
	await operator.press('enter');
	operator.sees('Inputs', 'Failure');
	await operator.press('escape', 'escape');
	expect(operator.screen()).toContain(place?.slice(0, 25));
});

test('a child execution is read in its own account and Region, with one session an account', async () => {
	const {operator, world} = await openConsole();
	await world.advance('45s');
	await operator.press('n', 'enter', 'escape', 'left', 'enter');
	const reads = world.calls.filter(
		call => call.operation === 'GetAutomationExecution' && call.accountId !== world.centralAccount,
	);
	const regions = (account: string) =>
		new Set(reads.filter(({accountId}) => accountId === account).map(one => one.region));
	expect(regions('128046739951').size).toBe(2);
	// The search for what waits looks into another account.
	const accounts = new Set(reads.map(({accountId}) => accountId));
	expect(world.calls.filter(call => call.operation === 'AssumeRole')).toHaveLength(accounts.size);
});

test('where nobody may look inside, the screen says what the fan-out knows, who was refused, and the way in', async () => {
	const {operator, world} = await openConsole({roles: ['NoSuchRole'], columns: 120, rows: 36});
	await world.advance('45s');
	await operator.press('n', 'enter');
	operator.sees('The fan-out says of', 'NoSuchRole', 'rollgrid roles operator');
});
