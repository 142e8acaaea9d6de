import {expect, test} from 'vitest';
import {startExecution} from '../../../source/simulator/engine/run/start.ts';
import {advanceTo} from '../../../source/simulator/engine/state/advance.ts';
import {findExecution} from '../../../source/simulator/engine/state/find.ts';
import {listSteps} from '../../../source/simulator/engine/state/step-list.ts';
import {largeWorld} from '../../../source/simulator/worlds/large.ts';

const startMs = Date.UTC(2025, 0, 1);

test('a generated world has as many accounts and Regions as asked for, each account once', () => {
	const world = largeWorld({accounts: 300, regions: 20, startMs});
	expect([world.accounts.size, world.regions.size, world.organization?.accounts.length]).toEqual([300, 20, 300]);
	for (const id of world.accounts.keys()) {
		expect(id).toMatch(/^\d{12}$/);
	}
	expect(new Set([...world.accounts.values()].map(({name}) => name)).size).toBe(300);
});

test('the same seed generates the same accounts, another seed others', () => {
	const ids = (seed: number) => [...largeWorld({accounts: 50, regions: 2, startMs, seed}).accounts.keys()];
	expect(ids(3)).toEqual(ids(3));
	expect(ids(4)).not.toEqual(ids(3));
});

test('the whole organization is one fan-out of 100,000 locations that can be paged', () => {
	const world = largeWorld({accounts: 5000, regions: 20, startMs});
	const {accountId, region} = world.central;
	const id = startExecution(
		world,
		{accountId, region, principalArn: `arn:aws:iam::${accountId}:user/operator`},
		{
			DocumentName: 'Acme-PatchFleet',
			TargetLocations: [
				{
					Accounts: ['r-larg'],
					IncludeChildOrganizationUnits: true,
					Regions: [...world.regions.keys()],
					TargetLocationMaxConcurrency: '500',
				},
			],
		},
	);
	advanceTo(world, startMs + 20_000);
	const parent = findExecution(world, accountId, region, id);
	expect(parent.counters?.total).toBe(100_000);
	const running = listSteps(world, parent, {position: 0, limit: 50, statuses: new Set(['InProgress'])});
	expect(running.steps).toHaveLength(50);
	const last = listSteps(world, parent, {position: 0, limit: 50, reverse: true});
	expect(last.steps[0]).toBe(parent.steps[99_999]);
});

test('every Region that exists is enabled in the generated accounts', () => {
	const world = largeWorld({accounts: 10, regions: 34, startMs});
	const optIn = [...world.regions.values()].filter(({isOptIn}) => isOptIn).map(({code}) => code);
	expect(optIn.length).toBeGreaterThan(10);
	for (const account of world.accounts.values()) {
		expect([...account.enabledRegions].sort()).toEqual([...optIn].sort());
	}
});
