import type {Decision, Run} from '../actions/rings/run.ts';
import type {LeaseHolder, RunEnd, RunView} from '../actions/rings/run-view.ts';
import type {Failure, Outcome} from '../domain/failure.ts';
import type {Unread} from '../follow/fan-out-record.ts';

/** Who conducts a run: this console, nobody, or another process. */
export type Conductor = 'here' | 'nobody' | LeaseHolder;

/** A run, and who conducts it. */
export type ListedRun = {readonly run: Run; readonly conductor: Conductor};

export type ListedRuns = {
	readonly listed: readonly ListedRun[];
	/** Records that can't be read: kept, and left out. */
	readonly unread: readonly Unread[];
};

/** News of runs over rings. */
export type RunNews =
	| {readonly type: 'runs-listed'; readonly outcome: Outcome<ListedRuns>}
	| {readonly type: 'run-viewed'; readonly view: RunView; readonly conductor: Conductor}
	/** It is time to read a run that another process conducts, or nobody. */
	| {readonly type: 'run-due'; readonly runId: string}
	/** A new run could not be written down: nothing was started. */
	| {readonly type: 'run-refused'; readonly failure: Failure}
	/** This console conducts a run no further. */
	| {readonly type: 'run-left'; readonly runId: string; readonly end: RunEnd}
	| {
			readonly type: 'run-decided';
			readonly runId: string;
			readonly decision: Decision;
			/** `holder` is the other process that conducts the run; `null` where this console takes it up. */
			readonly outcome: Outcome<{readonly run: Run; readonly holder: LeaseHolder | null}>;
	  }
	/** Tags can't be written: only the state folder keeps the lease. */
	| {readonly type: 'run-untagged'; readonly failure: Failure};

/** Keys that are about the run whose fan-out is open. */
export type RunKeyEvent =
	/** Choose what becomes of the run. */
	| {readonly type: 'run-asked'}
	/** Show a run itself, with all its rings and gates; without an ID the one that the screen is about. */
	| {readonly type: 'run-shown'; readonly runId?: string}
	/** Show the fan-out of another ring. */
	| {readonly type: 'ring-sought'; readonly to: 'previous' | 'next'};
