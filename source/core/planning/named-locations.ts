import {accountPattern, type Location} from '../domain/location.ts';
import type {TargetLocation} from '../domain/start-request.ts';

/** List the locations that entries name by account ID and Region; an OU names none. */
export function listNamedLocations(entries: readonly TargetLocation[]): readonly Location[] {
	return entries.flatMap(({Accounts = [], Regions = []}) =>
		Accounts.filter(id => accountPattern.test(id)).flatMap(accountId => Regions.map(region => ({accountId, region}))),
	);
}
