import type {LocationGrid, LocationIndex} from '../grid/location-grid.ts';
import type {Look} from './wait.ts';

/**
What became of the children of a fan-out after its parent was stopped.

AWS doesn't promise that a stop reaches them, so they are read again, one after the other.
*/
export type Stopped = {
	/** When the stop was accepted, epoch milliseconds. */
	readonly at: number;
	/** Locations whose children are still to be read in this round. */
	readonly queue: readonly LocationIndex[];
	/** Locations whose children we may not read: whether the stop has reached them isn't known. */
	readonly unseen: ReadonlySet<string>;
	/** Those that still ran when they were last read. */
	readonly survivors: readonly Look[];
	/** Rounds that are over. */
	readonly rounds: number;
};

/** Until the children are read: AWS needs a moment to pass a stop on to them. */
export const firstLookAfterMs = 30_000;
/** A clean-up branch runs two minutes at the most; after this a child that is still being cancelled counts as a survivor. */
export const cleanUpMs = 150_000;

/** Locations that a stop has to reach: their children run, or may. */
export function listStoppable(grid: LocationGrid): readonly LocationIndex[] {
	return [...grid.indices()].filter(
		index => grid.locationAt(index) !== null && !Number.isNaN(grid.startedAt(index)) && !grid.hasEndedAt(index),
	);
}

/** Locations whose step was cancelled after it had begun: their children may live on. */
export function listCancelled(grid: LocationGrid): readonly LocationIndex[] {
	return [...grid.indices()].filter(index => {
		const status = grid.statusAt(index)!;
		return (
			grid.locationAt(index) !== null &&
			!Number.isNaN(grid.startedAt(index)) &&
			(status === 'Cancelled' || status === 'Cancelling' || status === 'TimedOut')
		);
	});
}

/**
Whether a child has outlived the stop of its parent.

@param sinceStopMs - Milliseconds since the stop; a child that is being cancelled gets its clean-up time.
*/
export function hasSurvived({status, hasEnded}: Look, sinceStopMs: number): boolean {
	return status !== null && !hasEnded && (status !== 'Cancelling' || sinceStopMs > cleanUpMs);
}
