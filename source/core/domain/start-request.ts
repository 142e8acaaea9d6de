/** A key with its values, by which Automation finds the resources of a location. */
export type Target = {
	/** `tag:<key>`, `ResourceGroup`, `ParameterValues`, `AWS::EC2::Instance` or `InstanceIds`. */
	readonly Key: string;
	readonly Values: readonly string[];
};

/** CloudWatch alarms that stop a run. The list takes exactly one. */
type AlarmConfiguration = {
	readonly Alarms: readonly {readonly Name: string}[];
	/** Go on where the alarm can't be read. AWS's default is `false`. */
	readonly IgnorePollAlarmFailure?: boolean;
};

/** One entry of `TargetLocations`: accounts (or OUs) × Regions with its own rate control. */
export type TargetLocation = {
	/** Account IDs, OU IDs or a root ID. */
	readonly Accounts?: readonly string[];
	readonly Regions?: readonly string[];
	/** Locations at once, a count or a percentage. AWS's default is 1. */
	readonly TargetLocationMaxConcurrency?: string;
	/** Failed locations tolerated before no further one is started. AWS's default is 0. */
	readonly TargetLocationMaxErrors?: string;
	readonly ExecutionRoleName?: string;
	readonly TargetLocationAlarmConfiguration?: AlarmConfiguration;
	readonly IncludeChildOrganizationUnits?: boolean;
	readonly ExcludeAccounts?: readonly string[];
	/** Wins over the request's own `Targets`. */
	readonly Targets?: readonly Target[];
	/** Wins over the request's own `MaxConcurrency`. */
	readonly TargetsMaxConcurrency?: string;
	/** Wins over the request's own `MaxErrors`. */
	readonly TargetsMaxErrors?: string;
};

/**
What `StartAutomationExecution` takes, in the API's own spelling: a plan is exactly this.

@see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartAutomationExecution.html
*/
export type StartRequest = {
	/** Name, or the ARN of a runbook that another account shares. */
	readonly DocumentName: string;
	/** A number, `$DEFAULT` or `$LATEST`. */
	readonly DocumentVersion?: string;
	/** Always lists of strings, also for numbers, booleans and maps (as JSON text). */
	readonly Parameters?: Readonly<Record<string, readonly string[]>>;
	readonly ClientToken?: string;
	readonly Mode?: 'Auto' | 'Interactive';
	readonly TargetParameterName?: string;
	readonly Targets?: readonly Target[];
	readonly TargetMaps?: readonly Readonly<Record<string, readonly string[]>>[];
	/** Resources of a location at once, a count or a percentage. AWS's default is 10. */
	readonly MaxConcurrency?: string;
	readonly MaxErrors?: string;
	readonly TargetLocations?: readonly TargetLocation[];
	readonly Tags?: readonly {readonly Key: string; readonly Value: string}[];
	readonly AlarmConfiguration?: AlarmConfiguration;
	/** A presigned S3 address of a JSON list of target locations, in place of `TargetLocations`. */
	readonly TargetLocationsURL?: string;
};

/** The most tags that a start takes; the model allows 1,000, the service 5. */
export const tagsAtStart = 5;

/** The most target locations of one request. */
export const targetLocationsPerRequest = 100;
