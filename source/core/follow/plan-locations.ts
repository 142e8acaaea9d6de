import type {Execution} from '../domain/execution.ts';
import type {LocationGrid} from '../grid/location-grid.ts';

/**
Enter the locations that the request itself names, so that they show before AWS lists a step for them.

@returns Whether that names them all: an OU is expanded by AWS, at run time.
*/
export function planLocations(grid: LocationGrid, execution: Execution): boolean {
	const {targetLocations} = execution;
	const arePlanned =
		targetLocations.length > 0 &&
		targetLocations.every(
			entry =>
				entry.accounts.length > 0 && entry.accounts.every(id => /^\d{12}$/.test(id)) && entry.excludes.length === 0,
		);
	if (arePlanned && grid.size === 0) {
		for (const {accounts, regions} of targetLocations) {
			for (const accountId of accounts) {
				for (const region of regions) {
					grid.plan({accountId, region});
				}
			}
		}
	}

	return arePlanned;
}
