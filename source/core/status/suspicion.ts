import type {LocationGrid} from '../grid/location-grid.ts';
import {summarizeDurations} from './durations.ts';

/** What runs so long is suspicious where too few have ended to compare with. */
const longAloneMs = 2 * 60_000;
/** Nothing is suspicious before this. */
const longAtLeastMs = 30_000;
/** So many ended locations say what is usual. */
const enoughEnded = 5;

type Memo = {readonly ended: number; readonly longFromMs: number};
const memos = new WeakMap<LocationGrid, Memo>();

/**
From how many milliseconds on a location runs suspiciously long: longer than where the slow tail of those that have ended begins, and than twice their median; where too few have ended to compare with, two minutes.

Reckoned anew when a tenth more has ended.
*/
export function suspiciousFrom(grid: LocationGrid): number {
	const {ended} = grid.tally.durations;
	if (ended < enoughEnded) {
		return longAloneMs;
	}

	const memo = memos.get(grid);
	if (memo !== undefined && ended <= memo.ended * 1.1) {
		return memo.longFromMs;
	}

	const durations: number[] = [];
	for (const index of grid.indices()) {
		const took = grid.endedAt(index) - grid.startedAt(index);
		if (!Number.isNaN(took)) {
			durations.push(took);
		}
	}

	const summary = summarizeDurations(durations, 1);
	const longFromMs = Math.max(longAtLeastMs, summary?.slowFrom ?? longAloneMs, 2 * (summary?.median ?? 0));
	memos.set(grid, {ended, longFromMs});
	return longFromMs;
}
