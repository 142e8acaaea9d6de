import {formatLocations} from '../domain/count.ts';
import type {StartRequest} from '../domain/start-request.ts';

/** Where a request runs, in words: `in 4 locations`, as far as it names them itself. */
export function describeWhere({TargetLocations = [], TargetLocationsURL}: StartRequest): string {
	if (TargetLocationsURL !== undefined) {
		return 'in the locations of a file in S3';
	}

	if (TargetLocations.length === 0) {
		return 'in the central account';
	}

	const areNamed = TargetLocations.every(({Accounts = []}) => Accounts.every(account => /^\d{12}$/.test(account)));
	const count = TargetLocations.reduce(
		(sum, {Accounts = [], Regions = []}) => sum + Accounts.length * Regions.length,
		0,
	);
	return areNamed ? `in ${formatLocations(count)}` : 'in the locations of its OUs';
}
