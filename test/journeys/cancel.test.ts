import {expect, test} from 'vitest';
import {parseFault} from '../../source/simulator/faults/parse-fault.ts';
import {fromSeed, openConsole} from '../harness/open-console.ts';
import {SeedWorld} from '../harness/seed-world.ts';

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

/** Children that a stop of their parent does not reach, and that run for ten minutes. */
const deaf = (seed: SeedWorld): SeedWorld =>
	['111122223333/eu-west-1', '111122223333/us-east-1', '444455556666/eu-west-1', '444455556666/us-east-1'].reduce(
		(world, location) => world.child(location, {takesMs: 600_000}),
		seed.settings({cancelReachesChildren: false}),
	);

test('the question says in which step each location that runs is cut short, and a key changes the way to stop', async () => {
	const {operator, world, executionId} = await openConsole(deaf);
	await world.advance('30s');
	await operator.press('c');
	operator.sees(/Left half-done: 4 in installPatches \(for up to 1\ds\)/, 'Cancel ends it as Cancelled');
	await operator.press('t');
	operator.sees('Complete the fan-out of PatchFleet?', 'Complete ends an execution in interactive mode');
	await operator.press('y');
	expect(stops(world.calls)).toMatchObject([{input: {AutomationExecutionId: executionId, Type: 'Complete'}}]);
	operator.sees('complete: refused in 999900001111/us-east-1', /InvalidAutomationStatusUpdateException/);
});

test('children that outlive the stop of their fan-out are found, and offered one by one or all', async () => {
	const {operator, world, executionId} = await openConsole(deaf);
	await world.advance('30s');
	await operator.press('c', 'y');
	await world.advance('1m');
	operator.sees('4 children still run although the fan-out was stopped: c offers to stop them');
	await operator.press('c');
	operator.sees(/1 of 4: stop the child of PatchFleet in .*, too\?/, /installPatches for 1m/);
	await operator.press('s');
	operator.sees('2 of 4');
	await operator.press('y');
	operator.sees('3 of 4');
	await operator.press('A');
	const children = stops(world.calls).filter(
		({input}) => (input as {readonly AutomationExecutionId: string}).AutomationExecutionId !== executionId,
	);
	expect(children).toHaveLength(3);
	expect(children.every(({accountId}) => accountId !== world.centralAccount)).toBe(true);
	await world.advance('2m');
	await operator.press('c');
	operator.sees('1 of 1');
});

test('a fan-out that was stopped elsewhere has its children looked into when asked', async () => {
	const {operator, world} = await openConsole(seed => seed.child('111122223333/eu-west-1', {takesMs: 600_000}));
	await world.advance('5s');
	await operator.press('c', 'y');
	await world.advance('5m');
	await operator.press('c');
	operator.sees('None of the 4 children still runs');
});

test('marked locations are cancelled each in its own account, and what has not begun is told', async () => {
	const {operator, world} = await openConsole(seed => deaf(seed).limits('3', '4'));
	await world.advance('30s');
	await operator.press('A', 'c');
	operator.sees('Cancel 3 locations of PatchFleet?', /1 marked location has not begun/);
	await operator.press('y');
	expect(stops(world.calls)).toHaveLength(3);
	operator.sees('cancel: accepted in 3 of 3 locations');
});

test('what AWS throttles is sent again, a refusal of one does not keep the others', async () => {
	const {operator, world} = await openConsole(deaf);
	await world.advance('30s');
	world.addFault(parseFault('throttle,operation=StopAutomationExecution,account=444455556666,times=2'));
	await operator.press('A', 'c', 'y');
	await world.advance('10s');
	operator.sees('cancel: accepted in 4 of 4 locations');
});

test('marked children that AWS does not name are looked up where they run, then cancelled', async () => {
	const {operator, world} = await openConsole(seed => deaf(seed).settings({childIdInOutputs: 'never'}));
	await world.advance('20s');
	await operator.press('space', 'c');
	operator.sees(/Cancel PatchFleet in \d{12}\//, /Left half-done: .* in installPatches/);
	await operator.press('y');
	expect(stops(world.calls)).toMatchObject([{accountId: '111122223333', errorCode: null}]);
});

test('children that nobody may look into are said not to be known after a stop', async () => {
	const {operator, world} = await openConsole({
		...fromSeed(deaf(new SeedWorld())),
		roles: ['NoSuchRole'],
	});
	await world.advance('20s');
	await operator.press('c');
	operator.sees('Which steps are left half-done is not known.');
	await operator.press('y');
	await world.advance('40s');
	operator.sees('Whether the stop reached 4 of the children can’t be seen');
});

test('in more than twenty locations their number is typed', async () => {
	const accounts = Array.from({length: 12}, (_, n) => String(100_000_000_000 + n));
	const {operator, world} = await openConsole(seed => seed.accounts(...accounts).asks());
	await world.advance('5s');
	await operator.press('c');
	operator.sees('Type 24 and press Enter');
	await operator.press('y', 'enter');
	expect(stops(world.calls)).toHaveLength(0);
	await operator.press('backspace', '24', 'enter');
	expect(stops(world.calls)).toHaveLength(1);
});

test('in a low window the question is cut, and its keys are seen all the same', async () => {
	const {operator} = await openConsole({...fromSeed(deaf(new SeedWorld())), rows: 14});
	await operator.press('c');
	operator.sees('Cancel the fan-out of PatchFleet?', '… a taller window shows all of it', /y yes, do it/);
});

test('once all children are seen to have stopped, none is looked into again', async () => {
	const {operator, world} = await openConsole(seed => seed);
	await world.advance('5s');
	await operator.press('c', 'y');
	const looks = () =>
		world.calls.filter(
			({operation, accountId}) => operation === 'GetAutomationExecution' && accountId !== world.centralAccount,
		).length;
	await world.advance('40s');
	const after = looks();
	expect(after).toBeGreaterThanOrEqual(4);
	await world.advance('10m');
	expect(looks()).toBe(after);
});
