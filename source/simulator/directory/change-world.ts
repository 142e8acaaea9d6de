import type {World} from '../world.ts';
import {indexOrganization} from './index-organization.ts';
import type {Account, OrganizationalUnit} from './organization.ts';
import type {Role} from './roles.ts';

/** Add an account, or put it in place of the one with its ID. */
export function setAccount(world: World, account: Account): void {
	const known = world.accounts.get(account.id);
	world.accounts.set(account.id, account);
	if (known?.parentId !== account.parentId || known?.name !== account.name) {
		reindex(world, [...(world.organization?.units.values() ?? [])]);
		return;
	}
	replaceInLists(world, known, account);
}

/** Put other OUs in place of all there are. */
export function setUnits(world: World, units: readonly OrganizationalUnit[]): void {
	reindex(world, units);
}

/** Give an account a role, or take the one of that name away. */
export function setRole(world: World, accountId: string, name: string, role: Role | undefined): void {
	const account = world.accounts.get(accountId);
	if (!account) {
		return;
	}
	const roles = new Map(account.roles);
	if (role) {
		roles.set(name, role);
	} else {
		roles.delete(name);
	}
	setAccount(world, {...account, roles});
}

function reindex(world: World, units: readonly OrganizationalUnit[]): void {
	const {organization} = world;
	if (organization) {
		world.organization = indexOrganization({...organization, units}, [...world.accounts.values()]);
	}
	// What patterns of accounts mean may have changed with it.
	world.engine.patternAccounts.clear();
}

/** The organization's lists hold the accounts themselves. */
function replaceInLists(world: World, old: Account, account: Account): void {
	const {organization} = world;
	if (!organization || account.parentId === undefined) {
		return;
	}
	for (const list of [organization.accounts, organization.accountsByParent.get(account.parentId) ?? []]) {
		const index = list.indexOf(old);
		if (index !== -1) {
			(list as Account[])[index] = account;
		}
	}
}
