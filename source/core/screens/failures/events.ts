import type {CheckResult} from '../../actions/preflight/judge-cause.ts';

/** Failures by cause. */
export type FailuresEvent =
	/** Show the messages as AWS sent them, or the patterns made of them. */
	| {readonly type: 'raw-toggled'}
	/** Find out which cause is behind the failures under the cursor. */
	| {readonly type: 'check-asked'}
	| {readonly type: 'cause-checked'; readonly cause: string; readonly results: readonly CheckResult[]};
