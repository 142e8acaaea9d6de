import type {Outcome} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';
import type {Happening, NoteDeletion} from '../core/follow/happening.ts';

/** The executions whose happenings are read. */
export type HappeningsOf = {
	/** Where the executions were started. */
	readonly where: Location;
	/** All attempts. */
	readonly executionIds: readonly string[];
	/** Their child executions: actions on these count too. */
	readonly childIds: Iterable<string>;
};

/**
The events of fan-outs other than the changes of their locations: notes, the fuse, the rate control, and who did what.

Kept as long as the record of the fan-out. Several rollgrids may write at once. Expect only `local` failures.
*/
export type Happenings = {
	/** Add happenings of an execution; they are on disk when it resolves. */
	append(where: Location, executionId: string, happenings: readonly Happening[]): Promise<Outcome<void>>;
	/** Delete a note: its text is erased from the disk; who deleted it, and when, is kept. Deleting twice is safe. */
	deleteNote(where: Location, executionId: string, deletion: NoteDeletion): Promise<Outcome<void>>;
	/** Read the added happenings of an execution, by time. Lines that can't be read are ignored, and stay in the file. */
	readKept(where: Location, executionId: string): Promise<Outcome<readonly Happening[]>>;
	/** Read all happenings, by time: those that were added, and the actions from the audit log. */
	read(of: HappeningsOf): Promise<Outcome<readonly Happening[]>>;
};
