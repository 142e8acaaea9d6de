import type {Stack} from '../cloudformation/stack.ts';
import type {StackSet} from '../cloudformation/stack-set.ts';
import type {Alarm, ResourceGroup} from '../world-definition.ts';
import type {Association} from './associations.ts';

/** A version of a parameter of Parameter Store. */
export type StoredParameter = {
	readonly name: string;
	readonly type: 'String' | 'StringList' | 'SecureString';
	readonly value: string;
	readonly version: number;
	readonly changedAtMs: number;
	readonly description: string | undefined;
	readonly allowedPattern: string | undefined;
	readonly tier: 'Standard' | 'Advanced' | 'Intelligent-Tiering';
	readonly dataType: string;
	readonly tags: ReadonlyMap<string, string>;
	/** AWS's own, which belongs to no account. */
	readonly isPublic: boolean;
	/** Its earlier versions, latest first. */
	readonly earlier: readonly StoredParameter[];
};

/** An account that was asked for, as Organizations tells of it. */
export type AccountRequest = {
	readonly id: string;
	readonly accountName: string;
	readonly accountId: string | undefined;
	readonly failureReason: string | undefined;
	readonly requestedAtMs: number;
};

/** What operations change in a world, apart from its executions and its directory. Everything here is gone with the process. */
export type Store = {
	/** Parameters of accounts, by `<account>/<region>/<name>`; the public ones are made from the world. */
	readonly parameters: Map<string, StoredParameter>;
	/** Service settings that differ from AWS's, by `<account>/<region>/<id>`. */
	readonly serviceSettings: Map<string, {readonly value: string; readonly changedAtMs: number; readonly by: string}>;
	/** Alarms by `<account>/<region>/<name>`; the world's own are there from the beginning. */
	readonly alarms: Map<string, Alarm>;
	/** Groups that were created, with where; the world's own are in its definition. */
	readonly groups: Map<string, ResourceGroup>;
	/** Groups of the world that were deleted, by `<account>/<region>/<name>`. */
	readonly deletedGroups: Set<string>;
	/** Tags of documents and of what else is tagged, by `<account>/<region>/<type>/<id>`. */
	readonly tags: Map<string, ReadonlyMap<string, string>>;
	readonly accountRequests: AccountRequest[];
	readonly associations: Map<string, Association>;
	/** Managed policies that accounts made, by ARN. */
	readonly policies: Map<string, ManagedPolicy>;
	/** Services that an organization has given trusted access to, with since when. */
	readonly serviceAccess: Map<string, number>;
	/** Stacks by ID, the deleted ones too. */
	readonly stacks: Map<string, Stack>;
	/** Stack sets by ID, the deleted ones too. */
	readonly stackSets: Map<string, StackSet>;
};

/** A managed policy that an account made. */
export type ManagedPolicy = {
	readonly arn: string;
	readonly name: string;
	readonly path: string;
	readonly document: string;
	readonly description: string | undefined;
	readonly createdAtMs: number;
};

export function createStore(alarms: readonly Alarm[], trusted: readonly string[] = []): Store {
	return {
		parameters: new Map(),
		serviceSettings: new Map(),
		alarms: new Map(alarms.map(alarm => [`${alarm.accountId}/${alarm.region}/${alarm.name}`, alarm])),
		groups: new Map(),
		deletedGroups: new Set(),
		tags: new Map(),
		accountRequests: [],
		associations: new Map(),
		policies: new Map(),
		serviceAccess: new Map(trusted.map(service => [service, Date.UTC(2024, 0, 1)])),
		stacks: new Map(),
		stackSets: new Map(),
	};
}
