import type {MatrixView} from '../../../matrix/matrix-view.ts';
import {findFrom} from '../../../matrix/move.ts';
import {type Configuring, hush} from '../configuring.ts';
import {selectChoosing, withChoosingView} from './choosing.ts';

/** Search the matrix for something else: from where the search began, the cursor goes to the nearest location that is found. */
export function searchPlaces(state: Configuring, change: (text: string) => string): Configuring {
	const searched = withChoosingView(hush(state), view => {
		const origin = view.searchOrigin ?? placeOf(view);
		return {
			search: change(view.search),
			isSearching: true,
			searchOrigin: origin,
			topRow: null,
			...(origin === null ? {} : {cursorRow: origin.row, cursorRegion: origin.region}),
		};
	});
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

/** Keep the search, and give the keys back to the screen. */
export function keepSearch(state: Configuring): Configuring {
	return withChoosingView(state, () => ({isSearching: false, searchOrigin: null}));
}

/** Leave what narrows the matrix, the latest first; `undefined` where nothing does. A search cancelled while typing restores the cursor; cancelled later, the cursor stays where it is. */
export function leavePlaces(state: Configuring): Configuring | undefined {
	const {view} = state.configure;
	if (view.anchor !== null) {
		return withChoosingView(state, () => ({anchor: null}));
	}

	if (!view.isSearching && view.search === '') {
		return undefined;
	}

	const back = view.isSearching ? view.searchOrigin : null;
	return withChoosingView(state, () => ({
		isSearching: false,
		search: '',
		searchOrigin: null,
		topRow: null,
		...(back === null ? {} : {cursorRow: back.row, cursorRegion: back.region}),
	}));
}

function placeOf({cursorRow, cursorRegion}: MatrixView): MatrixView['searchOrigin'] {
	return cursorRow === null || cursorRegion === null ? null : {row: cursorRow, region: cursorRegion};
}
