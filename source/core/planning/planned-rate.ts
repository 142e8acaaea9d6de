import type {Directory} from '../domain/directory.ts';
import {countNamed, type RequestRate, readRequestRate} from '../domain/request-rate.ts';
import type {TargetLocation} from '../domain/start-request.ts';
import type {PlannedRequest} from './retry-plan.ts';
import {countUnits} from './units.ts';

/** The rate control of the requests that a draft makes, OUs counted as far as the directory tells. */
export function readPlannedRate(requests: readonly PlannedRequest[], directory: Directory): RequestRate {
	return readRequestRate(requests, entry => countEntry(entry, directory));
}

/** How many locations an entry comes to; `null` where the directory doesn't know its OUs. */
export function countEntry(entry: TargetLocation, directory: Directory): number | null {
	const {Accounts = [], Regions = [], ExcludeAccounts = [], IncludeChildOrganizationUnits = false} = entry;
	return (
		countNamed(entry) ??
		countUnits(
			{
				kind: 'units',
				accounts: Accounts,
				regions: Regions,
				excludes: ExcludeAccounts,
				includesChildUnits: IncludeChildOrganizationUnits,
			},
			directory,
		)
	);
}
