/**
What a status means to an operator, coarser than the status itself.

- `idle`: nothing runs yet.
- `running`: something runs, or is being stopped.
- `waiting`: a person or an approval is waited for.
- `succeeded`, `failed`, `cancelled`: ended.
- `skipped`: will never run.
- `unknown`: AWS says something that this version doesn't know, and nothing says that it has ended: it may still change, so it counts as running.
- `unclear`: ended, or beyond reach, and nobody can say with what.
*/
export type StatusClass =
	| 'idle'
	| 'running'
	| 'waiting'
	| 'succeeded'
	| 'failed'
	| 'cancelled'
	| 'skipped'
	| 'unknown'
	| 'unclear';

/** What follows from a class. */
type Meaning = {
	/** Whether nothing can change any more. */
	readonly ends: boolean;
	/** Whether it counts as running: it was begun, nobody is waited for, and it may still change. */
	readonly runs: boolean;
	/** Whether *retry* starts it again by itself: it is certain that it didn't succeed. */
	readonly isRetried: boolean;
};

const live = {ends: false, runs: false, isRetried: false};
const ended = {ends: true, runs: false, isRetried: false};

/** The one table of what a class means. Every other file asks it. */
const meanings: Readonly<Record<StatusClass, Meaning>> = {
	idle: live,
	running: {...live, runs: true},
	waiting: live,
	unknown: {...live, runs: true},
	succeeded: ended,
	failed: {...ended, isRetried: true},
	cancelled: {...ended, isRetried: true},
	skipped: {...ended, isRetried: true},
	unclear: ended,
};

/** The one table of statuses: the API's 19 (`AutomationExecutionStatus`, model 2014-11-06) and three of ours. */
const classes = {
	/** Ours: a location without a step that ran, which may still start. */
	NotStarted: 'idle',
	/** Ours: a location that the fan-out ended without starting. */
	NotRun: 'skipped',
	/** Ours: a location of which AWS tells nothing, so that nobody can say whether it ran. */
	Unknown: 'unclear',
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
} as const satisfies Readonly<Record<string, StatusClass>>;

type KnownStatus = keyof typeof classes;

/**
Statuses of executions and steps, spelled as the API spells them, with the three that are ours first. A status that this list doesn't know is kept as AWS sent it.
@see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_AutomationExecution.html
*/
export const knownStatuses = Object.keys(classes) as readonly KnownStatus[];

/** A status of {@link knownStatuses}, or one that AWS added since. */
export type Status = KnownStatus | (string & {});

/** Sort a status into what it means to an operator; one that AWS added since is `unknown`. */
export function classifyStatus(status: Status): StatusClass {
	return Object.hasOwn(classes, status) ? classes[status as KnownStatus] : 'unknown';
}

/** A status with the time at which AWS says that it came to its end. */
export type Ending = {readonly status: Status; readonly endedAt: number | null};

/**
What an execution or a step has come to, by its status and its end.

A status that this version doesn't know is `unclear` once there is an end time: it has ended, and is never taken for a success.
*/
export function classifyEnding({status, endedAt}: Ending): StatusClass {
	const statusClass = classifyStatus(status);
	return statusClass === 'unknown' && endedAt !== null ? 'unclear' : statusClass;
}

/** Whether an execution or a step has ended: its status says so, or it is one that we don't know and there is an end time. */
export function hasEnded(ending: Ending): boolean {
	return endsClass(classifyEnding(ending));
}

/** Whether nothing of this class can change any more. */
export function endsClass(statusClass: StatusClass): boolean {
	return meanings[statusClass].ends;
}

/** Whether what is of this class counts as running. */
export function runsClass(statusClass: StatusClass): boolean {
	return meanings[statusClass].runs;
}

/** Whether the status alone says that nothing can change any more. A status that we don't know counts as able to change: where its end time is at hand, ask {@link hasEnded}. */
export function isTerminal(status: Status): boolean {
	return endsClass(classifyStatus(status));
}

/** Whether it waits for a person. */
export function isWaiting(status: Status): boolean {
	return classifyStatus(status) === 'waiting';
}

/** Whether it ended well. A fan-out succeeded only where every location did. */
export function isSuccess(status: Status): boolean {
	return classifyStatus(status) === 'succeeded';
}

/** Statuses that AWS may say of an execution. */
export const executionStatuses = knownStatuses.filter(
	status => status !== 'NotStarted' && status !== 'NotRun' && status !== 'Unknown',
);

/** Whether it certainly ended without success: what *retry* starts again. `Unknown` isn't among them. */
export function isUnsuccessful(status: Status): boolean {
	return meanings[classifyStatus(status)].isRetried;
}

/** How many of the counted have a status that passes. */
export function sumStatuses(counts: Iterable<readonly [Status, number]>, passes: (status: Status) => boolean): number {
	let sum = 0;
	for (const [status, count] of counts) {
		sum += passes(status) ? count : 0;
	}

	return sum;
}

/** Statuses that *retry* can be told to start again. */
export const retryStatuses = knownStatuses.filter(isUnsuccessful);
