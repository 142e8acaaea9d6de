import {expect, test} from 'vitest';
import {fromSeed, openConsole} from '../harness/open-console.ts';
import {SeedWorld} from '../harness/seed-world.ts';

const [one, other] = ['111122223333', '444455556666'];

type Call = {readonly operation: string; readonly accountId: string | null; readonly region: string};
const looksInto = (calls: readonly Call[], accountId: string) =>
	calls.filter(call => call.operation === 'GetAutomationExecution' && call.accountId === accountId);

test('an approval that waits in a child, where nobody looks, is found and shown', async () => {
	const {operator, world} = await openConsole(seed => seed.asks());
	await world.advance('1m');
	operator.sees(/InProgress/);
	operator.misses(/wait/);
	expect(looksInto(world.calls, one)).toHaveLength(0);
	await world.advance('2m');
	operator.sees('4 wait for a person');
	await operator.press('W');
	operator.sees(/\/.* · Waiting 2m\d+s · askFirst waits for an approval/);
});

test('the filter shows what waits, and the totals count it', async () => {
	const {operator, world} = await openConsole(seed =>
		seed.asks().child(`${other}/us-east-1`, {failsAt: 'askFirst', message: 'no'}),
	);
	await world.advance('3m');
	operator.sees(/×1 +▲3 +3 wait/);
	await operator.press('f', 'f', 'f');
	operator.sees(/waiting/);
});

test('while all run as long as usual no location is looked into', async () => {
	const {world} = await openConsole(seed => seed);
	await world.advance('10m');
	expect([one, other].flatMap(accountId => looksInto(world.calls, accountId))).toEqual([]);
});

test('where nobody lets us look that is said once, and the looks become rare', async () => {
	const {operator, world} = await openConsole({...fromSeed(new SeedWorld().asks()), roles: ['NoSuchRole']});
	await world.advance('3m');
	operator.sees('Whether long-running locations wait for a person can’t be seen');
	await operator.press('escape', 'down');
	operator.misses('can’t be seen');
	await world.advance('10m');
	operator.misses('can’t be seen');
	expect(world.calls.filter(({operation}) => operation === 'AssumeRole').length).toBeLessThan(20);
});
