import type {Outcome} from '../domain/failure.ts';

/** Writing down what happened in the fan-out that is followed. */
export type ReportEvent =
	| {readonly type: 'report-asked'}
	/** `path` is the file that was written, or couldn't be. */
	| {readonly type: 'report-written'; readonly path: string; readonly outcome: Outcome<void>};
