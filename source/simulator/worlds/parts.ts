import type {Account} from '../directory/organization.ts';
import type {Person, Role} from '../directory/roles.ts';
import {hex} from '../engine/state/random.ts';
import {defaultSettings} from '../settings.ts';
import type {Resource, WorldDefinition} from '../world-definition.ts';

/** A world with nothing but what it must have; the rest is empty. */
export function defineWorld(
	parts: Partial<WorldDefinition> & Pick<WorldDefinition, 'name' | 'central' | 'accounts' | 'people'>,
): WorldDefinition {
	return {
		seed: 1,
		settings: defaultSettings,
		organization: undefined,
		regions: undefined,
		documents: [],
		resourcesIn: () => [],
		groups: [],
		alarms: [],
		outcomes: [],
		past: [],
		starts: [],
		faults: [],
		targetLocationFiles: {},
		...parts,
	};
}

/** An active account that joined the organization by being created in it. */
export function defineAccount(
	id: string,
	name: string,
	parentId: string | undefined,
	roles: readonly Role[],
	rest: Partial<Account> = {},
): Account {
	return {
		id,
		name,
		email: `aws+${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}@example.com`,
		state: 'ACTIVE',
		joinedMethod: 'CREATED',
		joinedAtMs: Date.UTC(2021, 4, 3, 8),
		parentId,
		roles: rolesByName(roles),
		enabledRegions: noRegions,
		disabledRegions: noRegions,
		...rest,
	};
}

/** The same map for the same list of roles: thousands of accounts share it. */
export function rolesByName(roles: readonly Role[]): ReadonlyMap<string, Role> {
	const known = roleMaps.get(roles);
	if (known) {
		return known;
	}
	const byName = new Map(roles.map(role => [role.name, role]));
	roleMaps.set(roles, byName);
	return byName;
}

/** The credentials of a user. They are made up, and good for the simulator alone. */
export function definePerson(accountId: string, userName: string, rights: readonly string[] = ['*']): Person {
	const key = hex(7, `key of ${userName} in ${accountId}`, 32).toUpperCase();
	return {
		accessKeyId: `AKIA${key.replace(/[^A-Z2-7]/g, 'Q').slice(0, 16)}`,
		secretAccessKey: `simulated/${hex(7, `secret of ${userName} in ${accountId}`, 30)}`,
		accountId,
		principalArn: `arn:aws:iam::${accountId}:user/${userName}`,
		userId: `AIDA${key.replace(/[^A-Z2-7]/g, 'Q').slice(0, 17)}`,
		rights,
	};
}

/** An EC2 instance with an ID drawn from what it is. */
export function defineInstance(key: string, tags: Readonly<Record<string, string>>): Resource {
	return {id: `i-${hex(11, key, 17)}`, type: 'AWS::EC2::Instance', tags};
}

const noRegions: ReadonlySet<string> = new Set();
const roleMaps = new WeakMap<readonly Role[], ReadonlyMap<string, Role>>();
