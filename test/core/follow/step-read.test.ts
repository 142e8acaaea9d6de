import {describe, expect, test} from 'vitest';
import {planChangeReading, planFirstReading, stepsPerPage} from '../../../source/core/follow/step-read.ts';
import {LocationGrid} from '../../../source/core/grid/location-grid.ts';
import fc from '../../harness/fast-check.ts';
import {account, locationStep} from './steps.ts';

function counted(total: number, change: object = {}) {
	return {total, success: 0, failed: 0, cancelled: 0, timedOut: 0, ...change};
}

describe('the first reading', () => {
	test('a small fan-out is read straight through', () => {
		expect(planFirstReading(counted(150), false)).toEqual([{kind: 'all', nextToken: null}]);
		expect(planFirstReading(null, false)).toEqual([{kind: 'all', nextToken: null}]);
	});

	test('in a large one what failed or waits comes first, then what runs, then what succeeded', () => {
		const lanes = planFirstReading(counted(5000, {success: 51}), true).map(read =>
			read.kind === 'statuses' ? read.statuses[0] : read.kind,
		);
		expect(lanes).toEqual(['Failed', 'InProgress', 'Success']);
	});

	test('where AWS counts no failure and few ends, one listing has all that began', () => {
		const lanesOf = (change: object) => planFirstReading(counted(5000, change), true).length;
		expect(lanesOf({})).toBe(1);
		expect(lanesOf({success: 50})).toBe(1);
		expect(lanesOf({success: 51})).toBe(3);
		expect(lanesOf({failed: 1})).toBe(3);
		expect(lanesOf({timedOut: 1})).toBe(3);
	});

	test('pending locations are listed only where the request does not name them', () => {
		expect(planFirstReading(counted(5000), false).at(-1)).toEqual({
			kind: 'statuses',
			statuses: ['Pending'],
			nextToken: null,
		});
	});
});

describe('the reading of what can change', () => {
	test('what runs together is read in one window from the oldest of it', () => {
		const grid = new LocationGrid();
		for (let n = 0; n < 100; n++) {
			const hasEnded = n < 90;
			grid.apply(
				locationStep(account(n), 'eu-west-1', {
					startedAt: 1000 + n,
					status: hasEnded ? 'Success' : 'InProgress',
					endedAt: hasEnded ? 5000 : null,
				}),
			);
		}

		expect(planChangeReading(grid, 9000)).toEqual([{kind: 'started-after', startedAfter: 1090, nextToken: null}]);
	});

	test('a straggler is asked for by its ID rather than stretching the window over all that ended since', () => {
		const grid = new LocationGrid();
		for (let n = 0; n < 1000; n++) {
			const isLive = n === 3 || n >= 990;
			grid.apply(
				locationStep(account(n), 'eu-west-1', {
					startedAt: 1000 + n,
					status: isLive ? 'InProgress' : 'Success',
					endedAt: isLive ? null : 5000,
				}),
			);
		}

		expect(planChangeReading(grid, 9000)).toEqual([
			{kind: 'started-after', startedAfter: 1990, nextToken: null},
			{kind: 'ids', stepExecutionIds: [`step of ${account(3)}/eu-west-1`], nextToken: null},
		]);
	});

	test('where all have begun, only what can still change is read, and nothing where all has ended', () => {
		const grid = new LocationGrid();
		for (let n = 0; n < 100; n++) {
			const isLive = n === 3 || n === 99;
			grid.apply(
				locationStep(account(n), 'eu-west-1', {
					startedAt: 1000 + n,
					status: isLive ? 'InProgress' : 'Success',
					endedAt: isLive ? null : 5000,
				}),
			);
		}

		const ids = [3, 99].map(n => `step of ${account(n)}/eu-west-1`);
		expect(planChangeReading(grid, 9000, true)).toEqual([{kind: 'ids', stepExecutionIds: ids, nextToken: null}]);
		for (const n of [3, 99]) {
			grid.apply(locationStep(account(n), 'eu-west-1', {startedAt: 1000 + n, status: 'Failed', endedAt: 6000}));
		}

		expect(planChangeReading(grid, 9000, true)).toEqual([]);
		expect(planChangeReading(grid, 9000)).toHaveLength(1);
	});

	test('nothing that can still change is left out, and no plan costs more than one window over all of it', () => {
		const locations = fc.array(fc.record({startedAt: fc.integer({min: 1, max: 400}), isLive: fc.boolean()}), {
			minLength: 1,
			maxLength: 400,
		});
		fc.assert(
			fc.property(locations, all => {
				const grid = new LocationGrid();
				for (const [n, {startedAt, isLive}] of all.entries()) {
					grid.apply(
						locationStep(account(n), 'eu-west-1', {
							startedAt,
							status: isLive ? 'InProgress' : 'Success',
							endedAt: isLive ? null : 500,
						}),
					);
				}

				const reads = planChangeReading(grid, 1000);
				const asked = new Set(reads.flatMap(read => (read.kind === 'ids' ? read.stepExecutionIds : [])));
				const from = reads.find(read => read.kind === 'started-after')?.startedAfter ?? Number.POSITIVE_INFINITY;
				for (const [n, {startedAt, isLive}] of all.entries()) {
					if (isLive) {
						expect(startedAt >= from || asked.has(`step of ${account(n)}/eu-west-1`)).toBe(true);
					}
				}

				const pages = (start: number) =>
					Math.max(1, Math.ceil(all.filter(one => one.startedAt >= start).length / stepsPerPage));
				const oldest = Math.min(...all.filter(one => one.isLive).map(one => one.startedAt));
				const cost = pages(from) + reads.filter(read => read.kind === 'ids').length;
				expect(cost).toBeLessThanOrEqual(Number.isFinite(oldest) ? pages(oldest) : 1);
			}),
		);
	});
});
