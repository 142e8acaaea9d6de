import {hasParentEnded} from './ended.ts';
import type {FollowEffect} from './follow-event.ts';
import type {Following} from './following.ts';
import {areHintsGood, untilHint} from './hints.ts';
import {areEndsOwed, countPages} from './plan-refresh.ts';

/** AWS needs a moment before an execution shows that it was stopped. */
export const readSoon: FollowEffect = {type: 'wake', what: 'read', afterMs: 500};
/** The slowest polling where events name what has ended. */
const hintedMs = 60_000;
/** With events, polling is slower by this factor. */
const hintedIntervals = 5;

/**
How long to wait before the next read: short while things change, half as long again for each quiet round, doubled for each failure in a row.

Where the running locations fill several pages, each read is one page, and the pause is the interval divided by the number of pages. Where events name what has ended it is longer, up to a minute.
Expired credentials are tried every few seconds at the least, since a new login in another terminal may bring them back at any moment.

@param now - Epoch milliseconds.
*/
export function planPause(following: Following, now: number): number {
	const {failure, failuresInRow, quietRounds, pace} = following;
	if (failure !== null) {
		const slowest = failure.kind === 'credentials' ? Math.max(5000, pace.baseMs) : pace.troubledMs;
		return Math.min(pace.baseMs * 2 ** Math.min(failuresInRow, 10), slowest);
	}

	if (hasParentEnded(following)) {
		return Math.min(pace.quietMs, pace.baseMs * 1.5 ** quietRounds * 2);
	}

	return Math.min(planPolling(following, now), untilHint(following.hints, now) ?? Number.POSITIVE_INFINITY);
}

function planPolling(following: Following, now: number): number {
	const {quietRounds, pace, isListed, execution, hints} = following;
	const areInPages = isListed && execution?.isTruncated === true;
	if (areInPages && areEndsOwed(following)) {
		return 0;
	}

	if (areHintsGood(hints)) {
		const slowest = Math.max(pace.quietMs, pace.hintedMs ?? hintedMs);
		return Math.min(pace.baseMs * hintedIntervals * 1.5 ** quietRounds, slowest);
	}

	const pages = areInPages ? countPages(following, now) : 1;
	return Math.min(pace.baseMs * 1.5 ** Math.floor(quietRounds / pages), pace.quietMs) / pages;
}
