import type {Failure} from '../../domain/failure.ts';
import type {Location} from '../../domain/location.ts';
import {generalizeMessage} from '../../status/causes.ts';
import {type Check, found, nameLocations, nameSome, notFound} from './check.ts';

/** Whether a location could be entered and read; `null` for no failure. */
export type Entered = {readonly where: Location; readonly failure: Failure | null};

/** Judge which locations can be entered and read: one failure met in many locations is one check that says so. */
export function judgeEntered(entered: readonly Entered[]): readonly Check[] {
	const open = entered.filter(({failure}) => failure === null).length;
	return [
		...(open > 0 ? [found('locations', 'ok', `${open} of ${entered.length} locations can be entered and read`)] : []),
		...groupFailures(entered),
	];
}

function groupFailures(entered: readonly Entered[]): readonly Check[] {
	const groups = Map.groupBy(
		entered.filter(({failure}) => failure !== null),
		({failure}) => `${failure!.code} ${generalizeMessage(failure!.because ?? failure!.what).pattern}`,
	);
	return [...groups.values()].map(group => {
		const failure = group[0]!.failure!;
		const places = group.map(({where}) => where);
		const isDoor = /AssumeRole|Profile /.test(failure.because ?? '');
		const check = notFound(isDoor ? 'operator-role' : 'locations', 'problem', failure, {locations: places});
		const accounts = new Set(places.map(({accountId}) => accountId));
		return {
			...check,
			text: isDoor
				? `${accounts.size === 1 ? 'An account lets' : `${accounts.size} accounts let`} nobody in, so that nothing can be opened, cancelled or answered there: ${nameSome([...accounts])}`
				: `${places.length} locations can’t be read: ${nameLocations(places)}`,
			next: isDoor
				? 'Create the role there (rollgrid roles operator prints its template), or name another with --role or --profile-for.'
				: /RegionDisabled|OptInRequired|UnrecognizedClient|InvalidClientToken/.test(failure.code ?? '')
					? 'The Region may be off in that account: turn it on there, or take it out of the plan.'
					: (failure.next ?? null),
		};
	});
}
