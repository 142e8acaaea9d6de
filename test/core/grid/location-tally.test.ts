import {expect, test} from 'vitest';
import type {Status} from '../../../source/core/domain/status.ts';
import {LocationGrid} from '../../../source/core/grid/location-grid.ts';
import {severityCount} from '../../../source/core/grid/severity.ts';
import fc from '../../harness/fast-check.ts';
import {stepIn} from '../matrix/open-matrix-of.ts';

const regions = ['us-east-1', 'eu-west-1', 'ap-south-1'];
const statuses: readonly Status[] = ['Pending', 'InProgress', 'Waiting', 'Success', 'Failed', 'TimedOut', 'Novelty'];

const reports = fc.array(
	fc.record({
		account: fc.integer({min: 1, max: 4}),
		region: fc.constantFrom(...regions),
		status: fc.constantFrom(...statuses),
		took: fc.option(fc.integer({min: 0, max: 1000})),
	}),
);

test('counts kept as locations change are what a recount finds', () => {
	fc.assert(
		fc.property(reports, fc.boolean(), (all, hasEnded) => {
			const grid = new LocationGrid();
			for (const {account, region, status, took} of all) {
				const step = stepIn(`11112222333${account}/${region}`, status);
				const startedAt = status === 'Pending' ? null : 100;
				grid.apply({...step, startedAt, endedAt: startedAt === null || took === null ? null : startedAt + took});
			}

			grid.settle(hasEnded);
			for (let severity = 0; severity < severityCount; severity++) {
				const hasIt = (index: number): boolean => severity === 0 || grid.severityAt(index) === severity;
				const found = [...grid.indices()].filter(hasIt);
				for (const account of grid.accountIds.keys()) {
					expect(grid.tally.inRow(account, severity)).toBe(
						found.filter(index => grid.accountOf(index) === account).length,
					);
				}

				for (const column of grid.regions.keys()) {
					expect(grid.tally.inColumn(column, severity)).toBe(
						found.filter(index => grid.columnOf(index) === column).length,
					);
				}
			}

			const ended = [...grid.indices()].filter(index => !Number.isNaN(grid.endedAt(index)));
			const running = [...grid.indices()].filter(
				index => !Number.isNaN(grid.startedAt(index)) && Number.isNaN(grid.endedAt(index)),
			);
			expect(grid.tally.durations).toMatchObject({
				ended: ended.length,
				sum: ended.reduce((sum, index) => sum + grid.endedAt(index) - grid.startedAt(index), 0),
				running: running.length,
			});
		}),
		{numRuns: 200},
	);
});
