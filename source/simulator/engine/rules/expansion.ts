import {mayReadOrganization, type Organization} from '../../directory/organization.ts';
import type {World} from '../../world.ts';
import type {TargetLocation} from '../state/api.ts';
import type {Execution, StepLocation} from '../state/execution.ts';

/** The locations of one target location, in the order they are queued. */
export type ExpandedEntry = {readonly entry: TargetLocation; readonly locations: readonly StepLocation[]};

/**
Expand target locations to account-Region pairs: OUs and roots to their accounts, less the excluded ones, times the Regions.

@returns The pairs of each entry, or why the expansion failed.
*/
export function expandTargetLocations(
	world: World,
	caller: {readonly accountId: string; readonly region: string},
	entries: readonly TargetLocation[],
): readonly ExpandedEntry[] | {readonly failure: string} {
	const taken = new Set<string>();
	const expanded: ExpandedEntry[] = [];
	for (const entry of entries) {
		const accountIds = accountsOfEntry(world, caller.accountId, entry);
		if ('failure' in accountIds) {
			return accountIds;
		}
		const locations: StepLocation[] = [];
		for (const [accountId, region] of pairs(world, [...accountIds], entry.Regions ?? [caller.region])) {
			const key = `${accountId}/${region}`;
			if (taken.has(key) && world.settings.repeatedLocations === 'once') {
				continue;
			}
			taken.add(key);
			locations.push({accountId, region, entry});
		}
		expanded.push({entry, locations});
	}
	return expanded;
}

/** The target locations of a request: those in it, or those of the file its URL leads to. */
export function targetLocationsOf(
	world: World,
	execution: Pick<Execution, 'input'>,
): readonly TargetLocation[] | {readonly failure: string} {
	const {TargetLocations, TargetLocationsURL} = execution.input;
	if (TargetLocationsURL === undefined) {
		return TargetLocations ?? [];
	}
	const text = world.definition.targetLocationFiles[TargetLocationsURL.split('?')[0]!];
	if (text === undefined) {
		return {failure: `Unable to read the target locations from ${TargetLocationsURL.split('?')[0]}.`};
	}
	try {
		return JSON.parse(text) as readonly TargetLocation[];
	} catch {
		return {failure: 'The file at TargetLocationsURL is not a valid JSON array of target locations.'};
	}
}

function pairs(world: World, accountIds: readonly string[], regions: readonly string[]): Array<[string, string]> {
	const codes = [...new Set(regions)];
	return world.settings.locationOrder === 'accounts-first'
		? accountIds.flatMap(accountId => codes.map((region): [string, string] => [accountId, region]))
		: codes.flatMap(region => accountIds.map((accountId): [string, string] => [accountId, region]));
}

function accountsOfEntry(
	world: World,
	callerAccountId: string,
	entry: TargetLocation,
): ReadonlySet<string> | {readonly failure: string} {
	const {organization, settings} = world;
	const excluded = new Set(entry.ExcludeAccounts);
	const accountIds = new Set<string>();
	for (const named of entry.Accounts ?? [callerAccountId]) {
		if (!isUnitId(named)) {
			if (!excluded.has(named) || !settings.excludesNamedAccounts) {
				accountIds.add(named);
			}
			continue;
		}
		if (!organization) {
			return {failure: 'Your account is not a member of an organization.'};
		}
		if (!mayReadOrganization(organization, callerAccountId)) {
			return {failure: `You don't have permissions to access this resource. Unable to list the accounts of ${named}.`};
		}
		const isKnown = organization.units.has(named) || organization.roots.some(root => root.id === named);
		if (!isKnown) {
			if (settings.unknownUnit === 'fails') {
				return {failure: `We can't find an organizational unit (OU) with the ID ${named}.`};
			}
			continue;
		}
		for (const accountId of accountsBelow(world, organization, named, entry.IncludeChildOrganizationUnits, excluded)) {
			accountIds.add(accountId);
		}
	}
	return accountIds;
}

function* accountsBelow(
	world: World,
	organization: Organization,
	unitId: string,
	isRecursive: boolean | undefined,
	excluded: ReadonlySet<string>,
): Generator<string> {
	if (excluded.has(unitId)) {
		return;
	}
	for (const account of organization.accountsByParent.get(unitId) ?? []) {
		if (excluded.has(account.id)) {
			continue;
		}
		if (account.state !== 'ACTIVE' && world.settings.suspendedAccounts === 'skipped') {
			continue;
		}
		const isManagement = account.id === organization.managementAccountId;
		if (isManagement && !world.settings.expansionIncludesManagementAccount) {
			continue;
		}
		yield account.id;
	}
	if (!isRecursive) {
		return;
	}
	for (const unit of organization.unitsByParent.get(unitId) ?? []) {
		yield* accountsBelow(world, organization, unit.id, true, excluded);
	}
}

function isUnitId(named: string): boolean {
	return named.startsWith('ou-') || named.startsWith('r-');
}
