import type {Account} from '../domain/account.ts';
import type {TargetLocation} from '../domain/start-request.ts';

type Directory = ReadonlyMap<string, Account>;

/** The number of IDs that are printed; more are counted. */
const mostIds = 4;

/**
Name the locations of target locations, in the words of whoever chose them: `OU Health with child OUs: 625 accounts × 20 Regions`.

Entries of account IDs over the same Regions are printed together, by the OUs whose accounts they all contain, however many entries the request needs. An account that the directory doesn't know is printed by its ID.

@returns One line for each set of Regions and each OU.
*/
export function nameEntries(entries: readonly TargetLocation[], directory: Directory): readonly string[] {
	const byRegions = new Map<string, {readonly regions: readonly string[]; readonly accounts: Set<string>}>();
	const lines: string[] = [];
	for (const entry of entries) {
		const {Accounts = [], Regions = []} = entry;
		if (!Accounts.every(id => /^\d{12}$/.test(id))) {
			lines.push(...Accounts.map(id => nameUnitOf(id, entry, directory)));
			continue;
		}

		const key = [...Regions].sort().join();
		const known = byRegions.get(key) ?? {regions: Regions, accounts: new Set<string>()};
		byRegions.set(key, known);
		for (const account of Accounts) {
			known.accounts.add(account);
		}
	}

	for (const {regions, accounts} of byRegions.values()) {
		lines.push(...nameAccounts(accounts, regions, directory));
	}

	return lines;
}

/** Name one OU or root that is sent as such; AWS expands it at the start. */
function nameUnitOf(
	id: string,
	{IncludeChildOrganizationUnits = false, ExcludeAccounts = [], Regions = []}: TargetLocation,
	directory: Directory,
): string {
	const excluded = new Set(ExcludeAccounts);
	const inside = [...directory.values()].filter(
		({accountId, path, state}) =>
			state === 'ACTIVE' &&
			!excluded.has(accountId) &&
			(IncludeChildOrganizationUnits ? path.some(unit => unit.id === id) : path.at(-1)?.id === id),
	);
	const name = [...directory.values()].flatMap(({path}) => path).find(unit => unit.id === id)?.name;
	const what = `${name === undefined ? id : `OU ${name}`}${IncludeChildOrganizationUnits ? ' with child OUs' : ''}`;
	const without = ExcludeAccounts.length === 0 ? '' : ` without ${nameFew(ExcludeAccounts)}`;
	const count = name === undefined ? '' : `: ${countOf(inside.length, 'account')}`;
	return `${what}${without}${count} × ${nameRegions(Regions)}`;
}

/** Name accounts that are sent by their IDs: as few OUs as possible, then the rest. */
function nameAccounts(
	accounts: ReadonlySet<string>,
	regions: readonly string[],
	directory: Directory,
): readonly string[] {
	const members = new Map<string, {readonly name: string; readonly depth: number; readonly ids: string[]}>();
	for (const {accountId, path, state} of directory.values()) {
		for (const [depth, {id, name}] of state === 'ACTIVE' ? path.entries() : []) {
			const unit = members.get(id) ?? {name, depth, ids: []};
			members.set(id, unit);
			unit.ids.push(accountId);
		}
	}

	const left = new Set(accounts);
	const lines: string[] = [];
	// The highest first: a complete OU needs no line for the OUs below it.
	for (const {name, ids} of [...members.values()].toSorted((a, b) => a.depth - b.depth)) {
		if (ids.length > 1 && ids.every(id => left.has(id))) {
			lines.push(`all of OU ${name}: ${countOf(ids.length, 'account')} × ${nameRegions(regions)}`);
			for (const id of ids) {
				left.delete(id);
			}
		}
	}

	return left.size === 0 ? lines : [...lines, `${nameFew([...left])} × ${nameRegions(regions)}`];
}

function nameRegions(regions: readonly string[]): string {
	return regions.length <= mostIds ? regions.join(', ') : countOf(regions.length, 'Region');
}

function nameFew(ids: readonly string[]): string {
	return ids.length <= mostIds ? ids.join(', ') : `${ids.slice(0, 3).join(', ')} and ${ids.length - 3} more accounts`;
}

function countOf(count: number, noun: string): string {
	return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}
