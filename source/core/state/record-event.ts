import type {PreflightRecord} from '../actions/preflight/verdict-record.ts';
import type {Execution} from '../domain/execution.ts';
import type {Failure, Outcome} from '../domain/failure.ts';
import type {FanOutRecord, KnownFanOuts} from '../follow/fan-out-record.ts';
import type {KeptHistory} from '../follow/history.ts';
import type {MomentGoal} from './rewind.ts';

/** What rollgrid has kept of fan-outs. */
export type RecordEvent =
	/** Fan-outs that earlier runs have followed. */
	| {readonly type: 'known-read'; readonly outcome: Outcome<KnownFanOuts>}
	/** How one of them stands now. */
	| {readonly type: 'news-read'; readonly executionId: string; readonly outcome: Outcome<Execution>}
	| {
			readonly type: 'record-found';
			readonly executionId: string;
			readonly outcome: Outcome<FanOutRecord | null>;
	  }
	/** Every recorded change of a fan-out, to move through them. */
	| {
			readonly type: 'history-found';
			readonly executionId: string;
			readonly goal: MomentGoal;
			/** The histories of the attempts that have a record, the original first. */
			readonly outcome: Outcome<readonly KeptHistory[]>;
	  }
	/** Show the next moment of a record that is being played. */
	| {readonly type: 'moment-due'; readonly executionId: string}
	/** The result of the preflight before a fan-out was started; `null` where none was saved. */
	| {
			readonly type: 'preflight-found';
			readonly executionId: string;
			readonly outcome: Outcome<PreflightRecord | null>;
	  }
	/** The disk refuses: nothing further is kept. */
	| {readonly type: 'record-failed'; readonly failure: Failure};
