import type {LocationIndex} from '../grid/location-grid.ts';
import type {StepRead} from './step-read.ts';

/** When the execution was last read, and the newest steps: with the times of `StartIndex` it decides what is read next. */
export type Sweep = {
	/** When AWS's counters last contained no unknown end. All times are epoch milliseconds. */
	readonly certainAt: number;
	/** When the execution itself was last read; `null` where it has to be read next. */
	readonly gotAt: number | null;
	/** When the newest steps were last listed. */
	readonly newestAt: number;
	/** How many locations have probably begun since: as many as have ended. */
	readonly awaited: number;
	/** The rest of the last listing, and the last location on its page; `null` where it was read to its end. */
	readonly rest: {readonly read: StepRead; readonly after: LocationIndex | null} | null;
	/** The location for which a page is being read; `null` for none. */
	readonly wanted: LocationIndex | null;
	/** How many ends AWS counted at the last read of the execution that no step has shown. */
	readonly owed: number;
	/** How many pages were read since then. */
	readonly pages: number;
};

export const noSweep: Sweep = {
	certainAt: 0,
	gotAt: null,
	newestAt: 0,
	awaited: 0,
	rest: null,
	wanted: null,
	owed: 0,
	pages: 0,
};
