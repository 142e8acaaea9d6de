import {expect, test} from 'vitest';
import {AttemptOverlay} from '../../../source/core/follow/attempt-overlay.ts';
import {LocationGrid} from '../../../source/core/grid/location-grid.ts';
import type {LocationRecord} from '../../../source/core/grid/location-record.ts';
import fc from '../../harness/fast-check.ts';

const accounts = ['111122223333', '444455556666', '777788889999'];
const regions = ['eu-west-1', 'us-east-1'];

const change = fc.record({
	attempt: fc.nat(2),
	account: fc.constantFrom(...accounts),
	region: fc.constantFrom(...regions),
	status: fc.constantFrom('NotStarted', 'InProgress', 'Success', 'Failed', 'NotRun'),
	at: fc.nat(1000),
});

function toRecord({
	account,
	region,
	status,
	at,
}: typeof change extends fc.Arbitrary<infer T> ? T : never): LocationRecord {
	return {
		location: {accountId: account, region},
		name: null,
		status,
		startedAt: at,
		endedAt: null,
		stepExecutionId: `step-${at}`,
		childExecutionId: null,
		failureMessage: status === 'Failed' ? `failed at ${at}` : null,
	};
}

test('whatever changes in any attempt, each location shows as its latest attempt has it', () => {
	fc.assert(
		fc.property(fc.array(change, {maxLength: 40}), fc.integer({min: 1, max: 5}), (changes, every) => {
			const grids = [new LocationGrid(), new LocationGrid(), new LocationGrid()];
			const overlay = new AttemptOverlay();
			for (const [index, one] of changes.entries()) {
				grids[one.attempt]!.put(toRecord(one));
				if (index % every === 0) {
					overlay.refresh(grids);
				}
			}

			overlay.refresh(grids);
			for (const accountId of accounts) {
				for (const region of regions) {
					const latest = grids.findLast(grid => grid.find({accountId, region}) !== undefined);
					const index = latest?.find({accountId, region});
					const shown = overlay.grid.find({accountId, region});
					expect(shown === undefined ? undefined : overlay.grid.recordAt(shown)).toEqual(
						index === undefined ? undefined : latest?.recordAt(index),
					);
				}
			}

			const counted = [...overlay.grid.counts.values()].reduce((sum, count) => sum + count, 0);
			expect(counted).toBe(overlay.grid.size);
		}),
		{numRuns: 200},
	);
});

test('what has not changed is not taken over again', () => {
	const grid = new LocationGrid();
	grid.plan({accountId: accounts[0]!, region: regions[0]!});
	const overlay = new AttemptOverlay();
	overlay.refresh([grid]);
	const {version} = overlay.grid;
	overlay.refresh([grid]);
	expect(overlay.grid.version).toBe(version);
});
