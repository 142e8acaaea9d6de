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
};

export function createStore(alarms: readonly Alarm[]): Store {
	return {
		parameters: new Map(),
		serviceSettings: new Map(),
		alarms: new Map(alarms.map(alarm => [`${alarm.accountId}/${alarm.region}/${alarm.name}`, alarm])),
		groups: new Map(),
		deletedGroups: new Set(),
		tags: new Map(),
		accountRequests: [],
		associations: new Map(),
	};
}
