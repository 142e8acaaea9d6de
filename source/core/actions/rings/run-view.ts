import type {ProgressCounters} from '../../domain/execution.ts';
import type {Failure} from '../../domain/failure.ts';
import type {GateVerdict} from './judge-gate.ts';
import type {Run} from './run.ts';

/** Who has the lease of a run. */
export type LeaseHolder = {
	/** A UUID made for this hold alone. */
	readonly id: string;
	/** In words: a user, a machine and a process. */
	readonly by: string;
	/** Epoch milliseconds at which it ends by itself. */
	readonly until: number;
};

/** What is seen of a run. */
export type RunView = {
	readonly run: Run;
	/** Of the attempt that runs, as AWS counts. */
	readonly counters: ProgressCounters | null;
	/** Of the current ring's gate, once its ring has ended. */
	readonly verdict: GateVerdict | null;
	/** What the last read met; it is repeated. */
	readonly trouble: Failure | null;
};

/** Why a run is conducted no further. */
export type RunEnd =
	| {readonly type: 'over'}
	/** A person has to decide. */
	| {readonly type: 'asks'; readonly ring: number; readonly because: string; readonly isApproval: boolean}
	/** Somebody else conducts it. */
	| {readonly type: 'taken'; readonly holder: LeaseHolder}
	| {readonly type: 'interrupted'}
	/** The ring was started, and nothing more was wanted. */
	| {readonly type: 'detached'}
	| {readonly type: 'failed'; readonly failure: Failure};
