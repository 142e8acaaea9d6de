import {type Check, type Verdict, worse} from './check.ts';

/** What isn't well in each location that has something, by its name: what cells are drawn from. */
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
