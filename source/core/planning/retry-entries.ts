import type {TargetLocationEntry} from '../domain/execution.ts';
import type {Location} from '../domain/location.ts';

/**
Find the entry of `TargetLocations` that sent a location.

An entry that names the account wins; otherwise one that names an OU above it, or, where the organization isn't known, any OU. Entries equal in everything but where they run count as one.

@returns For each location its entry, `null` for a fan-out without entries (by `TargetLocationsURL`), or `ambiguous` where entries with different settings could have sent it.
*/
export function createEntryFinder(
	entries: readonly TargetLocationEntry[],
	organizationPath?: (accountId: string) => readonly string[],
): (location: Location) => TargetLocationEntry | null | 'ambiguous' {
	const named = new Map<string, TargetLocationEntry[]>();
	const byUnit: TargetLocationEntry[] = [];
	const settings = new Map(entries.map(entry => [entry, printSettings(entry)]));
	const settle = ([first, ...others]: readonly TargetLocationEntry[]) =>
		others.every(other => settings.get(other) === settings.get(first!)) ? first : 'ambiguous';
	for (const entry of entries) {
		for (const account of entry.accounts.filter(isAccountId)) {
			named.set(account, [...(named.get(account) ?? []), entry]);
		}

		if (!entry.accounts.every(isAccountId)) {
			byUnit.push(entry);
		}
	}

	return ({accountId, region}) => {
		if (entries.length === 0) {
			return null;
		}

		const inRegion = (entry: TargetLocationEntry) => entry.regions.includes(region);
		const direct = (named.get(accountId) ?? []).filter(inRegion);
		const path = organizationPath?.(accountId) ?? [];
		const units = byUnit.filter(
			entry => inRegion(entry) && !entry.excludes.includes(accountId) && isBelow(entry, path),
		);
		return (
			settle(direct.length > 0 ? direct : units) ?? settle(entries.filter(inRegion)) ?? settle(entries) ?? 'ambiguous'
		);
	};
}

/** Whether the account's path leads through the entry's OUs; an unknown path could. */
function isBelow(entry: TargetLocationEntry, path: readonly string[]): boolean {
	if (path.length === 0) {
		return true;
	}

	const includesChildren = entry.raw.IncludeChildOrganizationUnits === true;
	const above = includesChildren ? path : path.slice(-1);
	return entry.accounts.some(id => above.includes(id)) && !entry.excludes.some(id => path.includes(id));
}

/** An entry's settings as one comparable text: everything but where it runs. */
export function printSettings(entry: TargetLocationEntry | null): string {
	const where = new Set(['Accounts', 'Regions', 'ExcludeAccounts', 'IncludeChildOrganizationUnits']);
	const settings = Object.entries(entry?.raw ?? {}).filter(([key, value]) => !where.has(key) && value !== undefined);
	return JSON.stringify(settings.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isAccountId(text: string): boolean {
	return /^\d{12}$/.test(text);
}
