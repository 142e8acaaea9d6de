import type {Run, RunEvent, RunHead} from '../core/actions/rings/run.ts';
import type {LeaseHolder} from '../core/actions/rings/run-view.ts';
import type {Outcome} from '../core/domain/failure.ts';

/** What came of asking for a lease. */
export type Claim =
	/** `earlier` are the IDs of those who had it before on this machine and are gone. */
	| {readonly state: 'held'; readonly earlier: readonly string[]}
	| {readonly state: 'taken'; readonly holder: LeaseHolder};

/**
The records of runs over rings, and who conducts each.

What `begin` and `append` were given is on disk (synced) when they resolve. Several rollgrids may use one state folder at once: what one appends, the others read. A record that an earlier version has written can be read. Expect only `local` failures.
*/
export type Runs = {
	/** Who writes here, in words for the record: a user and a machine. */
	nameSelf(): Promise<string>;
	begin(head: RunHead): Promise<Outcome<void>>;
	append(runId: string, event: RunEvent): Promise<Outcome<void>>;
	/** `null` where there is no such run here. */
	read(runId: string): Promise<Outcome<Run | null>>;
	/** All that are kept, the latest first. */
	list(): Promise<Outcome<readonly Run[]>>;
	/** Take the lease, or keep it for longer. Of two who ask at once one gets it. That of a process that is gone is free. */
	claim(runId: string, holderId: string, forMs: number): Promise<Outcome<Claim>>;
	/** Who has the lease now; `null` where nobody does on this machine. */
	holder(runId: string): Promise<Outcome<LeaseHolder | null>>;
	release(runId: string, holderId: string): Promise<void>;
};
