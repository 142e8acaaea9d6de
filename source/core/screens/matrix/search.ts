import type {MatrixView} from '../../matrix/matrix-view.ts';
import {foldsFor} from '../../matrix/search-folds.ts';
import {openMatrix, seekShown, withMatrixView} from '../../state/reducers/open-matrix.ts';
import type {ConsoleState} from '../../state/state.ts';

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
	const folds = foldsFor(matrix.view);
	const began = before.searchOrigin ?? placeOf(before);
	if (search === '' && !isSearching) {
		const back = began === null ? {} : {cursorRow: began.row, cursorRegion: began.region};
		return withMatrixView(state, () => ({searchOrigin: null, topRow: null, ...folds, ...back}));
	}

	const hasChanged = search !== before.search;
	const searched = withMatrixView(state, () => ({
		...folds,
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
