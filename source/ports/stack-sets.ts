import type {FoundSet, PermissionModel, WantedSet} from '../core/actions/roles/deployment.ts';
import type {Outcome} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';
import type {Status} from '../core/domain/status.ts';

/** Who the central account is to the organization, as far as StackSets goes. */
export type StackSetStanding = {
	/** `management`; `administrator` where it was registered for StackSets; `member` is neither; `none`: there is no organization. */
	readonly role: 'management' | 'administrator' | 'member' | 'none';
	readonly organizationId: string | null;
	readonly managementAccountId: string | null;
	/** Whether StackSets may work in the organization's accounts; `null` where one may not look. */
	readonly isTrusted: boolean | null;
};

/** Which stack sets are meant: one's own, or the organization's as its administrator of StackSets. */
export type CallAs = 'SELF' | 'DELEGATED_ADMIN';

/** One operation of a stack set, as it stands. */
export type StackSetOperation = {
	readonly operationId: string;
	/** `CREATE`, `UPDATE`, `DELETE`… */
	readonly action: string;
	/** `QUEUED`, `RUNNING`, `SUCCEEDED`, `FAILED`, `STOPPING`, `STOPPED` */
	readonly status: string;
	readonly startedAt: number | null;
	readonly endedAt: number | null;
};

/** One location of an operation, its status in the words of executions. */
export type StackSetResult = {readonly where: Location; readonly status: Status; readonly because: string | null};

/** Which accounts an operation reaches. */
export type InstanceTargets = {
	readonly model: PermissionModel;
	/** Empty for a self-managed set. */
	readonly unitIds: readonly string[];
	/** Of a service-managed set those among the units' that are meant; `null` means all. */
	readonly accountIds: readonly string[] | null;
};

export type StackSetCall = {readonly name: string; readonly as: CallAs; readonly operationId: string};

/**
CloudFormation's stack sets of the central account and Region, and what rolling them out to an organization needs.

What changes something goes through the gate that `--read-only` closes, and into the audit log. An operation is started once: its ID is given, and one that is there already is no failure. Reads walk the pages themselves.
*/
export type StackSets = {
	readStanding(): Promise<Outcome<StackSetStanding>>;
	/** The organization's roots by ID. */
	listRoots(): Promise<Outcome<readonly string[]>>;
	/** `null` where there is no such set. */
	readSet(name: string, as: CallAs): Promise<Outcome<FoundSet | null>>;
	/** `null` where there is no such operation. */
	readOperation(call: StackSetCall): Promise<Outcome<StackSetOperation | null>>;
	/** The latest operation of a set; `null` where it never had one, or there is no set. */
	readLastOperation(name: string, as: CallAs): Promise<Outcome<StackSetOperation | null>>;
	listResults(call: StackSetCall): Promise<Outcome<readonly StackSetResult[]>>;
	/** The same token for the same set makes it once. */
	createSet(set: WantedSet, as: CallAs, model: PermissionModel, token: string): Promise<Outcome<void>>;
	/** Changes the set and every stack of it. */
	updateSet(set: WantedSet, call: StackSetCall): Promise<Outcome<void>>;
	createInstances(call: StackSetCall, targets: InstanceTargets): Promise<Outcome<void>>;
	/** Stop an operation: what hasn't begun doesn't begin. One that has ended already is no failure. */
	stopOperation(call: StackSetCall): Promise<Outcome<void>>;
	/** Let StackSets work in the organization's accounts. For the management account. */
	enableTrustedAccess(): Promise<Outcome<void>>;
	/** Let an account roll stack sets out to the organization. For the management account. */
	registerAdministrator(accountId: string): Promise<Outcome<void>>;
};
