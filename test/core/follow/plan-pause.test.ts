import {describe, expect, test} from 'vitest';
import {startFollowing} from '../../../source/core/follow/following.ts';
import {planPause} from '../../../source/core/follow/plan-pause.ts';
import {account, locationStep} from './steps.ts';

const following = startFollowing({accountId: '111122223333', region: 'us-east-1'}, 'x'.repeat(36));
const failure = (kind: 'throttled' | 'credentials') => ({kind, what: 'x'});

test('polling slows down while nothing changes, and not without end', () => {
	const pauses = [0, 1, 2, 20].map(quietRounds => planPause({...following, quietRounds}, 0));
	expect(pauses).toEqual([2000, 3000, 4500, 15_000]);
});

test('throttling doubles the pause up to a minute', () => {
	const pauses = [1, 2, 3, 30].map(failuresInRow =>
		planPause({...following, failure: failure('throttled'), failuresInRow}, 0),
	);
	expect(pauses).toEqual([4000, 8000, 16_000, 60_000]);
});

test('with expired credentials it is tried again every few seconds, since a login elsewhere may bring them back', () => {
	expect(planPause({...following, failure: failure('credentials'), failuresInRow: 30}, 0)).toBe(5000);
});

describe('where enough have ended to tell how long the others will take', () => {
	const now = 10_000_000;

	/** Make a following in which 30 locations ended after 40 to 69 seconds, and others have run for the given seconds; all were read just now. */
	function pauseOf(ages: readonly number[], change: object = {}): number {
		const learned = startFollowing(following.where, following.executionId);
		for (let n = 0; n < 30; n++) {
			const startedAt = now - 600_000;
			const endedAt = startedAt + 40_000 + n * 1000;
			learned.grid.apply(locationStep(account(n), 'eu-west-1', {startedAt, endedAt, status: 'Success'}));
		}

		for (const [n, age] of ages.entries()) {
			learned.grid.apply(locationStep(account(100 + n), 'eu-west-1', {startedAt: now - age * 1000}));
		}

		return planPause({...learned, sweep: {...learned.sweep, certainAt: now}, quietRounds: 5, ...change}, now);
	}

	test.each([
		['ten of an age at which they end', Array.from({length: 10}, () => 50), 2000],
		['one of an age at which they end', [50], 6000],
		['one that runs longer than all others', [200], 15_000],
		['some that began just now', [1, 2, 3], 15_000],
		['none', [], 15_000],
	])('with %s running', (_, ages, pause) => {
		expect(pauseOf(ages)).toBe(pause);
	});

	test('with another interval every pause is as many times as long', () => {
		const paceOf = (baseMs: number) => ({pace: {...following.pace, baseMs}});
		expect([1000, 2000, 4000].map(baseMs => pauseOf([50], paceOf(baseMs)))).toEqual([3000, 6000, 12_000]);
	});

	test('the pause is never shorter than the interval, and one interval may be longer than the slowest polling', () => {
		const pace = {...following.pace, baseMs: 5000};
		const ages = Array.from({length: 40}, () => 50);
		expect(pauseOf(ages)).toBe(2000);
		expect(pauseOf(ages, {pace})).toBe(5000);
		expect(pauseOf([1], {pace: {...pace, baseMs: 60_000}})).toBe(60_000);
	});
});
