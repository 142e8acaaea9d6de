import {expect, test} from 'vitest';
import {openConsole} from '../harness/open-console.ts';
import {startsOf} from '../harness/starts.ts';

/** AWS-StartEC2Instance chosen, its one required parameter given, at the locations. Rows: Management, Infrastructure (Automation), Web (Catalog, Checkout, Storefront). */
async function atLocations(setup: Parameters<typeof openConsole>[0] = {}) {
	const console = await openConsole({world: 'seed', ...(typeof setup === 'object' ? setup : {})});
	const {operator} = console;
	await operator.press('n', '/', 'startec2', 'enter', 'enter', '4', 'i-0123456789abcdef0', 'shift+tab', 'shift+tab');
	return console;
}

/** To the review, launch, and what was sent as target locations. */
async function launch({operator, world}: Awaited<ReturnType<typeof openConsole>>) {
	await operator.press('8', 'enter', 'y');
	return startsOf(world).at(-1)?.TargetLocations;
}

const executionRole = {ExecutionRoleName: 'AWS-SystemsManager-AutomationExecutionRole'};

test('an OU is sent with its child OUs and without the accounts that are excluded', async () => {
	const console = await atLocations();
	const {operator} = console;
	await operator.press('o', '/', 'web', 'enter', 'up', 'space', 'C', 'escape');
	operator.sees('Sent as ou-1a2b3c-4d5e6c with child OUs');
	await operator.press('/', 'checkout', 'enter', 'space', 'escape');
	operator.sees('without 1 excluded', /Checkout.*excluded/);
	expect(await launch(console)).toEqual([
		{
			Accounts: ['ou-1a2b3c-4d5e6c'],
			Regions: ['us-east-1'],
			IncludeChildOrganizationUnits: true,
			ExcludeAccounts: ['444455556666'],
			...executionRole,
		},
	]);
});

test('a ragged selection is sent as the fewest rectangles that are exactly it', async () => {
	const console = await atLocations();
	const {operator} = console;
	// Two Regions of every account, and one more of the central account alone.
	await operator.press('C', 'right', 'C', 'right', '/', 'automation', 'enter', 'space', 'escape');
	operator.sees('11 in 5 accounts × 3 Regions', '2 target locations, exactly these');
	// As many at once as there are target locations: they go out in one request then.
	await operator.press('5', '5', 'tab', 'tab', 'tab');
	operator.sees('11 locations in 2 target locations');
	const sent = (await launch(console)) as ReadonlyArray<{Accounts: string[]; Regions: string[]}>;
	const pairs = sent.flatMap(({Accounts, Regions}) => Accounts.flatMap(a => Regions.map(r => `${a}/${r}`)));
	expect(new Set(pairs).size).toBe(11);
	expect(pairs).toHaveLength(11);
	expect(pairs).toContain('123456789012/us-west-1');
	expect(pairs).not.toContain('987654321098/us-west-1');
});

test('what did not succeed elsewhere, a typed list and a file are added to the selection', async () => {
	const {operator, files} = await atLocations();
	files.set('./targets.csv', 'account,region\n987654321098,eu-west-1\n444455556666,eu-west-1\n');
	await operator.press('a', '@./targets.csv', 'enter');
	operator.sees('Selected 2 locations of the list', '2 accounts × 1 Region = 2');
	await operator.press('a', '12345', 'enter');
	operator.sees('has 5 digits');
	await operator.press('ctrl+u', '777788889999', 'enter');
	operator.sees('3 accounts × 1 Region = 3');
	await operator.press('a', '@./nowhere', 'enter');
	operator.sees("Couldn't read ./nowhere");
});

test('the locations that failed in the fan-out that is open are painted from it', async () => {
	const {operator, world, executionId} = await openConsole(seed =>
		seed.child('444455556666/us-east-1', {failsAt: 'installPatches'}),
	);
	await world.advance('10m');
	await operator.press('E');
	operator.sees(`fan-out ${executionId}`, '4 locations in 1 target location');
	await operator.press('2', 'X', 'F');
	operator.sees(`${executionId?.slice(-20)}`);
	await operator.press('enter');
	operator.sees('1 account × 1 Region = 1');
	await operator.press('8', 'enter');
	operator.sees('Launch PatchFleet in 1 location?');
	await operator.press('y');
	expect(startsOf(world).at(-1)).toMatchObject({
		DocumentName: 'PatchFleet',
		TargetLocations: [{Accounts: ['444455556666'], Regions: ['us-east-1'], TargetLocationMaxConcurrency: '100'}],
	});
});

test('locations are kept as a preset and filled in again by name', async () => {
	const {operator} = await atLocations();
	await operator.press('space', 'P', 'canary', 'enter');
	operator.sees('Saved as preset canary');
	await operator.press('X', 'p', 'can', 'enter');
	operator.sees('Took the locations of preset canary', '1 account × 1 Region = 1');
});

test('without access to the organization locations are typed', async () => {
	const {operator} = await openConsole(seed => seed);
	await operator.press('escape', 'n', '2');
	operator.sees(/a adds/);
	await operator.press('a', '111122223333 444455556666 eu-west-1', 'enter');
	operator.sees('2 accounts × 1 Region = 2');
});
