import {formatCount, formatLocations} from '../../domain/count.ts';
import type {Failure} from '../../domain/failure.ts';
import type {Location} from '../../domain/location.ts';
import {generalizeMessage} from '../../status/causes.ts';
import {type Check, deployTo, found, listAccounts, nameLocations, nameSome, notFound} from './check.ts';

/** Whether a location could be entered and read; `null` for no failure. */
export type Entered = {readonly where: Location; readonly failure: Failure | null};

/** Judge which locations can be entered and read: one failure met in many locations is one check that says so. */
export function judgeEntered(entered: readonly Entered[]): readonly Check[] {
	const open = entered.filter(({failure}) => failure === null).length;
	return [
		...(open > 0
			? [found('locations', 'ok', `${formatCount(open)} of ${formatLocations(entered.length)} can be entered and read`)]
			: []),
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
		const locations = group.map(({where}) => where);
		return isDoor(failure)
			? tellDoor(failure, locations)
			: isOff(failure)
				? tellOff(failure, locations)
				: notFound('locations', 'unknown', failure, {
						locations,
						text: `${formatLocations(locations.length)} can’t be read: ${nameLocations(locations)}`,
					});
	});
}

/** The account lets nobody in. */
function isDoor({because = ''}: Failure): boolean {
	return /AssumeRole|Profile /.test(because);
}

/** The account can be entered, but the call fails in this Region. */
function isOff({code = ''}: Failure): boolean {
	return /RegionDisabled|OptInRequired|UnrecognizedClient|InvalidClientToken/.test(code);
}

/** AWS enters by roles of its own: only what rollgrid can read and do is restricted. */
function tellDoor(failure: Failure, locations: readonly Location[]): Check {
	const accounts = listAccounts(locations);
	const text = `${accounts.length === 1 ? 'An account lets' : `${accounts.length} accounts let`} nobody in, so that nothing can be checked, opened, cancelled or answered there: ${nameSome(accounts)}`;
	return notFound('operator-role', 'unknown', failure, {
		locations,
		text,
		next: 'Create the role there (rollgrid roles operator prints its template), or name another with --role or --profile-for.',
		fix: deployTo(accounts),
	});
}

function tellOff(failure: Failure, locations: readonly Location[]): Check {
	return notFound('regions', 'problem', failure, {
		locations,
		text: `The Region is off in the account: ${nameLocations(locations)}`,
		next: 'Turn it on there, or take it out of the plan.',
		fix: `aws account enable-region --region-name ${locations[0]!.region}`,
	});
}
