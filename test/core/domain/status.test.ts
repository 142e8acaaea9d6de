import {expect, test} from 'vitest';
import {
	classifyEnding,
	classifyStatus,
	endsClass,
	executionStatuses,
	hasEnded,
	isSuccess,
	isTerminal,
	isUnsuccessful,
	isWaiting,
	knownStatuses,
	retryStatuses,
	runsClass,
	type StatusClass,
} from '../../../source/core/domain/status.ts';

test('every status means one thing: it goes on, succeeded, didn’t, or nobody knows', () => {
	const meanings = knownStatuses.map(status => [
		status,
		isSuccess(status) ? 'succeeded' : isUnsuccessful(status) ? 'retried' : isTerminal(status) ? 'not known' : 'goes on',
	]);
	const of = (meaning: string) => meanings.filter(one => one[1] === meaning).map(([status]) => status);
	expect(of('succeeded')).toEqual(['Success', 'CompletedWithSuccess']);
	expect(of('retried')).toEqual([
		'NotRun',
		'TimedOut',
		'Cancelled',
		'Failed',
		'Rejected',
		'ChangeCalendarOverrideRejected',
		'CompletedWithFailure',
		'Exited',
	]);
	expect(of('not known')).toEqual(['Unknown']);
	expect(of('goes on')).toHaveLength(11);
	expect(knownStatuses.filter(status => runsClass(classifyStatus(status)))).toEqual([
		'InProgress',
		'Cancelling',
		'RunbookInProgress',
	]);
	expect(knownStatuses.filter(isWaiting)).toEqual(['Waiting', 'PendingApproval', 'PendingChangeCalendarOverride']);
});

test('a retry takes what certainly did not succeed, and AWS is asked for no status of ours', () => {
	expect(retryStatuses).not.toContain('Unknown');
	expect(retryStatuses).toContain('NotRun');
	expect(executionStatuses).toHaveLength(19);
	for (const ours of ['NotRun', 'NotStarted', 'Unknown']) {
		expect(executionStatuses).not.toContain(ours);
	}
});

test.each<[status: string, endedAt: number | null, meaning: StatusClass, ended: boolean]>([
	['Quantum', null, 'unknown', false],
	['Quantum', 1000, 'unclear', true],
	['constructor', 1000, 'unclear', true],
	['Success', null, 'succeeded', true],
	// The status may be behind: what is known to go on is asked for again.
	['InProgress', 1000, 'running', false],
])('%s with the end %s is %s', (status, endedAt, meaning, ended) => {
	expect([classifyEnding({status, endedAt}), hasEnded({status, endedAt})]).toEqual([meaning, ended]);
});

test('nothing that has ended runs', () => {
	const classes: readonly StatusClass[] = ['unclear', 'succeeded', 'failed', 'cancelled', 'skipped'];
	expect(classes.map(one => [endsClass(one), runsClass(one)])).toEqual(classes.map(() => [true, false]));
	expect([endsClass('unknown'), runsClass('unknown')]).toEqual([false, true]);
});
