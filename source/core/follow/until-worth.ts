import {learnEndChance} from './end-chance.ts';
import type {Following} from './following.ts';
import {startsOf} from './start-index.ts';

/**
A read is worth it once the expected ends have waited this long in total: the sum over all of them, in milliseconds, with the usual interval.

Where one location ends every S seconds, the ends of a pause of P seconds have waited P² ÷ 2S seconds in total, so the pause is √(1.5 s × S): 3 seconds where one ends every 6.5 seconds, 9 seconds where one ends every minute. With half this value, pauses would be 30 % shorter and reads 40 % more.
*/
const worthMs = 750;
/** The interval that this value is for, in milliseconds. With another interval, all pauses change in the same proportion. */
const usualIntervalMs = 2000;
/** The pauses that are tried, in milliseconds. */
const tried = [250, 500, 750, 1000, 1500, 2000, 2500, 3000, 3500, 4000, 5000, 6000, 8000, 10_000, 12_500, 15_000];
/** Where more locations run than this, only an even sample of them is computed. */
const mostLocations = 256;

/**
Compute how long to wait until the next read is worth it: until the ends expected by then have waited long enough in total. One end that waits for two seconds counts as much as two ends that wait for one second each.

@param pages - How many reads show all that runs: each of them has to be worth it.
@returns Milliseconds; infinite where nothing may end for a long time.
*/
export function untilWorth({grid, sweep, pace}: Following, now: number, pages: number): number {
	const starts = startsOf(grid);
	const running = starts.started.filter(({index}) => starts.isLive(index));
	const each = Math.max(1, Math.ceil(running.length / mostLocations));
	const ages = running
		.filter((_, place) => place % each === 0)
		.map(({index, at}) => ({
			whenRead: Math.max(starts.readAt(index) ?? at, sweep.certainAt, at) - at,
			whenAsked: now - at,
		}));
	const chance = learnEndChance(starts, now);
	let waited = 0;
	let before = 0;
	const scale = pace.baseMs / usualIntervalMs;
	for (const usual of tried) {
		const pause = usual * scale;
		const ends = each * ages.reduce((sum, age) => sum + chance(age.whenRead, age.whenAsked + pause), 0);
		waited += ends * (pause - before);
		before = pause;
		if (waited >= worthMs * scale ** 2 * pages) {
			return pause;
		}
	}

	return Number.POSITIVE_INFINITY;
}
