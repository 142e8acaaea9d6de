import {expect, test} from 'vitest';
import {startFollowing} from '../../../source/core/follow/following.ts';
import {planPause} from '../../../source/core/follow/plan-pause.ts';

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
