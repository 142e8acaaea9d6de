import type {Account} from '../../domain/account.ts';
import {type Location, printLocation} from '../../domain/location.ts';
import type {StartRequest, TargetLocation} from '../../domain/start-request.ts';
import {isAccountId, listNamed, toUnits} from '../../planning/units.ts';
import {type Check, found, nameSome} from './check.ts';

export type PlanLocations = {
	/** Each once. */
	readonly locations: readonly Location[];
	/** The target location that each location belongs to, by its name; empty for an automation of the central account alone. */
	readonly entries: ReadonlyMap<string, TargetLocation>;
	/** OUs and roots whose accounts nobody can tell. */
	readonly unexpanded: readonly string[];
};

/**
The locations of a plan, OUs and roots expanded as AWS will do when it starts.

@param accounts - Of the organization; `null` where it can't be read.
*/
export function listPlanLocations(
	{TargetLocations = [], TargetLocationsURL}: StartRequest,
	accounts: readonly Account[] | null,
	central: Location,
): PlanLocations {
	if (TargetLocations.length === 0) {
		return {locations: TargetLocationsURL === undefined ? [central] : [], entries: new Map(), unexpanded: []};
	}

	const unexpanded = new Set<string>();
	const locations = new Map<string, Location>();
	const entries = new Map<string, TargetLocation>();
	for (const entry of TargetLocations) {
		for (const accountId of expandEntry(entry, accounts, unexpanded)) {
			for (const region of entry.Regions ?? []) {
				const where = {accountId, region};
				const name = printLocation(where);
				if (!locations.has(name)) {
					locations.set(name, where);
					entries.set(name, entry);
				}
			}
		}
	}

	return {locations: [...locations.values()], entries, unexpanded: [...unexpanded]};
}

/** What is odd about where a plan goes: nowhere, where nobody can tell, or to accounts that are closed or not the organization's. */
export function checkReach(
	{locations, unexpanded}: PlanLocations,
	{TargetLocationsURL}: StartRequest,
	accounts: readonly Account[] | null,
): readonly Check[] {
	const hidden = [...unexpanded, ...(TargetLocationsURL === undefined ? [] : ['TargetLocationsURL'])];
	const states = new Map((accounts ?? []).map(({accountId, state}) => [accountId, state]));
	const isStrange = ({accountId}: Location) => accounts !== null && !states.has(accountId);
	const isClosed = ({accountId}: Location) => (states.get(accountId) ?? 'ACTIVE') !== 'ACTIVE';
	const checks: Check[] = [];
	const add = (which: (where: Location) => boolean, verdict: Check['verdict'], says: string, next: string) => {
		const places = locations.filter(which);
		if (places.length > 0) {
			const names = nameSome([...new Set(places.map(({accountId}) => accountId))]);
			checks.push(found('accounts', verdict, `${says}: ${names}`, {next, locations: places}));
		}
	};
	if (hidden.length > 0) {
		const text = `Which locations ${hidden.join(', ')} stands for can be told only when it starts`;
		checks.push(found('locations', 'unknown', text));
	} else if (locations.length === 0) {
		checks.push(
			found('locations', 'problem', 'The plan reaches no location', {next: 'Check its accounts, OUs and Regions.'}),
		);
	}

	add(
		isClosed,
		'problem',
		'Organizations says of these accounts that they aren’t active',
		'Take them out of the plan.',
	);
	add(
		isStrange,
		'unknown',
		'Not of this organization',
		'Check the IDs; another organization’s accounts work with the same roles.',
	);
	return checks;
}

function expandEntry(
	entry: TargetLocation,
	accounts: readonly Account[] | null,
	unexpanded: Set<string>,
): readonly string[] {
	for (const name of accounts === null ? (entry.Accounts ?? []).filter(one => !isAccountId(one)) : []) {
		unexpanded.add(name);
	}

	return listNamed(toUnits(entry), {accounts: new Map((accounts ?? []).map(one => [one.accountId, one]))});
}
