import {expect, test} from 'vitest';
import {changesSomething} from '../../source/adapters/aws/watch-calls.ts';
import {fromSeed, openConsole} from '../harness/open-console.ts';
import {SeedWorld} from '../harness/seed-world.ts';
import {startsOf} from '../harness/starts.ts';

const without = '333344445555';
const others = ['222233334444', '444455556666'];

/** At the review of a launch in three accounts and two Regions, of which one account has no execution role. */
async function atReview(columns = 120, rows = 40) {
	const seed = new SeedWorld()
		.accounts(others[0]!, without, others[1]!)
		.regions('eu-west-1', 'us-east-1')
		.withoutExecutionRole(without);
	const opened = await openConsole({...fromSeed(seed), columns, rows});
	await opened.world.advance('2m');
	await opened.operator.press('E');
	opened.operator.sees('Not checked yet. D checks in the background what would fail');
	return opened;
}

test('the preflight names what would fail on the matrix and by cause; without that, the launch goes everywhere', async () => {
	const {operator, world} = await atReview();
	const before = world.calls.length;
	await operator.press('D');
	operator.sees(
		'2 fail · 4 ok',
		/fails +2 +The execution role is missing/,
		`rollgrid roles deploy --account ${without}`,
	);
	expect(world.calls.slice(before).filter(({operation}) => changesSomething(operation))).toEqual([]);

	await operator.press('f', 'y');
	expect(operator.copied.at(-1)).toBe(`rollgrid roles deploy --account ${without}`);

	await operator.press('2', '/', '3333', 'enter', 'down');
	operator.sees(/333344445555 ×··· +· +· +··×··/, /333344445555\/us-east-1 · fails · The execution role is missing/);

	await operator.press('9', 'x');
	operator.sees('2 locations taken out, 4 left');
	await operator.press('8', 'enter');
	operator.misses('The preflight says that it fails');
	await operator.press('y');
	const launched = startsOf(world).at(-1);
	expect(launched?.TargetLocations).toEqual([expect.objectContaining({Accounts: others})]);
	await world.advance('2m');
	operator.sees(/4\/4 +√4/);
});

test('what is launched against it fails for that reason, and says beside it what the preflight said', async () => {
	const {operator, world} = await atReview();
	await operator.press('D', '8', 'enter');
	operator.sees('The preflight says that it fails: 2 fail · 4 ok.', '× The execution role is missing');
	await operator.press('y');
	await world.advance('2m');
	await operator.press('n');
	operator.sees(/unable to be assume/, /Failed 0s · preflight said: fails · The execution role/);
	await operator.press('enter');
	operator.sees('preflight said: fails: The role AWS-SystemsManager-AutomationExecutionRole is missing');
});

test('it runs behind whatever one does, is called off by the same key, and says when the launch has changed since', async () => {
	const {operator, world} = await atReview(80, 24);
	await operator.press('D');
	operator.sees('2 fail · 4 ok', 'Check');
	await operator.press('2', 'X');
	await operator.press('9');
	operator.sees('the launch has changed since: D checks again');
	await fetch(`${world.endpoint}/_rollgrid/faults`, {
		method: 'POST',
		body: 'slow,operation=DescribeAutomationExecutions,delay=30s',
	});
	await operator.press('2', 'U', 'D');
	operator.sees(/Checking: (looking at the start|0 of 6 locations)/, 'D calls it off');
	await operator.press('D');
	operator.sees('called off after');
});
