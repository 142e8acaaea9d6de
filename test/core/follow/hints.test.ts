import {describe, expect, test} from 'vitest';
import type {Hint} from '../../../source/core/follow/hint.ts';
import {readProgress} from '../../../source/core/status/progress.ts';
import fc from '../../harness/fast-check.ts';
import {Fleet, type FleetEvent} from '../../harness/fleet/fleet.ts';
import {type Delivery, followFleet} from '../../harness/fleet/follow-fleet.ts';
import {mostBeyond} from '../../harness/fleet/most-beyond.ts';
import {Random} from '../../terminal/random.ts';

const startMs = Date.UTC(2026, 0, 1);
const rate = 1.5;

type Weather = {
	/** How many of a hundred events are lost, arrive twice, or are wrong. */
	readonly lost: number;
	readonly doubled: number;
	readonly lies: number;
	/** Each is late by up to this many milliseconds, and so may arrive after younger ones. */
	readonly lateMs: number;
	readonly seed: number;
};

/** Deliver events as a queue does: in whatever order. */
function deliver(events: readonly FleetEvent[], {lost, doubled, lies, lateMs, seed}: Weather): readonly Delivery[] {
	const random = new Random(seed);
	const delivered: Delivery[] = [];
	for (const {at, hint} of events) {
		const said: Hint = random.below(100) < lies ? lie(hint, random) : hint;
		const copies = random.below(100) < lost ? 0 : random.below(100) < doubled ? 2 : 1;
		for (let copy = 0; copy < copies; copy++) {
			delivered.push({at: at + random.below(lateMs + 1), hints: [said]});
		}
	}

	return delivered.sort((a, b) => a.at - b.at);
}

function lie(hint: Hint, random: Random): Hint {
	return random.pick<Hint>([
		{...hint, status: hint.status === 'InProgress' ? 'Success' : 'InProgress'},
		{...hint, stepName: '000000000001_eu-west-1', status: 'Failed'},
		{...hint, executionId: 'of somebody else'},
		{...hint, stepName: 'no such step'},
		{...hint, status: 'Something new'},
	]);
}

test('whatever events say, the picture at the end is the same, every end is found, and no more is read than the rate allows', async () => {
	const size = fc.record({locations: fc.integer({min: 1, max: 400}), concurrency: fc.constantFrom(1, 7, 40, 400)});
	const weather = fc.record({
		lost: fc.constantFrom(0, 10, 60, 100),
		doubled: fc.constantFrom(0, 50),
		lies: fc.constantFrom(0, 20, 100),
		lateMs: fc.constantFrom(0, 2000, 120_000),
		seed: fc.integer({min: 1, max: 1000}),
	});
	await fc.assert(
		fc.asyncProperty(size, weather, async (given, how) => {
			const fleet = new Fleet({...given, meanMs: 20_000}, startMs);
			const plain = await followFleet(fleet, {rate});
			const hinted = await followFleet(fleet, {rate, deliveries: deliver(fleet.events(), how)});
			for (const one of [plain, hinted]) {
				expect(one.following.grid.live).toBe(0);
				expect(
					mostBeyond(
						[...one.gets, ...one.pages].sort((a, b) => a - b),
						rate,
					),
				).toBeLessThanOrEqual(3 + 1e-6);
			}

			const records = ({following: {grid}}: typeof plain) => [...grid.indices()].map(index => grid.recordAt(index));
			const counts = ({following}: typeof plain) => readProgress(following, fleet.endMs).byStatus;
			expect(records(hinted)).toEqual(records(plain));
			expect(counts(hinted)).toEqual(counts(plain));
		}),
		{numRuns: 60},
	);
}, 60_000);

describe('with events that come in two seconds', () => {
	const weather: Weather = {lost: 0, doubled: 0, lies: 0, lateMs: 2000, seed: 1};

	test('ends show sooner, and hardly any is late', async () => {
		const fleet = new Fleet({locations: 1000, concurrency: 50}, startMs);
		const plain = await followFleet(fleet);
		const hinted = await followFleet(fleet, {deliveries: deliver(fleet.events(), weather)});
		const latest = ({lateMs}: typeof plain) => lateMs.toSorted()[Math.floor(lateMs.length * 0.99)]!;
		expect(latest(hinted)).toBeLessThan(4000);
		expect(latest(hinted)).toBeLessThan(latest(plain) * 0.7);
	});

	test('where ends are far between, there are fewer reads than without: none is in vain', async () => {
		const fleet = new Fleet({locations: 40, concurrency: 2, meanMs: 10 * 60_000}, startMs);
		const plain = await followFleet(fleet);
		const hinted = await followFleet(fleet, {deliveries: deliver(fleet.events(), weather)});
		const reads = ({gets, pages}: typeof plain) => gets.length + pages.length;
		expect(reads(hinted)).toBeLessThan(reads(plain) * 0.6);
	});

	test('an end whose event is lost shows within a minute and a half', async () => {
		const fleet = new Fleet({locations: 60, concurrency: 3, meanMs: 5 * 60_000}, startMs);
		const hinted = await followFleet(fleet, {deliveries: deliver(fleet.events(), {...weather, lost: 10})});
		expect(Math.max(...hinted.lateMs)).toBeLessThan(90_000);
	});
});
