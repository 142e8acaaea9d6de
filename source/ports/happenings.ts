import type {Outcome} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';
import type {Happening} from '../core/follow/happening.ts';

/** What there is to read of the happenings of some executions. */
export type HappeningsOf = {
	/** Where the executions were started. */
	readonly where: Location;
	/** All attempts. */
	readonly executionIds: readonly string[];
	/** Their child executions: what was done to these counts, too. */
	readonly childIds: Iterable<string>;
};

/**
What happened to fan-outs beside the changes of their locations: notes, the fuse, the rate control, and who did what.

Kept as long as the record of the fan-out. Several rollgrids may write at once. Expect only `local` failures.
*/
export type Happenings = {
	/** Add to those of an execution; on disk when it resolves. */
	append(where: Location, executionId: string, happenings: readonly Happening[]): Promise<Outcome<void>>;
	/** What was added to those of an execution, by time. Lines that can't be read are kept, and left out. */
	readKept(where: Location, executionId: string): Promise<Outcome<readonly Happening[]>>;
	/** All of them, by time: what was kept, and what was done, which the audit log has. */
	read(of: HappeningsOf): Promise<Outcome<readonly Happening[]>>;
};
