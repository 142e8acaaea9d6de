import type {Run, RunEvent, RunHead} from '../core/actions/rings/run.ts';
import type {LeaseHolder} from '../core/actions/rings/run-view.ts';
import type {Outcome} from '../core/domain/failure.ts';
import type {Unread} from '../core/follow/fan-out-record.ts';

/** The response to a request for a lease. */
export type Claim =
	/** `earlier` are the IDs of earlier holders on this machine that have ended. */
	| {readonly state: 'held'; readonly earlier: readonly string[]}
	| {readonly state: 'taken'; readonly holder: LeaseHolder};

export type SavedRuns = {
	/** The latest first. */
	readonly runs: readonly Run[];
	/** The records that a later version has written; they stay as they are. */
	readonly unread: readonly Unread[];
};

/**
The records of runs over rings, and who conducts each.

When `begin` and `append` resolve, their data is on disk (synced). Several rollgrid processes may use one state folder at once: what one appends, the others read. Records of earlier versions can be read. Expect only `local` failures.
*/
export type Runs = {
	/** Who writes here, in words for the record: a user and a machine. */
	nameSelf(): Promise<string>;
	begin(head: RunHead): Promise<Outcome<void>>;
	append(runId: string, event: RunEvent): Promise<Outcome<void>>;
	/** `null` where this machine has no such run. */
	read(runId: string): Promise<Outcome<Run | null>>;
	list(): Promise<Outcome<SavedRuns>>;
	/**
	Take the lease, or renew it. Of two simultaneous requests one succeeds. The lease of a process that has ended is free.

	@param seen - How many events of the record the holder has read, for others to know which decisions it acts on.
	*/
	claim(runId: string, holderId: string, forMs: number, seen: number): Promise<Outcome<Claim>>;
	/** Who holds the lease now; `null` where nobody does on this machine. */
	holder(runId: string): Promise<Outcome<LeaseHolder | null>>;
	release(runId: string, holderId: string): Promise<void>;
};
