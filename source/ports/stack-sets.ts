import type {FoundSet, PermissionModel, WantedSet} from '../core/actions/roles/deployment.ts';
import type {Outcome} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';
import type {Status} from '../core/domain/status.ts';

/** The central account's role in the organization, for StackSets. */
export type StackSetStanding = {
	/** `management`; `administrator` where it was registered for StackSets; `member` is neither; `none` means no organization. */
	readonly role: 'management' | 'administrator' | 'member' | 'none';
	readonly organizationId: string | null;
	readonly managementAccountId: string | null;
	/** Whether StackSets may work in the organization's accounts; `null` where nobody may read it. */
	readonly isTrusted: boolean | null;
};

/** Whose stack sets: the account's own, or the organization's, as its administrator of StackSets. */
export type CallAs = 'SELF' | 'DELEGATED_ADMIN';

/** The state of one operation of a stack set. */
export type StackSetOperation = {
	readonly operationId: string;
	/** `CREATE`, `UPDATE`, `DELETE`… */
	readonly action: string;
	/** `QUEUED`, `RUNNING`, `SUCCEEDED`, `FAILED`, `STOPPING`, `STOPPED` */
	readonly status: string;
	readonly startedAt: number | null;
	readonly endedAt: number | null;
};

/** One location of an operation, its status converted to one of executions. */
export type StackSetResult = {readonly where: Location; readonly status: Status; readonly because: string | null};

/** The accounts of an operation. */
export type InstanceTargets = {
	readonly model: PermissionModel;
	/** Empty for a self-managed set. */
	readonly unitIds: readonly string[];
	/** For a service-managed set, the selected accounts of the units; `null` means all. */
	readonly accountIds: readonly string[] | null;
};

export type StackSetCall = {readonly name: string; readonly as: CallAs; readonly operationId: string};

/**
CloudFormation's stack sets of the central account and Region, and what deploying them to an organization needs.

Calls that change something pass the gate that `--read-only` closes, and go into the audit log. An operation is started once: the caller gives its ID, and an existing one is no failure. Reads return all pages.
*/
export type StackSets = {
	readStanding(): Promise<Outcome<StackSetStanding>>;
	/** The organization's roots by ID. */
	listRoots(): Promise<Outcome<readonly string[]>>;
	/** `null` where the set doesn't exist. */
	readSet(name: string, as: CallAs): Promise<Outcome<FoundSet | null>>;
	/** `null` where the operation doesn't exist. */
	readOperation(call: StackSetCall): Promise<Outcome<StackSetOperation | null>>;
	/** The latest operation of a set; `null` where it never had one, or the set doesn't exist. */
	readLastOperation(name: string, as: CallAs): Promise<Outcome<StackSetOperation | null>>;
	listResults(call: StackSetCall): Promise<Outcome<readonly StackSetResult[]>>;
	/** The same token for the same set creates it once. */
	createSet(set: WantedSet, as: CallAs, model: PermissionModel, token: string): Promise<Outcome<void>>;
	/** Changes the set and every stack of it. */
	updateSet(set: WantedSet, call: StackSetCall): Promise<Outcome<void>>;
	createInstances(call: StackSetCall, targets: InstanceTargets): Promise<Outcome<void>>;
	/** Stop an operation: locations that haven't begun don't begin. An operation that has ended already is no failure. */
	stopOperation(call: StackSetCall): Promise<Outcome<void>>;
	/** Let StackSets work in the organization's accounts. For the management account. */
	enableTrustedAccess(): Promise<Outcome<void>>;
	/** Let an account roll stack sets out to the organization. For the management account. */
	registerAdministrator(accountId: string): Promise<Outcome<void>>;
};
