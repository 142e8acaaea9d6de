import type {Random} from './random.ts';

/** The result of every location in some trial runs: location by location, one figure for each run. */
export type Trials = {
	/** Runs of each location; at least 1. */
	readonly runs: number;
	/** How long it took, in milliseconds; `Infinity` where it never ended by itself. */
	readonly durationsMs: Float64Array;
	/** 1 where it counted as an error, else 0. */
	readonly errors: Uint8Array;
};

/** What a rehearsal draws from. */
export type Experience = {
	/** Without any addition. */
	readonly usual: Trials;
	/** With the requested failures in every location; slowed down; and both. `null` where none was requested. */
	readonly failing: Trials | null;
	readonly slow: Trials | null;
	readonly slowAndFailing: Trials | null;
	/** Shares from 0 to 1 of the locations that fail or are slow in addition. */
	readonly chances: {readonly fails: number; readonly isSlow: number};
	/** From the start to the first location, in milliseconds; one figure for each run. */
	readonly expansionsMs: readonly number[];
};

/** The result of one location, written into one object so that a thousand seeds leave no garbage. */
export type Drawn = {durationMs: number; isError: boolean};

/** Draw the result of one location. */
export function drawLocation(experience: Experience, location: number, random: Random, into: Drawn): void {
	const {usual, failing, slow, slowAndFailing, chances} = experience;
	const fails = failing !== null && random() < chances.fails;
	const isSlow = slow !== null && random() < chances.isSlow;
	const trials = (fails ? (isSlow ? slowAndFailing : failing) : isSlow ? slow : usual) ?? usual;
	const at = location * trials.runs + Math.floor(random() * trials.runs);
	into.durationMs = trials.durationsMs[at] ?? 0;
	into.isError = trials.errors[at] === 1;
}
