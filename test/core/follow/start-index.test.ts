import {expect, test} from 'vitest';
import {startsOf} from '../../../source/core/follow/start-index.ts';
import {LocationGrid} from '../../../source/core/grid/location-grid.ts';
import fc from '../../harness/fast-check.ts';
import {account, locationStep} from './steps.ts';

const begin = 1_000_000;

function startAt(grid: LocationGrid, number: number, at: number, endedAt: number | null = null): void {
	const times = {startedAt: at, endedAt, status: endedAt === null ? 'InProgress' : 'Success'} as const;
	grid.apply(locationStep(account(Math.floor(number / 20)), `region-${number % 20}`, times));
}

test('whatever the pages hold, locations that have begun are in order, from the oldest that can still change', () => {
	const page = fc.array(fc.record({number: fc.nat(200), at: fc.nat(30), hasEnded: fc.boolean()}), {maxLength: 40});
	fc.assert(
		fc.property(fc.array(page, {maxLength: 8}), pages => {
			const grid = new LocationGrid();
			const begun = new Map<number, {at: number; hasEnded: boolean}>();
			for (const steps of pages) {
				for (const {number, at, hasEnded} of steps) {
					const known = begun.get(number);
					if (known?.hasEnded !== true) {
						begun.set(number, {at: known?.at ?? begin + at, hasEnded});
						startAt(grid, number, known?.at ?? begin + at, hasEnded ? begin + 100 : null);
					}
				}

				const {started, live, newest} = startsOf(grid);
				const times = started.map(({at}) => at);
				expect(times).toEqual(times.toSorted((a, b) => a - b));
				const living = [...begun.values()].filter(one => !one.hasEnded).map(({at}) => at);
				expect(live).toBe(living.length);
				expect(times[0]).toBe(living.length === 0 ? undefined : Math.min(...living));
				expect(newest).toBe(begun.size === 0 ? null : Math.max(...[...begun.values()].map(({at}) => at)));
			}
		}),
		{numRuns: 200},
	);
});

test('100,000 locations that were read in no order are put in order within a second of processor time', () => {
	const grid = new LocationGrid();
	for (let number = 0; number < 100_000; number++) {
		startAt(grid, number, begin + ((number * 7919) % 100_003));
	}

	const before = process.cpuUsage();
	expect(startsOf(grid).started).toHaveLength(100_000);
	const {user, system} = process.cpuUsage(before);
	expect((user + system) / 1e6).toBeLessThan(1);
});

test('what was read is known until it ends, and a read of what has ended or hasn’t begun isn’t', () => {
	const grid = new LocationGrid();
	startAt(grid, 0, begin);
	startAt(grid, 1, begin, begin + 100);
	const starts = startsOf(grid);
	for (const number of [0, 1, 2]) {
		starts.markRead(number, begin + 200);
	}

	expect([0, 1, 2].map(number => starts.readAt(number))).toEqual([begin + 200, null, null]);
	startAt(grid, 0, begin, begin + 300);
	expect(startsOf(grid).readAt(0)).toBeNull();
});
