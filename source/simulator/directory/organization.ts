import type {Role} from './roles.ts';

export type AccountState = 'PENDING_ACTIVATION' | 'ACTIVE' | 'SUSPENDED' | 'PENDING_CLOSURE' | 'CLOSED';

export type Account = {
	/** 12 digits. */
	readonly id: string;
	readonly name: string;
	readonly email: string;
	/** What `State` says; `Status` is derived from it. */
	readonly state: AccountState;
	readonly joinedMethod: 'INVITED' | 'CREATED';
	readonly joinedAtMs: number;
	/** Root or OU directly above. `undefined`: the account is outside the organization. */
	readonly parentId: string | undefined;
	/** By name. Roles are shared between accounts; `roleArn` places one in an account. */
	readonly roles: ReadonlyMap<string, Role>;
	/** Opt-in Regions that this account has enabled. */
	readonly enabledRegions: ReadonlySet<string>;
	/** Regions on by default that this account has disabled. */
	readonly disabledRegions: ReadonlySet<string>;
	/** Tags of the account itself; none where left out. */
	readonly tags?: Readonly<Record<string, string>>;
};

export type OrganizationalUnit = {readonly id: string; readonly name: string; readonly parentId: string};

export type OrganizationRoot = {readonly id: string; readonly name: string};

export type DelegatedAdministrator = {
	readonly accountId: string;
	readonly servicePrincipal: string;
	readonly enabledAtMs: number;
};

/** An organization of AWS Organizations. `registerDelegatedAdministrator` and its opposite are the only changes. */
export type Organization = {
	/** `o-…` */
	readonly id: string;
	readonly managementAccountId: string;
	readonly featureSet: 'ALL' | 'CONSOLIDATED_BILLING';
	readonly roots: readonly OrganizationRoot[];
	readonly units: ReadonlyMap<string, OrganizationalUnit>;
	/** OUs directly below a root or an OU, by the ID of the parent. */
	readonly unitsByParent: ReadonlyMap<string, readonly OrganizationalUnit[]>;
	/** Accounts directly below a root or an OU, by the ID of the parent. */
	readonly accountsByParent: ReadonlyMap<string, readonly Account[]>;
	/** Every account of the organization, in the order of the world. */
	readonly accounts: readonly Account[];
	readonly delegatedAdministrators: DelegatedAdministrator[];
};

/** The old `Status` field that belongs to a `State`. */
export function accountStatus(state: AccountState): 'ACTIVE' | 'SUSPENDED' | 'PENDING_CLOSURE' {
	if (state === 'ACTIVE' || state === 'PENDING_ACTIVATION') {
		return 'ACTIVE';
	}
	return state === 'PENDING_CLOSURE' ? 'PENDING_CLOSURE' : 'SUSPENDED';
}

/** ARN of a member account. */
export function accountArn(organization: Organization, accountId: string): string {
	return `arn:aws:organizations::${organization.managementAccountId}:account/${organization.id}/${accountId}`;
}

/** ARN of an OU. */
export function unitArn(organization: Organization, unitId: string): string {
	return `arn:aws:organizations::${organization.managementAccountId}:ou/${organization.id}/${unitId}`;
}

/** ARN of a root. */
export function rootArn(organization: Organization, rootId: string): string {
	return `arn:aws:organizations::${organization.managementAccountId}:root/${organization.id}/${rootId}`;
}

/** The `Paths` entry of an account: `o-…/r-…/ou-…/<account>/`. */
export function accountPath(organization: Organization, account: Account): string {
	return `${unitPath(organization, account.parentId)}${account.id}/`;
}

/** `o-…/r-…/ou-…/`, from the organization down to this root or OU. */
export function unitPath(organization: Organization, unitId: string | undefined): string {
	const chain: string[] = [];
	for (let id = unitId; id !== undefined; id = organization.units.get(id)?.parentId) {
		chain.unshift(id);
	}
	return `${[organization.id, ...chain].join('/')}/`;
}

/** Whether this account may read the organization: the management account or a delegated administrator of any service. */
export function mayReadOrganization(organization: Organization, accountId: string): boolean {
	return (
		accountId === organization.managementAccountId ||
		organization.delegatedAdministrators.some(administrator => administrator.accountId === accountId)
	);
}
