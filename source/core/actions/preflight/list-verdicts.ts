import {type Check, type Verdict, worse} from './check.ts';

/** List the findings of each location, by its name: the cells are drawn from it. Locations without a finding are left out. */
export function listVerdicts(checks: readonly Check[]): ReadonlyMap<string, Verdict> {
	const byLocation = new Map<string, Verdict>();
	for (const {verdict, locations} of checks) {
		for (const {accountId, region} of locations) {
			const name = `${accountId}/${region}`;
			byLocation.set(name, worse(byLocation.get(name) ?? 'ok', verdict));
		}
	}

	return byLocation;
}
