import {countEntries} from '../../../planning/planned-rate.ts';
import {countUnits} from '../../../planning/units.ts';
import type {Configure} from '../configure.ts';
import type {Configuring} from '../configuring.ts';

/** Count the locations of the draft, OUs expanded where the directory knows them; `null` where it doesn't. */
export function countPlanned(configure: Configure, {directory}: Pick<Configuring, 'directory'>): number | null {
	const {places} = configure.draft;
	if (places.kind === 'locations') {
		return places.selection.size;
	}

	return places.kind === 'as-given'
		? places.url === null
			? countEntries(places.entries, directory)
			: null
		: countUnits(places, directory);
}
