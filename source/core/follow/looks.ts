import type {Failure} from '../domain/failure.ts';
import {printLocation} from '../domain/location.ts';
import {runsClass, type StatusClass} from '../domain/status.ts';
import type {LocationGrid, LocationIndex} from '../grid/location-grid.ts';
import type {Look} from './wait.ts';

/** What was found when a location's child was last read. */
type SeenLook = {
	/** `null` where the look failed. */
	readonly look: Look | null;
	readonly failure: Failure | null;
	/** Epoch milliseconds. */
	readonly at: number;
	/** Looks so far. */
	readonly count: number;
};

/** Looks into locations, by printed location. */
export type Looks = {
	readonly seen: ReadonlyMap<string, SeenLook>;
	/** The location that is read now, printed; `null` for none. */
	readonly asking: string | null;
	/** Failures in a row: where nobody may look inside, asking on is pointless. */
	readonly failuresInRow: number;
};

export const noLooks: Looks = {seen: new Map(), asking: null, failuresInRow: 0};

/** Between two looks of the scan. */
const scanPauseMs = 2000;
/** Until the scan looks again for something suspicious. */
const idlePauseMs = 10_000;
/** A running child is read again after this, doubled for each read, up to the longest. */
const againMs = 60_000;
const longestAgainMs = 10 * 60_000;
/** A waiting child is read again after this, as somebody else may have answered. */
const waitingAgainMs = 30_000;

/** What the scan does next: look into a location, or wait. */
export type NextScan = {readonly index: LocationIndex | null; readonly afterMs: number};

/**
Choose the location to look into next: one that runs suspiciously long, the longest first.

The parent doesn't report that a child waits: a location with a waiting approval looks like a running one. A running child is read again at doubling intervals, a waiting one every half minute.

@param longFromMs - From how many milliseconds on a running location is suspicious.
@param now - Epoch milliseconds.
*/
export function planScan(grid: LocationGrid, {seen, failuresInRow}: Looks, longFromMs: number, now: number): NextScan {
	let chosen: LocationIndex | null = null;
	let oldest = now - longFromMs;
	for (const index of grid.indices()) {
		const startedAt = grid.startedAt(index);
		if (startedAt < oldest && isLive(grid.classAt(index)!)) {
			const location = grid.locationAt(index);
			const before = location === null ? undefined : seen.get(printLocation(location));
			if (location !== null && (before === undefined || now - before.at >= pauseAfter(before))) {
				chosen = index;
				oldest = startedAt;
			}
		}
	}

	return {index: chosen, afterMs: chosen === null ? idlePauseMs : pauseBetweenLooks(failuresInRow)};
}

/** Milliseconds between two looks of the scan; doubled for each failure in a row. */
export function pauseBetweenLooks(failuresInRow: number): number {
	return scanPauseMs * 2 ** Math.min(failuresInRow, 6);
}

function isLive(statusClass: StatusClass): boolean {
	return statusClass === 'waiting' || runsClass(statusClass);
}

function pauseAfter({look, count}: SeenLook): number {
	return look !== null && look.waits.length > 0 ? waitingAgainMs : Math.min(againMs * 2 ** (count - 1), longestAgainMs);
}
