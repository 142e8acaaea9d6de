import type {LocationTally} from '../grid/location-tally.ts';
import type {MatrixScene} from './scene.ts';

/** Count the locations that filter, search and cause leave: it costs nothing, as both the grid and the matcher keep their counts. */
export function tallyShown({
	grid,
	matcher,
}: Pick<MatrixScene, 'grid' | 'matcher'>): Pick<LocationTally, 'inRow' | 'inColumn' | 'inAll'> {
	return matcher.isOpen ? grid.tally : matcher.shown.tally;
}
