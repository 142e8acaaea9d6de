/** Polling pace, in milliseconds. */
export type Pace = {
	/** Between rounds while things change; `--interval`. */
	readonly baseMs: number;
	/** The slowest while all is well. */
	readonly quietMs: number;
	/** The slowest while all is well and events name what has ended: a lost event may hide an end for this time. Left out means a minute. */
	readonly hintedMs?: number;
	/** The slowest while AWS refuses. */
	readonly troubledMs: number;
};

export const defaultPace: Pace = {baseMs: 2000, quietMs: 15_000, troubledMs: 60_000};
