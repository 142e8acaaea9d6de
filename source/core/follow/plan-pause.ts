import {hasParentEnded} from './ended.ts';
import type {FollowEffect} from './follow-event.ts';
import type {Following} from './following.ts';

/** AWS needs a moment before an execution shows that it was stopped. */
export const readSoon: FollowEffect = {type: 'wake', what: 'read', afterMs: 500};

/**
How long to wait before asking again: short while things change, half as long again for each quiet round, doubled for each failure in a row.

Expired credentials are tried every few seconds at the least, since a new login in another terminal may bring them back at any moment.
*/
export function planPause(following: Following): number {
	const {failure, failuresInRow, quietRounds, pace} = following;
	if (failure !== null) {
		const slowest = failure.kind === 'credentials' ? Math.max(5000, pace.baseMs) : pace.troubledMs;
		return Math.min(pace.baseMs * 2 ** Math.min(failuresInRow, 10), slowest);
	}

	if (hasParentEnded(following)) {
		return Math.min(pace.quietMs, pace.baseMs * 1.5 ** quietRounds * 2);
	}

	return Math.min(pace.baseMs * 1.5 ** quietRounds, pace.quietMs);
}
