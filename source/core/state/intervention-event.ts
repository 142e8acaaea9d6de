import type {Outcome} from '../domain/failure.ts';
import type {Location} from '../domain/location.ts';
import type {LookPurpose} from '../follow/follow-event.ts';
import type {Look} from '../follow/wait.ts';

/** Looking into locations, and acting on them. */
export type InterventionEvent =
	| {readonly type: 'scan-due'; readonly executionId: string}
	| {
			readonly type: 'looked';
			readonly where: Location;
			readonly parentExecutionId: string;
			readonly purpose: LookPurpose;
			readonly outcome: Outcome<Look>;
	  }
	| {readonly type: 'look-due'; readonly where: Location}
	/** An action couldn't be written to the audit log. */
	| {readonly type: 'audit-failed'; readonly because: string}
	| {readonly type: 'answer-asked'}
	/** A key of a question other than its yes. */
	| {readonly type: 'dialog-chosen'; readonly key: string};
