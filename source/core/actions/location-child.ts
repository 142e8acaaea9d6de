import type {Location} from '../domain/location.ts';
import type {LocationGrid, LocationIndex} from '../grid/location-grid.ts';

/** A location of a fan-out, and its child execution where the parent's step names it. */
export type LocationChild = {readonly where: Location; readonly childId: string | null};

/** The children in these rows of a grid; rows without a location are left out. */
export function listChildren(grid: LocationGrid, indices: Iterable<LocationIndex>): readonly LocationChild[] {
	return grid.locationsOf(indices).map(where => ({where, childId: grid.childIdAt(grid.find(where)!)}));
}
