import type {Failure, Outcome} from '../domain/failure.ts';

/** Writing down what happened in the fan-out that is followed. */
export type ReportEvent =
	| {readonly type: 'report-asked'}
	/** `path` is the file that was written, or couldn't be; `unread` are the failures of reading the records for it. */
	| {
			readonly type: 'report-written';
			readonly path: string;
			readonly outcome: Outcome<void>;
			readonly unread: readonly Failure[];
	  };
