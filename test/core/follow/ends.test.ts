import {describe, expect, test} from 'vitest';
import fc from '../../harness/fast-check.ts';
import {Fleet} from '../../harness/fleet/fleet.ts';
import {type Followed, followFleet} from '../../harness/fleet/follow-fleet.ts';
import {mostBeyond} from '../../harness/fleet/most-beyond.ts';

const startMs = Date.UTC(2026, 0, 1);
const rate = 1.5;

const lateSeconds = ({lateMs}: Followed, share: number): number =>
	lateMs.toSorted()[Math.min(lateMs.length - 1, Math.floor(lateMs.length * share))]! / 1000;
const calls = ({gets, pages}: Followed): readonly number[] => [...gets, ...pages].sort((a, b) => a - b);

test('every location ends with what it ended with, and no more is read than the rate allows, whatever the counters say', async () => {
	const size = fc.record({
		locations: fc.integer({min: 1, max: 500}),
		concurrency: fc.constantFrom(1, 7, 40, 500),
		meanMs: fc.constantFrom(3000, 20_000, 120_000),
		countersMs: fc.constantFrom(0, 20_000, 300_000, null),
		seed: fc.integer({min: 1, max: 1000}),
	});
	await fc.assert(
		fc.asyncProperty(size, async given => {
			const fleet = new Fleet(given, startMs);
			const followed = await followFleet(fleet, {rate});
			const {grid} = followed.following;
			expect(grid.live).toBe(0);
			const outcomes = [...grid.indices()].flatMap(index => {
				const {status, stepExecutionId} = grid.recordAt(index);
				return stepExecutionId === null ? [] : [[fleet.placeOf({stepExecutionId}), status] as const];
			});
			const truth = Array.from({length: fleet.size}, (_, place) => [place, fleet.outcomeOf(place)]);
			expect(outcomes.sort(([a], [b]) => a - b)).toEqual(truth);

			expect(mostBeyond(calls(followed), rate)).toBeLessThanOrEqual(3 + 1e-6);
		}),
		{numRuns: 30},
	);
}, 60_000);

describe('an end is known soon', () => {
	test.each([
		[{locations: 400, concurrency: 10}, 6.5],
		[{locations: 1000, concurrency: 100}, 6.5],
		[{locations: 5000, concurrency: 500}, 13.5],
	])('of %o, 99 of 100 within %d seconds', async (size, most) => {
		const followed = await followFleet(new Fleet(size, startMs), {rate});
		expect(lateSeconds(followed, 0.99)).toBeLessThan(most);
	});

	test('where one location ends in minutes, few reads are made, and an end is still known within 16 seconds', async () => {
		const followed = await followFleet(new Fleet({locations: 60, concurrency: 3, meanMs: 900_000}, startMs), {rate});
		expect(lateSeconds(followed, 1)).toBeLessThan(16);
		const seconds = (followed.untilMs - startMs) / 1000;
		expect(calls(followed).length / seconds).toBeLessThan(0.12);
	});

	test.each([null, 600_000])('within a minute and a half where counters are %s old or absent', async countersMs => {
		const fleet = new Fleet({locations: 120, concurrency: 120, meanMs: 900_000, countersMs}, startMs);
		expect(lateSeconds(await followFleet(fleet, {rate}), 1)).toBeLessThan(90);
	});
});

test('no more is read than a page for each refresh and a tenth above the floor', async () => {
	for (const concurrency of [10, 100, 500]) {
		for (let seed = 1; seed <= 4; seed++) {
			const followed = await followFleet(new Fleet({locations: 200, concurrency, seed}, startMs), {rate});
			expect(calls(followed).length - followed.refreshes).toBeLessThanOrEqual(1.1 * 4);
		}
	}
});
