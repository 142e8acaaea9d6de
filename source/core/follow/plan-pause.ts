import {enoughEnds} from './end-chance.ts';
import {hasParentEnded} from './ended.ts';
import type {FollowEffect} from './follow-event.ts';
import type {Following} from './following.ts';
import {areHintsGood} from './hint.ts';
import {untilHint} from './hints.ts';
import {areEndsOwed} from './plan-refresh.ts';
import {startsOf} from './start-index.ts';
import {stepsPerPage} from './step-read.ts';
import {untilWorth} from './until-worth.ts';

/** AWS needs a moment before an execution shows that it was stopped. */
export const readSoon: FollowEffect = {type: 'wake', what: 'read', afterMs: 500};
/** The slowest polling where events name what has ended. */
const hintedMs = 60_000;
/** With events, polling is slower by this factor. */
const hintedIntervals = 5;

/**
How long to wait before the next read.

Where enough locations have ended to predict the others, the next read comes when it is worth it: soon where many are about to end, late where none is ({@link untilWorth}). Else the pause is short while things change, and half as long again for each quiet round. After a failure it is doubled for each one in a row.

Where the running locations fill several pages, each read is one page, and the shortest pause is the interval divided by the number of pages. Where events name what has ended, the pause is longer, up to a minute.
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
	const {quietRounds, pace, isListed, execution, hints, grid} = following;
	const areInPages = isListed && execution?.isTruncated === true;
	if (areInPages && areEndsOwed(following)) {
		return 0;
	}

	if (areHintsGood(hints)) {
		const slowest = Math.max(pace.quietMs, pace.hintedMs ?? hintedMs);
		return Math.min(pace.baseMs * hintedIntervals * 1.5 ** quietRounds, slowest);
	}

	const starts = startsOf(grid);
	const pages = areInPages ? Math.max(1, Math.ceil(starts.live / stepsPerPage)) : 1;
	const shortest = pace.baseMs / pages;
	const slowest = Math.max(pace.baseMs, pace.quietMs);
	const worth = Math.max(shortest, Math.min(untilWorth(following, now, pages), slowest));
	const slowing = Math.min(pace.baseMs * 1.5 ** Math.floor(quietRounds / pages), slowest) / pages;
	return starts.live > 0 && starts.durations.length >= enoughEnds ? worth : Math.min(worth, slowing);
}
