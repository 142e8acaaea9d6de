import type {Directory} from '../domain/directory.ts';
import type {TargetLocation} from '../domain/start-request.ts';
import type {DraftPlaces} from './draft.ts';

/** OUs and accounts chosen to be sent as they are, for AWS to expand. */
export type Units = Extract<DraftPlaces, {kind: 'units'}>;

/** The organization's accounts, as far as they are known. */
export type KnownAccounts = Pick<Directory, 'accounts'>;

/** The accounts and OUs of an entry of a request. */
export function toUnits({
	Accounts = [],
	Regions = [],
	ExcludeAccounts = [],
	IncludeChildOrganizationUnits = false,
}: TargetLocation): Units {
	return {
		kind: 'units',
		accounts: Accounts,
		regions: Regions,
		excludes: ExcludeAccounts,
		includesChildUnits: IncludeChildOrganizationUnits,
	};
}

/** Whether the OUs or accounts named take an account in, exclusions aside. */
export function isTakenIn({accounts, includesChildUnits}: Units, directory: KnownAccounts, accountId: string): boolean {
	if (accounts.includes(accountId)) {
		return true;
	}

	const path = directory.accounts.get(accountId)?.path ?? [];
	const above = includesChildUnits ? path : path.slice(-1);
	const isUnderRoot = accounts.some(id => id.startsWith('r-')) && (includesChildUnits || path.length === 0);
	return directory.accounts.has(accountId) && (isUnderRoot || above.some(({id}) => accounts.includes(id)));
}

/** Whether an account is left out by itself or with an OU that it is in. */
export function isExcluded({excludes}: Units, directory: KnownAccounts, accountId: string): boolean {
	const path = directory.accounts.get(accountId)?.path ?? [];
	return excludes.includes(accountId) || path.some(({id}) => excludes.includes(id));
}

/** Whether OUs and accounts take an account in and don't leave it out. */
export function isCovered(units: Units, directory: KnownAccounts, accountId: string): boolean {
	return isTakenIn(units, directory, accountId) && !isExcluded(units, directory, accountId);
}

/** How many locations OUs and accounts come to; `null` where the directory doesn't know one of them. */
export function countUnits(units: Units, directory: KnownAccounts): number | null {
	if (!units.accounts.every(id => isKnownPlace(id, directory))) {
		return null;
	}

	return listCovered(units, directory).length * new Set(units.regions).size;
}

/** The accounts that OUs and accounts come to, as far as they are known: none that is left out or can't run anything. */
function listCovered(units: Units, directory: KnownAccounts): readonly string[] {
	const all = new Set([...directory.accounts.keys(), ...units.accounts.filter(isAccountId)]);
	return [...all].filter(id => isCovered(units, directory, id) && isActive(directory, id));
}

/** The same, with the accounts that are named and can't run anything. */
export function listNamed(units: Units, directory: KnownAccounts): readonly string[] {
	const named = units.accounts.filter(id => isAccountId(id) && !isExcluded(units, directory, id));
	return [...new Set([...listCovered(units, directory), ...named])];
}

function isKnownPlace(id: string, {accounts}: KnownAccounts): boolean {
	return (
		isAccountId(id) ||
		(id.startsWith('r-') && accounts.size > 0) ||
		[...accounts.values()].some(({path}) => path.some(unit => unit.id === id))
	);
}

/** Whether an account can run anything: a suspended or closed one can't. One that only its ID is known of may. */
export function isActive({accounts}: KnownAccounts, accountId: string): boolean {
	const state = accounts.get(accountId)?.state ?? null;
	return state === null || state === 'ACTIVE';
}

/** Whether a text is an account's ID rather than an OU's. */
export function isAccountId(text: string): boolean {
	return /^\d{12}$/.test(text);
}
