import {countNamed, type RequestRate, readRequestRate} from '../domain/request-rate.ts';
import type {StartRequest, TargetLocation} from '../domain/start-request.ts';
import type {PlannedRequest} from './retry-plan.ts';
import {countUnits, type KnownAccounts, toUnits} from './units.ts';

/** The rate control of requests that are to be started, OUs counted as far as the directory tells. */
export function readPlannedRate(requests: readonly PlannedRequest[], directory: KnownAccounts): RequestRate {
	return readRequestRate(requests, entry => countEntry(entry, directory));
}

/** How many locations an entry comes to; `null` where the directory doesn't know its OUs. */
function countEntry(entry: TargetLocation, directory: KnownAccounts): number | null {
	return countNamed(entry) ?? countUnits(toUnits(entry), directory);
}

/** Locations of several entries; `null` where the directory doesn't know one's OUs. */
export function countEntries(entries: readonly TargetLocation[], directory: KnownAccounts): number | null {
	return entries.reduce<number | null>((sum, entry) => {
		const one = countEntry(entry, directory);
		return sum === null || one === null ? null : sum + one;
	}, 0);
}

/** Locations of a request, 1 for one that stays in the central account; `null` where a file or an unknown OU hides them. */
export function countRequested(
	{TargetLocations, TargetLocationsURL}: StartRequest,
	directory: KnownAccounts,
): number | null {
	if (TargetLocationsURL !== undefined) {
		return null;
	}

	return TargetLocations === undefined ? 1 : countEntries(TargetLocations, directory);
}

/** Whether a request names OUs, or leaves accounts out, so that only the organization tells how many it reaches. */
export function needsOrganization({TargetLocations = []}: StartRequest): boolean {
	return TargetLocations.some(entry => countNamed(entry) === null);
}
