import type {Location} from '../domain/location.ts';
import type {LocationGrid} from '../grid/location-grid.ts';

/** The children of at most this many locations are listed, a call each: this is cheap compared with reading the fan-out itself. */
const mostAsked = 20;

/** Steps that don't say where they ran, and where they may have. */
export type Unplaced = {
	/** Step IDs by the child that they name. */
	readonly steps: ReadonlyMap<string, string>;
	/** Locations of the request that no step is placed on. */
	readonly candidates: readonly Location[];
};

/** What can be found out by children of where steps ran; `null` where nothing can, or where that isn't cheap. */
export function listUnplaced(grid: LocationGrid): Unplaced | null {
	const steps = new Map<string, string>();
	const candidates: Location[] = [];
	for (const index of grid.unplaced === 0 ? [] : grid.indices()) {
		const location = grid.locationAt(index);
		const childId = grid.childIdAt(index);
		if (location === null && childId !== null) {
			steps.set(childId, grid.stepIdAt(index)!);
		} else if (location !== null && !grid.hasStepAt(index)) {
			candidates.push(location);
		}
	}

	return steps.size > 0 && candidates.length > 0 && candidates.length <= mostAsked ? {steps, candidates} : null;
}
