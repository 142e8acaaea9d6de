import type {LocationGrid} from '../grid/location-grid.ts';
import {createMemory} from '../grid/remember.ts';
import {summarizeDurations} from './durations.ts';

/** What runs so long is suspicious where too few have ended to compare with. */
const longAloneMs = 2 * 60_000;
/** Nothing is suspicious before this. */
const longAtLeastMs = 30_000;
/** So many ended locations say what is usual. */
const enoughEnded = 5;

const rememberFrom = createMemory<number>();

/**
From how many milliseconds on a location runs suspiciously long: longer than where the slow tail of those that have ended begins, and than twice their median; where too few have ended to compare with, two minutes.

Reckoned anew when a tenth more has ended.
*/
export function suspiciousFrom(grid: LocationGrid): number {
	const {ended} = grid.tally.durations;
	if (ended < enoughEnded) {
		return longAloneMs;
	}

	return rememberFrom(grid, [Math.floor(Math.log(ended) / Math.log(1.1))], () => reckonFrom(grid));
}

function reckonFrom(grid: LocationGrid): number {
	const durations: number[] = [];
	for (const index of grid.indices()) {
		const took = grid.endedAt(index) - grid.startedAt(index);
		if (!Number.isNaN(took)) {
			durations.push(took);
		}
	}

	const summary = summarizeDurations(durations, 1);
	return Math.max(longAtLeastMs, summary?.slowFrom ?? longAloneMs, 2 * (summary?.median ?? 0));
}
