import {learnEndChance} from './end-chance.ts';
import type {Following} from './following.ts';
import {startsOf} from './start-index.ts';

/**
How long the ends that a read may show have waited together when it is worth the read, in milliseconds, with the usual interval.

Where one location ends every S seconds the pause is about `√(1.5 s × S)`: 3 seconds for one in 6.5, 9 for one a minute. Half as much makes the pauses shorter by 30 %, and the reads more by 40 %.
*/
const worthMs = 750;
/** The interval for which that holds. With another, all pauses are as many times as long. */
const usualIntervalMs = 2000;
/** The pauses that are tried, in milliseconds. */
const tried = [250, 500, 750, 1000, 1500, 2000, 2500, 3000, 3500, 4000, 5000, 6000, 8000, 10_000, 12_500, 15_000];
/** Of more running locations than this, only a part is looked at. */
const mostLocations = 256;

/**
How long to wait until the next read is worth it: until the ends that are expected by then will have waited long enough together, where one end that waits for two seconds counts as much as two ends that wait for one.

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
