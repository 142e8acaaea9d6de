import type {Execution} from '../../domain/execution.ts';
import {hasEnded} from '../../domain/status.ts';
import {whyNotRetried} from '../../planning/retry-choice.ts';

/** One attempt at the work of a fan-out, as far as it is known. */
export type KnownAttempt = {
	readonly executionId: string;
	/** `null` while it is being read, or where AWS has forgotten it. */
	readonly execution: Execution | null;
	/** Whether AWS no longer has it, after 30 days. */
	readonly isForgotten: boolean;
	/** Whether every location has been listed once. */
	readonly isListed: boolean;
};

/** Why a fan-out can't be retried now. */
export type RetryObstacle =
	/** It never can be; in words that follow its name. */
	| {readonly type: 'never'; readonly reason: string}
	/** An attempt is still being read: what it has done isn't known. */
	| {readonly type: 'unread'}
	/** These still run, and the operator hasn't named the locations. */
	| {readonly type: 'running'; readonly executionIds: readonly string[]}
	/** Locations that nobody has listed yet would be left out without a word. */
	| {readonly type: 'unlisted'};

/**
Judge whether a fan-out can be retried now.

@param opened - The execution that the operator points at.
@param attempts - Every attempt at its work, the original first.
@param isNamed - Whether the operator has named the locations.
*/
export function judgeRetry(
	opened: Execution,
	attempts: readonly KnownAttempt[],
	isNamed: boolean,
): RetryObstacle | null {
	const reason = whyNotRetried(opened);
	if (reason !== null) {
		return {type: 'never', reason};
	}

	if (attempts.some(one => one.execution === null && !one.isForgotten)) {
		return {type: 'unread'};
	}

	if (isNamed) {
		return null;
	}

	const running = attempts.filter(one => one.execution !== null && !hasEnded(one.execution));
	if (running.length > 0) {
		return {type: 'running', executionIds: running.map(({executionId}) => executionId)};
	}

	return attempts.every(one => one.isListed || one.isForgotten) ? null : {type: 'unlisted'};
}

/** The attempt whose parameters, targets and limits a retry takes over: the first that AWS still tells of, as those are what the operator asked for. */
export function findOriginal<A extends {readonly execution: Execution | null}>(attempts: readonly A[]): A | undefined {
	return attempts.find(({execution}) => execution !== null);
}
