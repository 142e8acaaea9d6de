import type {Directory} from '../domain/directory.ts';
import type {DraftPlaces} from './draft.ts';

/** OUs and accounts chosen to be sent as they are, for AWS to expand. */
export type Units = Extract<DraftPlaces, {kind: 'units'}>;

/** Whether the OUs or accounts named take an account in, exclusions aside. */
export function isTakenIn({accounts, includesChildUnits}: Units, directory: Directory, accountId: string): boolean {
	if (accounts.includes(accountId)) {
		return true;
	}

	const path = directory.accounts.get(accountId)?.path ?? [];
	const above = includesChildUnits ? path : path.slice(-1);
	const isUnderRoot = accounts.some(id => id.startsWith('r-')) && (includesChildUnits || path.length === 0);
	return directory.accounts.has(accountId) && (isUnderRoot || above.some(({id}) => accounts.includes(id)));
}

/** Whether an account is left out by itself or with an OU that it is in. */
export function isExcluded({excludes}: Units, directory: Directory, accountId: string): boolean {
	const path = directory.accounts.get(accountId)?.path ?? [];
	return excludes.includes(accountId) || path.some(({id}) => excludes.includes(id));
}

/** Whether OUs and accounts take an account in and don't leave it out. */
export function isCovered(units: Units, directory: Directory, accountId: string): boolean {
	return isTakenIn(units, directory, accountId) && !isExcluded(units, directory, accountId);
}

/** How many locations OUs and accounts come to; `null` where the directory doesn't know one of them. */
export function countUnits(units: Units, directory: Directory): number | null {
	if (!units.accounts.every(id => isKnownPlace(id, directory))) {
		return null;
	}

	const all = new Set([...directory.accounts.keys(), ...units.accounts.filter(isAccountId)]);
	const covered = [...all].filter(id => isCovered(units, directory, id) && isActive(directory, id));
	return covered.length * new Set(units.regions).size;
}

function isKnownPlace(id: string, {accounts}: Directory): boolean {
	return (
		isAccountId(id) ||
		(id.startsWith('r-') && accounts.size > 0) ||
		[...accounts.values()].some(({path}) => path.some(unit => unit.id === id))
	);
}

/** Whether an account can run anything: a suspended or closed one can't. One that only its ID is known of may. */
export function isActive({accounts}: Directory, accountId: string): boolean {
	const state = accounts.get(accountId)?.state ?? null;
	return state === null || state === 'ACTIVE';
}

/** Whether a text is an account's ID rather than an OU's. */
export function isAccountId(text: string): boolean {
	return /^\d{12}$/.test(text);
}
