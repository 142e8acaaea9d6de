import {expect, test} from 'vitest';
import type {Status} from '../../../source/core/domain/status.ts';
import {LocationGrid, type LocationIndex} from '../../../source/core/grid/location-grid.ts';
import {severities, severityOf} from '../../../source/core/grid/severity.ts';
import {ShownLocations} from '../../../source/core/matrix/shown-locations.ts';
import {selectMatrix} from '../../../source/core/state/select/frame.ts';
import fc from '../../harness/fast-check.ts';
import {account} from '../follow/steps.ts';
import {accountIds, everywhere, openMatrixOf, raise, report} from './open-matrix-of.ts';

const statuses = ['Pending', 'InProgress', 'Success', 'Failed', 'Cancelled', 'Waiting'] as const;

function set(grid: LocationGrid, row: number, column: number, status: Status): void {
	grid.put({
		location: {accountId: account(row), region: `region-${column}`},
		name: null,
		status,
		startedAt: null,
		endedAt: null,
		stepExecutionId: `${row}-${column}`,
		childExecutionId: null,
		failureMessage: null,
	});
}

test('whatever changes, what is shown is counted as if it were counted from the beginning', () => {
	const change = fc.record({row: fc.nat(6), column: fc.nat(3), status: fc.constantFrom(...statuses)});
	const updates = fc.array(fc.array(change, {maxLength: 12}), {maxLength: 8});
	fc.assert(
		fc.property(updates, fc.subarray([...statuses]), (all, wanted) => {
			const grid = new LocationGrid();
			const matches = (index: LocationIndex): boolean => wanted.includes(grid.statusAt(index) as 'Failed');
			const kept = new ShownLocations(grid, matches);
			for (const changes of all) {
				for (const {row, column, status} of changes) {
					set(grid, row, column, status);
				}

				const fresh = new ShownLocations(grid, matches).update();
				kept.update();
				for (const severity of severities.keys()) {
					expect(kept.tally.inAll(severity)).toBe(fresh.tally.inAll(severity));
					expect(kept.tally.inAll(0)).toBe([...grid.indices()].filter(matches).length);
				}

				for (const index of grid.indices()) {
					expect(kept.severityAt(index)).toBe(matches(index) ? severityOf(grid.statusAt(index)!) : 0);
				}
			}
		}),
		{numRuns: 100},
	);
});

test('where one location changes, only its row is read', () => {
	const grid = new LocationGrid();
	for (let place = 0; place < 4000; place++) {
		set(grid, Math.floor(place / 4), place % 4, 'Success');
	}

	const read = new Set<number>();
	const shown = new ShownLocations(grid, index => {
		read.add(grid.accountOf(index));
		return grid.statusAt(index) === 'Failed';
	});
	shown.update();
	read.clear();
	set(grid, 700, 2, 'Failed');
	expect(shown.update().tally.inAll(0)).toBe(1);
	expect([...read]).toEqual([700]);
});

test('under a filter a change lays nothing out, unless a row comes or goes', () => {
	const [one, two, three] = accountIds(3) as [string, string, string];
	const failed = {[`${one}/us-east-1`]: 'Failed', [`${two}/eu-west-1`]: 'Failed'} as const;
	const statuses = {...everywhere([one, two, three], ['us-east-1', 'eu-west-1'], 'Success'), ...failed};
	const state = raise(openMatrixOf({statuses}), {type: 'filter-cycled'});
	const {layout} = selectMatrix(state)!;
	expect(layout.accounts).toHaveLength(2);
	report(state, `${one}/eu-west-1`, 'Failed');
	expect(selectMatrix(state)!.layout).toBe(layout);
	report(state, `${three}/eu-west-1`, 'Failed');
	expect(selectMatrix(state)!.layout.accounts).toHaveLength(3);
});
