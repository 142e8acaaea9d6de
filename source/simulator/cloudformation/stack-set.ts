import type {ParameterInput, Template} from './template.ts';

export type PermissionModel = 'SELF_MANAGED' | 'SERVICE_MANAGED';

/** One stack of a stack set: an account and a Region. */
export type StackInstance = {
	readonly accountId: string;
	readonly region: string;
	readonly stackId: string | undefined;
	/** `OUTDATED` until the set's current template has been applied. */
	readonly status: 'CURRENT' | 'OUTDATED' | 'INOPERABLE';
	readonly detailedStatus:
		| 'PENDING'
		| 'RUNNING'
		| 'SUCCEEDED'
		| 'FAILED'
		| 'CANCELLED'
		| 'INOPERABLE'
		| 'SKIPPED_SUSPENDED_ACCOUNT';
	readonly reason: string | undefined;
	readonly overrides: readonly ParameterInput[];
	/** The OU or root through which it was targeted. */
	readonly unitId: string | undefined;
	readonly lastOperationId: string | undefined;
};

/** The progress of one location of an operation. */
export type OperationResult = {
	readonly accountId: string;
	readonly region: string;
	readonly unitId: string | undefined;
	status: 'PENDING' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';
	reason: string | undefined;
};

export type OperationPreferences = {
	readonly RegionConcurrencyType?: 'SEQUENTIAL' | 'PARALLEL';
	readonly RegionOrder?: readonly string[];
	readonly FailureToleranceCount?: number;
	readonly FailureTolerancePercentage?: number;
	readonly MaxConcurrentCount?: number;
	readonly MaxConcurrentPercentage?: number;
	readonly ConcurrencyMode?: 'STRICT_FAILURE_TOLERANCE' | 'SOFT_FAILURE_TOLERANCE';
};

export type DeploymentTargets = {
	readonly Accounts?: readonly string[];
	readonly AccountsUrl?: string;
	readonly OrganizationalUnitIds?: readonly string[];
	readonly AccountFilterType?: 'NONE' | 'INTERSECTION' | 'DIFFERENCE' | 'UNION';
};

export type StackSetOperation = {
	readonly id: string;
	readonly action: 'CREATE' | 'UPDATE' | 'DELETE';
	status: 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'STOPPING' | 'STOPPED';
	reason: string | undefined;
	readonly preferences: OperationPreferences;
	readonly targets: DeploymentTargets | undefined;
	readonly retainStacks: boolean | undefined;
	readonly createdAtMs: number;
	endedAtMs: number | undefined;
	readonly results: readonly OperationResult[];
	/** Starts the queued operation. */
	begin: (() => void) | undefined;
};

/** A stack set. Its lists change while operations run. */
export type StackSet = {
	/** `<name>:<uuid>` */
	readonly id: string;
	readonly name: string;
	/** The account that owns it: for a service-managed set the management account, whoever created it. */
	readonly accountId: string;
	readonly region: string;
	status: 'ACTIVE' | 'DELETED';
	description: string | undefined;
	templateText: string;
	template: Template;
	parameters: ReadonlyMap<string, string>;
	capabilities: readonly string[];
	tags: ReadonlyArray<{readonly Key: string; readonly Value: string}>;
	administrationRoleArn: string | undefined;
	executionRoleName: string | undefined;
	permissionModel: PermissionModel;
	autoDeployment: {readonly Enabled?: boolean; readonly RetainStacksOnAccountRemoval?: boolean} | undefined;
	/** Whether new operations wait for a running one. */
	isManaged: boolean;
	readonly token: string | undefined;
	/** By `<account>/<region>`. */
	readonly instances: Map<string, StackInstance>;
	/** Oldest first. */
	readonly operations: StackSetOperation[];
	/** The OUs and roots that it was rolled out to, with the Regions; accounts that join them later get it too. */
	readonly units: Map<string, Set<string>>;
};

/** ARN of a stack set. */
export function stackSetArn({accountId, region, id}: StackSet): string {
	return `arn:aws:cloudformation:${region}:${accountId}:stackset/${id}`;
}
