/**
The shapes of Systems Manager's API that the engine takes and gives, in the API's own spelling.

Only what the engine reads is listed. Whoever calls has checked lengths, patterns and enums already.

@see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartAutomationExecution.html
*/
export type ParameterMap = Readonly<Record<string, readonly string[]>>;

export type Target = {readonly Key?: string; readonly Values?: readonly string[]};

/** One resource of a run: parameter name → values. */
type TargetMap = Readonly<Record<string, readonly string[]>>;

export type AlarmConfiguration = {
	readonly Alarms: ReadonlyArray<{readonly Name: string}>;
	readonly IgnorePollAlarmFailure?: boolean;
};

export type TargetLocation = {
	/** Account IDs, OU IDs and root IDs. */
	readonly Accounts?: readonly string[];
	readonly Regions?: readonly string[];
	readonly TargetLocationMaxConcurrency?: string;
	readonly TargetLocationMaxErrors?: string;
	readonly ExecutionRoleName?: string;
	readonly TargetLocationAlarmConfiguration?: AlarmConfiguration;
	readonly IncludeChildOrganizationUnits?: boolean;
	readonly ExcludeAccounts?: readonly string[];
	readonly Targets?: readonly Target[];
	readonly TargetsMaxConcurrency?: string;
	readonly TargetsMaxErrors?: string;
};

export type Tag = {readonly Key: string; readonly Value: string};

/** What `StartAutomationExecution` takes. */
export type StartInput = {
	readonly DocumentName: string;
	readonly DocumentVersion?: string;
	readonly Parameters?: ParameterMap;
	readonly ClientToken?: string;
	readonly Mode?: ExecutionMode;
	readonly TargetParameterName?: string;
	readonly Targets?: readonly Target[];
	readonly TargetMaps?: readonly TargetMap[];
	readonly MaxConcurrency?: string;
	readonly MaxErrors?: string;
	readonly TargetLocations?: readonly TargetLocation[];
	readonly TargetLocationsURL?: string;
	readonly Tags?: readonly Tag[];
	readonly AlarmConfiguration?: AlarmConfiguration;
};

export type ExecutionMode = 'Auto' | 'Interactive';

type SignalType = 'Approve' | 'Reject' | 'StartStep' | 'StopStep' | 'Resume' | 'Revoke';

/** What `SendAutomationSignal` takes. */
export type SignalInput = {
	readonly AutomationExecutionId: string;
	readonly SignalType: SignalType;
	readonly Payload?: ParameterMap;
};

/** `AutomationExecutionStatus`, which steps share. */
export const executionStatuses = [
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

export type ExecutionStatus = (typeof executionStatuses)[number];

const endStatuses: ReadonlySet<ExecutionStatus> = new Set([
	'Success',
	'TimedOut',
	'Cancelled',
	'Failed',
	'Rejected',
	'ChangeCalendarOverrideRejected',
	'CompletedWithSuccess',
	'CompletedWithFailure',
	'Exited',
]);

/** Whether an execution or a step with this status never changes again. */
export function isEnded(status: ExecutionStatus): boolean {
	return endStatuses.has(status);
}

/** Who calls, as the wire has found out from the signature: the account of the credentials, the Region of the signature's scope. */
export type Caller = {
	readonly accountId: string;
	readonly region: string;
	/** ARN of the user or of the assumed role's session. */
	readonly principalArn: string;
};
