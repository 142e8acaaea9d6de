import type {ProgressCounters} from '../../domain/execution.ts';
import type {Failure} from '../../domain/failure.ts';
import type {GateVerdict} from './judge-gate.ts';
import type {Run} from './run.ts';

/** Who holds the lease of a run. */
export type LeaseHolder = {
	/** A UUID made for this lease alone. */
	readonly id: string;
	/** In words: a user, a machine and a process. */
	readonly by: string;
	/** Epoch milliseconds at which it expires. */
	readonly until: number;
	/** Epoch milliseconds since which it conducts the run; `null` where an earlier version has written the lease. */
	readonly since: number | null;
	/** How many events of the record it has read; `null` where an earlier version has written the lease. */
	readonly seen: number | null;
	/** Whether it was found by the tags of an execution: it has a record of its own, on another machine. */
	readonly isElsewhere?: true;
};

/** What a view of a run shows. */
export type RunView = {
	readonly run: Run;
	/** The status counts of the running attempt, as AWS reports them. */
	readonly counters: ProgressCounters | null;
	/** The verdict about the current ring's gate, once the ring has ended. */
	readonly verdict: GateVerdict | null;
	/** Why the last read failed; it is repeated. */
	readonly trouble: Failure | null;
};

/** Why nobody conducts a run any further. */
export type RunEnd =
	| {readonly type: 'over'}
	/** A person has to decide. */
	| {readonly type: 'asks'; readonly ring: number; readonly because: string; readonly isApproval: boolean}
	/** Another process conducts it. */
	| {readonly type: 'taken'; readonly holder: LeaseHolder}
	| {readonly type: 'interrupted'}
	/** The ring was started, and the operator wanted no more. */
	| {readonly type: 'detached'}
	| {readonly type: 'failed'; readonly failure: Failure};
