/** How long a number of things took. Milliseconds. */
export type DurationSummary = {
	readonly count: number;
	readonly median: number;
	/** Nine tenths took no longer. */
	readonly p90: number;
	readonly longest: number;
	/** Longer than this is the slow tail: more than one and a half interquartile ranges over the third quartile (Tukey's fence). */
	readonly slowFrom: number;
	/** Equal bins from 0 to the longest. */
	readonly bins: readonly number[];
};

/** `null` for none. */
export function summarizeDurations(durations: ArrayLike<number>, bins: number): DurationSummary | null {
	if (durations.length === 0) {
		return null;
	}

	const sorted = Float64Array.from(durations).sort();
	const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
	const [first, third] = [at(0.25), at(0.75)];
	const longest = sorted.at(-1)!;
	const counts = new Array<number>(bins).fill(0);
	for (const duration of sorted) {
		counts[Math.min(bins - 1, Math.floor((duration / Math.max(1, longest)) * bins))]!++;
	}

	return {
		count: sorted.length,
		median: at(0.5),
		p90: at(0.9),
		longest,
		slowFrom: third + 1.5 * (third - first),
		bins: counts,
	};
}
