import type {LocationGrid} from '../grid/location-grid.ts';
import {compareRegions} from '../grid/region-order.ts';
import type {Matcher} from './matcher.ts';
import type {MatrixView} from './matrix-view.ts';

/** The Regions by geography; during a search, only those in which it finds something, and the one under the cursor. */
export function listColumns(
	grid: LocationGrid,
	{cursorRegion, isSearching}: MatrixView,
	matcher: Matcher,
): readonly number[] {
	const all = [...grid.regions.keys()]
		.filter(column => grid.tally.inColumn(column, 0) > 0)
		.sort((a, b) => compareRegions(grid.regions[a]!, grid.regions[b]!));
	if (!matcher.isSearched) {
		return all;
	}

	const {tally} = matcher.shown;
	return all.filter(column => tally.inColumn(column, 0) > 0 || (!isSearching && grid.regions[column] === cursorRegion));
}
