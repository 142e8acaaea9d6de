/**
Statuses of executions and steps, spelled as the API spells them.

The first 19 are the API's `AutomationExecutionStatus` (model 2014-11-06). `NotStarted` and `NotRun` are ours, for a location without a step that ran: the one may still start, the other won't, as the fan-out ended. A status that this list doesn't know is kept as AWS sent it.
@see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_AutomationExecution.html
*/
export const knownStatuses = [
	'NotStarted',
	'NotRun',
	'Pending',
	'InProgress',
	'Waiting',
	'Success',
	'TimedOut',
	'Cancelling',
	'Cancelled',
	'Failed',
	'PendingApproval',
	'Approved',
	'Rejected',
	'Scheduled',
	'RunbookInProgress',
	'PendingChangeCalendarOverride',
	'ChangeCalendarOverrideApproved',
	'ChangeCalendarOverrideRejected',
	'CompletedWithSuccess',
	'CompletedWithFailure',
	'Exited',
] as const;

/** A status of {@link knownStatuses}, or one that AWS added since. */
export type Status = (typeof knownStatuses)[number] | (string & {});

/**
What a status means to an operator, coarser than the status itself.

- `idle`: nothing runs yet (`Pending`, `NotStarted`, `Scheduled`).
- `running`: something runs, or is being stopped.
- `waiting`: a person or an approval is waited for.
- `succeeded`, `failed`, `cancelled`: ended.
- `skipped`: will never run (`NotRun`).
- `unknown`: AWS says something that this version doesn't know; treated as still able to change.
*/
export type StatusClass = 'idle' | 'running' | 'waiting' | 'succeeded' | 'failed' | 'cancelled' | 'skipped' | 'unknown';

const classes: Readonly<Record<(typeof knownStatuses)[number], StatusClass>> = {
	NotStarted: 'idle',
	NotRun: 'skipped',
	Pending: 'idle',
	InProgress: 'running',
	Waiting: 'waiting',
	Success: 'succeeded',
	TimedOut: 'failed',
	Cancelling: 'running',
	Cancelled: 'cancelled',
	Failed: 'failed',
	PendingApproval: 'waiting',
	Approved: 'idle',
	Rejected: 'failed',
	Scheduled: 'idle',
	RunbookInProgress: 'running',
	PendingChangeCalendarOverride: 'waiting',
	ChangeCalendarOverrideApproved: 'idle',
	ChangeCalendarOverrideRejected: 'failed',
	CompletedWithSuccess: 'succeeded',
	CompletedWithFailure: 'failed',
	// Newer than the guide: "left early without failing" by its name. It ended, but nobody says that it succeeded.
	Exited: 'cancelled',
};

/** Sort a status into what it means to an operator. */
export function classifyStatus(status: Status): StatusClass {
	return Object.hasOwn(classes, status) ? classes[status as keyof typeof classes] : 'unknown';
}

/** Whether nothing can change any more. A status that we don't know counts as able to change. */
export function isTerminal(status: Status): boolean {
	const statusClass = classifyStatus(status);
	return (
		statusClass === 'succeeded' || statusClass === 'failed' || statusClass === 'cancelled' || statusClass === 'skipped'
	);
}

/** Whether it ended well. A fan-out succeeded only where every location did. */
export function isSuccess(status: Status): boolean {
	return classifyStatus(status) === 'succeeded';
}

/** Statuses that AWS may say of an execution. */
export const executionStatuses = knownStatuses.filter(status => status !== 'NotStarted' && status !== 'NotRun');

/** Whether it ended without success: what *retry* starts again. */
export function isUnsuccessful(status: Status): boolean {
	return isTerminal(status) && !isSuccess(status);
}

/** Statuses that *retry* can be told to start again. */
export const retryStatuses = knownStatuses.filter(isUnsuccessful);
