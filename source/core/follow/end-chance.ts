import {countUntil} from '../grid/change-columns.ts';
import type {StartIndex} from './start-index.ts';

/** The fewest ends from which anything follows for the next. */
export const enoughEnds = 8;
/** Until then a location is assumed to run about this long, in milliseconds, or twice as long as the oldest has run by now. */
const usualMs = 60_000;

/** Where at most this share of the ended locations ran as long, they are too few to learn from. */
const fewShare = 0.1;

/** How likely a location that ran at one age has ended by a later one; ages in milliseconds. */
export type EndChance = (ageThen: number, ageNow: number) => number;

/**
Learn from the locations that have ended how likely a running one has ended since it was last read.

@param now - Epoch milliseconds.
*/
export function learnEndChance(
	{started, sortedDurations: sorted}: Pick<StartIndex, 'started' | 'sortedDurations'>,
	now: number,
): EndChance {
	if (sorted.length < enoughEnds) {
		const [oldest] = started;
		const meanMs = Math.max(usualMs, 2 * (now - (oldest?.at ?? now)));
		return (ageThen, ageNow) => 1 - Math.exp(-Math.max(0, ageNow - ageThen) / meanMs);
	}

	return (ageThen, ageNow) => {
		const from = countUntil(sorted, ageThen);
		const left = sorted.length - from;
		const learned = (countUntil(sorted, ageNow) - from) / (left + 1);
		// Little is known of a location that runs longer than most. It is taken to go on for about as long as it has run.
		return left > fewShare * sorted.length
			? learned
			: Math.max(learned, Math.min(1, (ageNow - ageThen) / Math.max(1, ageNow)));
	};
}
