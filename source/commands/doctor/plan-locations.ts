import type {Account} from '../../core/domain/account.ts';
import {type Location, printLocation} from '../../core/domain/location.ts';
import type {StartRequest, TargetLocation} from '../../core/domain/start-request.ts';

export type PlanLocations = {
	/** Each once. */
	readonly locations: readonly Location[];
	/** OUs and roots whose accounts nobody can tell. */
	readonly unexpanded: readonly string[];
};

/**
The locations of a plan, OUs and roots expanded as AWS will do when it starts.

@param accounts - Of the organization; `null` where it can't be read.
*/
export function listPlanLocations(
	{TargetLocations = []}: StartRequest,
	accounts: readonly Account[] | null,
	central: Location,
): PlanLocations {
	if (TargetLocations.length === 0) {
		return {locations: [central], unexpanded: []};
	}

	const unexpanded = new Set<string>();
	const locations = TargetLocations.flatMap(entry => {
		const accountIds = expandEntry(entry, accounts, unexpanded);
		return accountIds.flatMap(accountId => (entry.Regions ?? []).map(region => ({accountId, region})));
	});
	return {
		locations: [...new Map(locations.map(where => [printLocation(where), where])).values()],
		unexpanded: [...unexpanded],
	};
}

function expandEntry(
	{Accounts = [], IncludeChildOrganizationUnits = false, ExcludeAccounts = []}: TargetLocation,
	accounts: readonly Account[] | null,
	unexpanded: Set<string>,
): readonly string[] {
	const expand = (name: string): readonly string[] => {
		if (/^\d{12}$/.test(name)) {
			return [name];
		}

		if (accounts === null) {
			unexpanded.add(name);
			return [];
		}

		return accounts
			.filter(({state}) => state === null || state === 'ACTIVE')
			.filter(({path}) => {
				// An account's path leaves out the root, so the root is above all of them.
				const above = ['r-', ...path.map(({id}) => id)];
				const wanted = name.startsWith('r-') ? 'r-' : name;
				return IncludeChildOrganizationUnits ? above.includes(wanted) : above.at(-1) === wanted;
			})
			.map(({accountId}) => accountId);
	};
	const without = new Set(ExcludeAccounts.flatMap(expand));
	return Accounts.flatMap(expand).filter(accountId => !without.has(accountId));
}
