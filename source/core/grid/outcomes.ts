import type {LocationOutcome} from '../domain/location-outcome.ts';
import {endsClass} from '../domain/status.ts';
import type {LocationGrid, LocationIndex} from './location-grid.ts';

/** What every location of a grid has come to. One in which two steps ran counts as the one that an operator has to care about more; what still runs goes before all. */
export function listOutcomes(grid: LocationGrid): readonly LocationOutcome[] {
	const chosen = new Map<string, LocationIndex>();
	for (const index of grid.indices()) {
		const location = grid.locationAt(index);
		if (location === null) {
			continue;
		}

		const first = grid.find(location) ?? index;
		const known = chosen.get(grid.keyAt(first));
		if (known === undefined || weigh(grid, index) < weigh(grid, known)) {
			chosen.set(grid.keyAt(first), index);
		}
	}

	return [...chosen.values()].map(index => ({
		location: grid.locationAt(index)!,
		status: grid.statusAt(index)!,
		statusClass: grid.classAt(index)!,
	}));
}

/**
How many did not certainly succeed and can't be named: steps that AWS doesn't place, and locations that it counts and neither lists nor the request names.

@param unnamed - The latter, as reckoned.
*/
export function countUnnameable(grid: LocationGrid, unnamed: number): number {
	let count = unnamed;
	for (const index of grid.unplaced === 0 ? [] : grid.indices()) {
		count += Number(grid.locationAt(index) === null && grid.classAt(index) !== 'succeeded');
	}

	return count;
}

function weigh(grid: LocationGrid, index: LocationIndex): number {
	return (endsClass(grid.classAt(index)!) ? 100 : 0) + grid.severityAt(index);
}
