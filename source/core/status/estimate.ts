import type {DurationSums} from '../grid/location-tally.ts';

/** When a fan-out may end, milliseconds from now. */
export type Estimate = {
	readonly remainingMs: number;
	/** Between these it ends four times out of five, as far as the durations seen tell; the same as `remainingMs` where too few have ended to say. */
	readonly lowMs: number;
	readonly highMs: number;
};

/** From how many ended locations on their spread says something. */
const leastForSpread = 3;

/** Four fifths of a normal distribution lie within so many standard deviations. */
const deviations = 1.28;

/**
Estimate what is left, at the mean duration of what has ended, so many at a time.

The uncertainty has two parts: the locations to come vary as those seen did, and the mean itself is known only as well as so many locations allow.

@param left - Locations that have not ended but will run.
@param atOnce - How many run at once.
@returns `null` before anything has ended, or where nothing is left.
*/
export function estimateRemaining(sums: DurationSums, left: number, atOnce: number, now: number): Estimate | null {
	if (sums.ended === 0 || left <= 0) {
		return null;
	}

	const mean = sums.sum / sums.ended;
	const lanes = Math.max(1, Math.min(atOnce, left));
	const running = Math.min(sums.running, left);
	// What runs has a part of its time behind it, but never more than all of it.
	const behind = Math.min(Math.max(0, running * now - sums.sumOfStarts), running * mean);
	const remainingMs = Math.max(0, (left * mean - behind) / lanes);
	if (sums.ended < leastForSpread) {
		return {remainingMs, lowMs: remainingMs, highMs: remainingMs};
	}

	const variance = Math.max(0, sums.sumOfSquares / sums.ended - mean * mean);
	const rounds = left / lanes;
	const error = deviations * Math.sqrt(variance * (rounds + (rounds * rounds) / sums.ended));
	return {remainingMs, lowMs: Math.max(0, remainingMs - error), highMs: remainingMs + error};
}

/** Milliseconds left where only counters are known, at the rate so far. `null` before anything has ended, and where nothing is left. */
export function estimateFromPace(ended: number, total: number, elapsedMs: number): number | null {
	return ended === 0 || ended >= total ? null : (elapsedMs / ended) * (total - ended);
}
