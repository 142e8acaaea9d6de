import type {Execution, ExecutionHead} from '../domain/execution.ts';
import type {Location} from '../domain/location.ts';
import type {Status} from '../domain/status.ts';
import type {LocationRecord} from '../grid/location-record.ts';

/** A fan-out that rollgrid has followed, as it was last seen. */
export type KnownFanOut = ExecutionHead & {
	/** The central account and Region. */
	readonly where: Location;
	/** Locations by status. */
	readonly byStatus: Readonly<Partial<Record<Status, number>>>;
	/** Whether nothing of it could change any more. */
	readonly isSettled: boolean;
	readonly seenAt: number;
	/** Whether it was only counted, as a row of the list: then there is no record to open. Left out where it was followed. */
	readonly isCountOnly?: boolean;
};

/** What was kept of a fan-out: everything that was seen of it, at its latest. */
export type FanOutRecord = {
	readonly execution: Execution;
	readonly locations: readonly LocationRecord[];
	/** When it was last written to, epoch milliseconds. */
	readonly seenAt: number;
	/** Lines that can't be read: kept, and passed over. */
	readonly unread: readonly Unread[];
};

/** What is known of the fan-outs of an account and Region. */
export type KnownFanOuts = {
	/** Newest first. */
	readonly known: readonly KnownFanOut[];
	/** Files that can't be read: kept, and passed over. */
	readonly unread: readonly Unread[];
};

/** Something on disk that can't be read. */
export type Unread = {
	readonly file: string;
	/** From 1. */
	readonly line: number;
	/** What is wrong with it, as the end of a sentence. */
	readonly because: string;
};

/** One thing that was seen, at a time in epoch milliseconds. */
export type RecordLine =
	/** Without its steps and outputs, and without values that look secret. */
	| {
			readonly type: 'execution';
			readonly at: number;
			readonly execution: Execution;
			/** Whether every location's step had been seen by then; left out means that it had. */
			readonly isListed?: boolean;
	  }
	| {readonly type: 'location'; readonly at: number; readonly record: LocationRecord};
