import type {MatrixView} from '../matrix/matrix-view.ts';
import {seekShown} from './reducers/open-matrix.ts';
import {type LocationsScreen, type OpenScreen, showsLocations} from './screen.ts';
import {type ConsoleState, stackOf} from './state.ts';

/** The matrix that is shown, or the nearest one below; `undefined` for none. */
export function findMatrix({screens}: Pick<ConsoleState, 'screens'>): LocationsScreen | undefined {
	return screens.findLast(showsLocations);
}

/** Marks of the matrix below. */
export function lowerMarks(state: ConsoleState): ReadonlySet<string> {
	return findMatrix(state)?.view.marks ?? new Set();
}

/** Replace the view of the matrix below. */
export function withLowerMatrix(state: ConsoleState, change: (view: MatrixView) => Partial<MatrixView>): ConsoleState {
	const screens = state.screens.map(
		(screen): OpenScreen =>
			showsLocations(screen) ? {...screen, view: {...screen.view, ...change(screen.view)}} : screen,
	);
	return {...state, screens: stackOf(screens, state)};
}

/** Leave what lies over the matrix; the same state where none is open. */
export function backToMatrix(state: ConsoleState): ConsoleState {
	const place = state.screens.findLastIndex(showsLocations);
	return place === -1 ? state : {...state, screens: stackOf(state.screens.slice(0, place + 1), state)};
}

/** Go back to the matrix and show only some of it there, the cursor on the nearest location that is shown. */
export function showOnMatrix(state: ConsoleState, change: Partial<MatrixView>, text: string): ConsoleState {
	const shown = backToMatrix(withLowerMatrix(state, () => ({filter: 'all', search: '', topRow: null, ...change})));
	return seekShown({...shown, notice: {text, tone: 'info'}});
}
