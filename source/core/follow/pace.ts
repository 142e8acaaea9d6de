import type {Following} from './following.ts';
import {hasParentEnded} from './following.ts';

/** Polling pace, in milliseconds. */
export type Pace = {
	/** Between rounds while things change; `--interval`. */
	readonly baseMs: number;
	/** The slowest while all is well. */
	readonly quietMs: number;
	/** The slowest while AWS refuses. */
	readonly troubledMs: number;
};

export const defaultPace: Pace = {baseMs: 2000, quietMs: 15_000, troubledMs: 60_000};

/**
How long to wait before asking again: short while things change, half as long again for each quiet round, doubled for each failure in a row.

Expired credentials are tried every few seconds at the least, since a new login in another terminal may bring them back at any moment.
*/
export function planPause(following: Following, pace: Pace = defaultPace): number {
	const {failure, failuresInRow, quietRounds} = following;
	if (failure !== null) {
		const slowest = failure.kind === 'credentials' ? Math.max(5000, pace.baseMs) : pace.troubledMs;
		return Math.min(pace.baseMs * 2 ** Math.min(failuresInRow, 10), slowest);
	}

	if (hasParentEnded(following)) {
		return Math.min(pace.quietMs, pace.baseMs * 1.5 ** quietRounds * 2);
	}

	return Math.min(pace.baseMs * 1.5 ** quietRounds, pace.quietMs);
}
