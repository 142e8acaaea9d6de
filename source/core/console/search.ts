import type {MatrixView} from '../matrix/matrix-view.ts';
import {openMatrix, seekShown, withMatrixView} from '../state/reducers/open-matrix.ts';
import type {Screen} from '../state/screen.ts';
import {type ConsoleState, currentScreen, withScreen} from '../state/state.ts';

/**
The open matrix is searched for something else: the cursor goes to the nearest location that is found, and back to where it stood when the search is left.

@param before - The view before the search changed.
*/
export function searchInMatrix(state: ConsoleState, before: MatrixView): ConsoleState {
	const matrix = openMatrix(state);
	if (matrix === undefined) {
		return state;
	}

	const {search, isSearching, cursorRow, cursorRegion} = matrix.view;
	const began = before.searchOrigin ?? placeOf(before);
	if (search === '' && !isSearching) {
		const back = began === null ? {} : {cursorRow: began.row, cursorRegion: began.region};
		return withMatrixView(state, () => ({searchOrigin: null, topRow: null, ...back}));
	}

	const hasChanged = search !== before.search;
	const searched = withMatrixView(state, () => ({
		searchOrigin: began,
		...(hasChanged && began !== null
			? {cursorRow: began.row, cursorRegion: began.region, topRow: null}
			: {cursorRow, cursorRegion}),
	}));
	return seekShown(searched);
}

function placeOf({cursorRow, cursorRegion}: MatrixView): MatrixView['searchOrigin'] {
	return cursorRow === null || cursorRegion === null ? null : {row: cursorRow, region: cursorRegion};
}

type Search = {readonly search: string; readonly isSearching: boolean};

/** Whether keys go to a search line rather than to the screen. */
export function isSearching(screen: Screen): boolean {
	return searchPart(screen).isSearching;
}

/** What the screen searches for; empty for nothing. */
export function searchOf(screen: Screen): string {
	return searchPart(screen).search;
}

function searchPart(screen: Screen): Search {
	switch (screen.name) {
		case 'matrix':
			return screen.view;
		case 'fan-outs':
		case 'execution':
		case 'failures':
		case 'compare':
			return screen.list;
		case 'configure':
			return {search: '', isSearching: false};
		default:
			return screen.text;
	}
}

/** The state with the shown screen searched in another way. */
export function withSearch(state: ConsoleState, change: (search: Search) => Search): ConsoleState {
	const screen = currentScreen(state);
	switch (screen.name) {
		case 'matrix':
			return searchInMatrix(
				withMatrixView(state, ({search, isSearching}) => change({search, isSearching})),
				screen.view,
			);
		case 'fan-outs':
		case 'execution':
		case 'failures':
		case 'compare':
			return withScreen(state, {...screen, list: {...screen.list, ...change(screen.list)}});
		case 'configure':
			return state;
		default:
			return withScreen(state, {...screen, text: {...screen.text, ...change(screen.text)}});
	}
}
