import type {Outcome} from '../domain/failure.ts';
import type {Location} from '../domain/location.ts';
import type {Look} from '../follow/wait.ts';
import type {CheckResult} from '../status/cause-check.ts';

/** What a look is for: the scan for what waits, a question, what a cancel leaves half-done, whether a stop reached it, or what an action did. */
export type LookPurpose = 'scan' | 'inquiry' | 'half-done' | 'survivors' | 'refresh';

/** Looking into locations, and acting on them. */
export type ActEvent =
	| {readonly type: 'scan-due'; readonly executionId: string}
	| {
			readonly type: 'looked';
			readonly where: Location;
			readonly parentExecutionId: string;
			readonly purpose: LookPurpose;
			readonly outcome: Outcome<Look>;
	  }
	/** Look whether the children of a fan-out that was stopped have stopped too. */
	| {readonly type: 'survivors-due'; readonly executionId: string}
	| {readonly type: 'look-due'; readonly where: Location}
	/** An action couldn't be written to the audit log. */
	| {readonly type: 'audit-failed'; readonly because: string}
	/** Find out which cause is behind the failures under the cursor. */
	| {readonly type: 'check-asked'}
	| {readonly type: 'cause-checked'; readonly cause: string; readonly results: readonly CheckResult[]}
	| {readonly type: 'answer-asked'}
	/** A key of a question other than its yes. */
	| {readonly type: 'dialog-chosen'; readonly key: string};
