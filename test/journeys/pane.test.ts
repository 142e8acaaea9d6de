import {expect, test} from 'vitest';
import {fromSeed, openConsole} from '../harness/open-console.ts';
import {SeedWorld} from '../harness/seed-world.ts';

const seed = () =>
	new SeedWorld()
		.accounts('111122223333', '444455556666')
		.regions('eu-west-1', 'us-east-1')
		.child('444455556666/us-east-1', {failsAt: 'installPatches'});

test.each([
	{columns: 80, rows: 24, keys: ['b']},
	{columns: 120, rows: 36, keys: ['b']},
	{columns: 200, rows: 50, keys: []},
])(
	'at $columns × $rows the pane shows why a location failed and how long its steps took',
	async ({columns, rows, keys}) => {
		const {operator, world} = await openConsole(fromSeed(seed(), {after: '2m', columns, rows}));
		await operator.press(...keys, 'n');
		const before = world.calls.length;
		operator.sees(/│ 444455556666\/us-east-1/, /│ × Failed/);
		operator.misses('installPatches failed');
		await world.advance('300ms');
		operator.sees(/│ installPatches failed/, /│ Steps +\d of \d ended/, /│ × installPatches +\d+s/);
		expect(world.calls.slice(before).some(({operation}) => operation === 'GetAutomationExecution')).toBe(true);
		await operator.press('b');
		operator.misses('installPatches failed');
	},
);

test('who runs along a row reads only where they stop', async () => {
	const {operator, world} = await openConsole(fromSeed(seed(), {after: '2m', columns: 160, rows: 40}));
	await world.advance('1s');
	const before = world.calls.length;
	await operator.press('down', 'right', 'up', 'left', 'right');
	expect(world.calls.slice(before)).toEqual([]);
	await world.advance('400ms');
	const read = world.calls.slice(before).filter(({operation}) => operation === 'GetAutomationExecution');
	expect(read).toHaveLength(1);
});

test('a location’s steps have their inputs and outputs beside them', async () => {
	const {operator} = await openConsole(fromSeed(seed(), {after: '2m', columns: 160, rows: 40}));
	await operator.press('n', 'enter');
	operator.sees(/│ installPatches/, /│ - Failure/, /│ - Inputs/);
});

test('beside the list stands the fan-out under the cursor in small, and the list is live for all', async () => {
	const {operator, world, executionId} = await openConsole({columns: 200, rows: 50, after: '40s', opensList: true});
	await world.advance('1s');
	await operator.press('g');
	operator.sees(/► \d+ of 192 · /, / √ 24 of 24 /, / × 50 of 56 · 6 timed out /);
	await world.advance('20s');
	operator.sees(`│ ${executionId}`, /│ Locations +Enter opens them/, /│ +catalog-prod +[√×►▲·∞] /);
	const shown = /(\d+) of 192/.exec(operator.screen())?.[1];
	await world.advance('30s');
	expect(Number(/(\d+) of 192/.exec(operator.screen())?.[1])).toBeGreaterThan(Number(shown));
});
