import type {MatrixView} from '../../../matrix/matrix-view.ts';
import {findFrom} from '../../../matrix/move.ts';
import {foldsFor} from '../../../matrix/search-folds.ts';
import {tallyShown} from '../../../matrix/tally-shown.ts';
import type {Search} from '../../../state/screen.ts';
import {type Configuring, hush} from '../configuring.ts';
import {type ChoosingScene, selectChoosing, withChoosingView} from './choosing.ts';

/**
Search the matrix for something else, or open, keep or leave its search.

From where the search began, the cursor goes to the nearest location that is found. A search left while it is typed restores the cursor; left later, the cursor stays where it is.
*/
export function searchPlaces(state: Configuring, {search, isSearching}: Search): Configuring {
	const {view} = state.configure;
	if (!isSearching) {
		return search === '' ? leaveSearch(state) : withChoosingView(state, () => ({isSearching, searchOrigin: null}));
	}

	const origin = view.searchOrigin ?? placeOf(view);
	const searched = withChoosingView(hush(state), () => ({
		search,
		isSearching,
		searchOrigin: origin,
		topRow: null,
		...foldsFor({...view, search}),
		...(origin === null ? {} : {cursorRow: origin.row, cursorRegion: origin.region}),
	}));
	const scene = selectChoosing(searched)?.scene;
	const isThere = scene === undefined || (scene.cursor.index !== null && scene.matcher.matches(scene.cursor.index));
	const found = isThere ? undefined : findFrom(scene, 1, () => true);
	return found === undefined || scene === undefined
		? searched
		: withChoosingView(searched, () => ({
				cursorRow: found.row,
				cursorRegion: scene.grid.regions[scene.grid.columnOf(found.index)]!,
			}));
}

/** How many locations a search finds, of those that have a cell without it. */
export function countFound({scene, configure, disabled}: ChoosingScene): {readonly shown: number; readonly of: number} {
	const {accountIds, regions} = scene.grid;
	const off = configure.showsDisabled ? 0 : disabled.filter(Boolean).length;
	return {shown: tallyShown(scene).inAll(0), of: accountIds.length * (regions.length - off)};
}

function leaveSearch(state: Configuring): Configuring {
	return withChoosingView(state, view => {
		const back = view.isSearching ? view.searchOrigin : null;
		return {
			isSearching: false,
			search: '',
			searchOrigin: null,
			topRow: null,
			...foldsFor({...view, search: ''}),
			...(back === null ? {} : {cursorRow: back.row, cursorRegion: back.region}),
		};
	});
}

function placeOf({cursorRow, cursorRegion}: MatrixView): MatrixView['searchOrigin'] {
	return cursorRow === null || cursorRegion === null ? null : {row: cursorRow, region: cursorRegion};
}
