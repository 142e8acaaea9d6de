import type {LocationIndex} from '../grid/location-grid.ts';
import type {StepRead} from './step-read.ts';

/** What is known of when the locations that run were read last: it decides what is read next. */
export type Sweep = {
	/** When each location that can still change was last read, epoch milliseconds, as the other times. */
	readonly seenAt: ReadonlyMap<LocationIndex, number>;
	/** When AWS's counters last told no more ends than were known. */
	readonly certainAt: number;
	/** When the execution itself was last read; `null` where it is to be read next. */
	readonly gotAt: number | null;
	/** When the newest steps were last listed. */
	readonly newestAt: number;
	/** Locations that have probably begun since: as many as have ended. */
	readonly awaited: number;
	/** The rest of the listing that was read last, and the last location on its page; `null` where it was read to its end. */
	readonly rest: {readonly read: StepRead; readonly after: LocationIndex | null} | null;
	/** The location for which a page is being read; `null` for none. */
	readonly wanted: LocationIndex | null;
	/** Ends that AWS counts, when the execution was read last, and that no step has told. */
	readonly owed: number;
	/** Pages read since then. */
	readonly pages: number;
};

export const noSweep: Sweep = {
	seenAt: new Map(),
	certainAt: 0,
	gotAt: null,
	newestAt: 0,
	awaited: 0,
	rest: null,
	wanted: null,
	owed: 0,
	pages: 0,
};
