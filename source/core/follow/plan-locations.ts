import type {Account} from '../domain/account.ts';
import type {Execution, TargetLocationEntry} from '../domain/execution.ts';
import type {Location} from '../domain/location.ts';
import type {LocationGrid} from '../grid/location-grid.ts';
import {createMemory} from '../grid/remember.ts';

/** Accounts by ID, as Organizations tells them. */
export type Accounts = ReadonlyMap<string, Account>;

const rememberPlanned = createMemory<boolean>();
const nobody: Accounts = new Map();

/**
Enter the locations that the request names, so that they show before AWS lists a step for them. OUs and roots are expanded as AWS does it, exclusions and child OUs honoured, where the organization is known.

Costs nothing where it has been done with the same organization before.

@param accounts - Empty where the organization isn't known, or can't be read.
@returns Whether that names them all.
*/
export function planLocations(grid: LocationGrid, {targetLocations}: Execution, accounts: Accounts = nobody): boolean {
	return rememberPlanned(grid, [targetLocations.length, accounts], () => enter(grid, targetLocations, accounts));
}

function enter(grid: LocationGrid, targetLocations: readonly TargetLocationEntry[], accounts: Accounts): boolean {
	let isWhole = targetLocations.length > 0;
	for (const entry of targetLocations) {
		const expanded = expandEntry(entry, accounts);
		isWhole &&= expanded.isWhole;
		for (const accountId of expanded.accountIds) {
			for (const region of entry.regions) {
				grid.plan({accountId, region});
			}
		}
	}

	return isWhole;
}

/** Whether a request leaves it to AWS which accounts it names. */
export function namesUnits({targetLocations}: Pick<Execution, 'targetLocations'>): boolean {
	return targetLocations.some(entry => !entry.accounts.every(isAccountId));
}

/** Whether a fan-out has for certain nothing in a location: its request names every account, and each of its steps says where it runs. */
export function lacksLocation(
	execution: Pick<Execution, 'targetLocations'>,
	grid: Pick<LocationGrid, 'find' | 'unplaced'>,
	where: Location,
): boolean {
	const {targetLocations} = execution;
	return (
		grid.find(where) === undefined &&
		grid.unplaced === 0 &&
		targetLocations.length > 0 &&
		targetLocations.every(({accounts}) => accounts.length > 0) &&
		!namesUnits(execution)
	);
}

/** The accounts of an entry, as far as they are known. Without accounts AWS takes the caller's own, which the entry doesn't tell. */
function expandEntry(entry: TargetLocationEntry, accounts: Accounts) {
	const taken = new Set<string>();
	let isWhole = entry.accounts.length > 0 && entry.regions.length > 0;
	for (const named of entry.accounts) {
		if (isAccountId(named)) {
			taken.add(named);
			continue;
		}

		const below = listBelow(named, entry, accounts);
		isWhole &&= below.length > 0;
		for (const accountId of below) {
			taken.add(accountId);
		}
	}

	return {accountIds: [...taken].filter(id => !isExcluded(id, entry, accounts)), isWhole};
}

/** Active accounts in an OU or root; those below its child OUs only where the entry includes them. */
function listBelow(unitId: string, {raw}: TargetLocationEntry, accounts: Accounts): readonly string[] {
	const isDeep = raw.IncludeChildOrganizationUnits === true;
	const isRoot = unitId.startsWith('r-');
	const below: string[] = [];
	for (const {accountId, path, state} of accounts.values()) {
		const above = isDeep ? path : path.slice(-1);
		const isIn = isRoot ? isDeep || path.length === 0 : above.some(({id}) => id === unitId);
		if (isIn && (state === null || state === 'ACTIVE')) {
			below.push(accountId);
		}
	}

	return below;
}

function isExcluded(accountId: string, {excludes}: TargetLocationEntry, accounts: Accounts): boolean {
	return excludes.includes(accountId) || (accounts.get(accountId)?.path.some(({id}) => excludes.includes(id)) ?? false);
}

function isAccountId(text: string): boolean {
	return /^\d{12}$/.test(text);
}
