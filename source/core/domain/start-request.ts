/**
The input of `StartAutomationExecution`, in the API's own spelling: a plan *is* this input, as the AWS CLI's `--cli-input-json` takes it.

@see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartAutomationExecution.html
*/
export type StartRequest = {
	/** Name, or the ARN of a runbook that another account shares. */
	readonly DocumentName: string;
	/** A number, `$DEFAULT` or `$LATEST`. */
	readonly DocumentVersion?: string;
	/** Always lists of strings, also for numbers, booleans and maps (JSON text). */
	readonly Parameters?: Readonly<Record<string, readonly string[]>>;
	/** A UUID; the same one with the same request starts nothing twice. */
	readonly ClientToken?: string;
	readonly Mode?: 'Auto' | 'Interactive';
	readonly TargetParameterName?: string;
	readonly Targets?: readonly Target[];
	readonly TargetMaps?: ReadonlyArray<Readonly<Record<string, readonly string[]>>>;
	readonly MaxConcurrency?: string;
	readonly MaxErrors?: string;
	readonly TargetLocations?: readonly TargetLocation[];
	readonly Tags?: ReadonlyArray<{readonly Key: string; readonly Value: string}>;
	readonly AlarmConfiguration?: AlarmConfiguration;
	readonly TargetLocationsURL?: string;
};

export type Target = {readonly Key: string; readonly Values: readonly string[]};

export type AlarmConfiguration = {
	readonly Alarms: ReadonlyArray<{readonly Name: string}>;
	readonly IgnorePollAlarmFailure?: boolean;
};

/** Accounts × Regions with a rate control of their own: a rectangle of locations. */
export type TargetLocation = {
	/** Account IDs, OU IDs or a root ID; at most 50. */
	readonly Accounts?: readonly string[];
	/** At most 50. */
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
