/** So many ends are needed before they say anything of the next. */
const enough = 8;
/** Until then a location is taken to run about so long, in milliseconds, or twice as long as the oldest has run by now. */
const usualMs = 60_000;

/** How likely a location that ran at one age has ended by a later one; ages in milliseconds. */
export type EndChance = (ageThen: number, ageNow: number) => number;

/**
Learn from those that have ended how likely one that runs has ended since it was seen last.

@param durations - Of those that ended last, in any order; milliseconds.
@param oldestAge - Of those that run, the oldest one's.
*/
export function learnEndChance(durations: readonly number[], oldestAge: number): EndChance {
	if (durations.length < enough) {
		const meanMs = Math.max(usualMs, 2 * oldestAge);
		return (ageThen, ageNow) => 1 - Math.exp(-Math.max(0, ageNow - ageThen) / meanMs);
	}

	const sorted = Float64Array.from(durations).sort();
	return (ageThen, ageNow) => {
		const from = countUpTo(sorted, ageThen);
		const left = sorted.length - from;
		if (left === 0) {
			// Longer than any that has ended: the longer it has run, the longer it will go on.
			return Math.min(1, (ageNow - ageThen) / Math.max(1, ageNow));
		}

		return (countUpTo(sorted, ageNow) - from) / (left + 1);
	};
}

/** How many of the sorted values are at most this. */
function countUpTo(sorted: Float64Array, most: number): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (sorted[middle]! <= most) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}

	return low;
}
