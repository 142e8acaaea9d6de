import type {Outcome} from '../domain/failure.ts';

/** Retries that belong to what is followed. */
export type AttemptEvent =
	/** Look again whether somebody retried it. */
	| {readonly type: 'attempts-due'; readonly executionId: string}
	/** Execution IDs, the original first; only its own where nobody retried. */
	| {
			readonly type: 'attempts-found';
			readonly executionId: string;
			readonly outcome: Outcome<readonly string[]>;
	  }
	/** Tell every attempt, and offer each one's own matrix. */
	| {readonly type: 'attempts-asked'}
	/** Tell what every attempt came to in the location under the cursor. */
	| {readonly type: 'history-asked'};
