import {countUnbegun} from './count-steps.ts';
import {learnEndChance} from './end-chance.ts';
import type {Following} from './following.ts';
import {areHintsGood} from './hint.ts';
import type {Started, StartIndex} from './start-index.ts';
import {idsPerRead} from './step-read.ts';

/** A location that was not read for this time weighs as much as a certain end, so it is read even where no end is expected. The weight grows with the square of the time. */
const staleMs = 15_000;
/** The longest time, roughly, between two listings of the newest steps: a location may begin without another having ended. */
const newestMs = 15_000;
/** An end that may have waited for this time weighs twice as much as one of this moment; after twice the time, 17 times as much. It grows this fast so that one location that runs alone isn't put off for pages where many may have ended. */
const impatienceMs = 4_000;
/** Estimates: a location that events named has almost certainly ended; where events name nearly every end, the chance of any other is this share of what its age says. */
const hintedChance = 0.95;
const unhintedShare = 0.2;
/** An estimate: to learn that a location has begun is worth this share of learning that one has ended. */
const beginShare = 0.5;

/** What the possible reads are worth now. The unit of all values is one certain end of this moment. */
export type Weights = {
	/** Running sums of the value of reading each started location, from the front; the awaited ones follow. */
	readonly sums: Float64Array;
	/** How many ends are expected. */
	readonly ends: number;
	/** The highest value of one location. */
	readonly most: number;
	/** The best locations to read by their IDs, the best first. */
	readonly best: readonly Started[];
	readonly bestSum: number;
	readonly awaited: number;
};

/**
Weigh what a read of each running location would show: by how likely it has ended, and by how long ago it was read.

The longer ago a location was read, the more its possible end weighs, so that a location that runs alone among ended ones doesn't wait for long.
*/
export function weigh(following: Following, starts: StartIndex, now: number): Weights {
	const {sweep, hints} = following;
	const {started} = starts;
	const chance = learnEndChance(starts, now);
	const share = areHintsGood(hints) ? unhintedShare : 1;
	const awaited = Math.min(sweep.awaited, countUnbegun(following));
	const sums = new Float64Array(started.length + Math.max(1, awaited) + 1);
	const best: Array<{readonly one: Started; readonly weight: number}> = [];
	let ends = 0;
	let most = 0;
	for (const [place, one] of started.entries()) {
		let weight = 0;
		if (starts.isLive(one.index)) {
			const readAt = starts.readAt(one.index) ?? one.at;
			const seenAt = Math.max(readAt, sweep.certainAt, one.at);
			const said = hints.ended.get(one.index);
			const end =
				said !== undefined && said.notBefore <= now ? hintedChance : share * chance(seenAt - one.at, now - one.at);
			weight = end * impatience(now - readAt) + ((now - readAt) / staleMs) ** 2;
			ends += end;
			most = Math.max(most, weight);
			keepBest(best, one, weight);
		}

		sums[place + 1] = sums[place]! + weight;
	}

	const unlisted = ((now - sweep.newestAt) / newestMs) ** 2;
	const begun = awaited === 0 ? 0 : beginShare;
	for (let place = started.length; place < sums.length - 1; place++) {
		const isFirst = place === started.length;
		sums[place + 1] = sums[place]! + begun + (isFirst ? unlisted : 0);
	}

	return {
		sums,
		ends,
		most: Math.max(most, unlisted),
		best: best.map(({one}) => one),
		bestSum: best.reduce((sum, {weight}) => sum + weight, 0),
		awaited,
	};
}

function keepBest(best: Array<{readonly one: Started; readonly weight: number}>, one: Started, weight: number): void {
	if (best.length === idsPerRead && best.at(-1)!.weight >= weight) {
		return;
	}

	let place = best.length;
	while (place > 0 && best[place - 1]!.weight < weight) {
		place--;
	}

	best.splice(place, 0, {one, weight});
	best.length = Math.min(best.length, idsPerRead);
}

/** The factor by which an end that may have waited for this time weighs more. */
function impatience(waitedMs: number): number {
	return 1 + (waitedMs / impatienceMs) ** 4;
}
