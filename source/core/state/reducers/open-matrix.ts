import type {Following} from '../../follow/following.ts';
import type {LocationIndex} from '../../grid/location-grid.ts';
import type {MatrixView, RowId} from '../../matrix/matrix-view.ts';
import {findFrom, holdView} from '../../matrix/move.ts';
import type {MatrixScene} from '../../matrix/scene.ts';
import {openedFollowing, shownFollowing} from '../attempts.ts';
import {showsLocations} from '../screen.ts';
import {matrixRect, selectMatrix} from '../select/frame.ts';
import {type ConsoleState, currentScreen, withScreen} from '../state.ts';

/** The matrix as it stands, and what is followed in it. */
export type OpenMatrix = MatrixScene & {readonly following: Following};

/** The matrix on the screen, or `undefined` on any other screen. */
export function openMatrix(state: ConsoleState): OpenMatrix | undefined {
	const scene = selectMatrix(state);
	const following = shownFollowing(state);
	return scene === undefined || following === null ? undefined : {...scene, following};
}

/** Replace the view of the open matrix, and remember its place on the screen; the same state on any other screen. */
export function withMatrixView(state: ConsoleState, change: (view: MatrixView) => Partial<MatrixView>): ConsoleState {
	const screen = currentScreen(state);
	if (!showsLocations(screen)) {
		return state;
	}

	const changed = withScreen(state, {...screen, view: {...screen.view, ...change(screen.view)}});
	const scene = selectMatrix(changed);
	return scene === undefined
		? changed
		: withScreen(changed, {...screen, view: {...scene.view, ...holdView(scene, matrixRect(changed))}});
}

/** Hold the cursor where it is first seen once rows are in their order: what arrives later, in front of it, then moves it no more. */
export function holdCursor(state: ConsoleState): ConsoleState {
	const {directory} = state;
	const following = openedFollowing(state);
	const screen = currentScreen(state);
	const isOrdered = following?.isListed && (directory.accounts.size > 0 || directory.failure !== null);
	if (!showsLocations(screen) || screen.view.cursorRow !== null || !isOrdered) {
		return state;
	}

	const matrix = openMatrix(state);
	const row = matrix?.layout.rows[matrix.cursor.row];
	const region = matrix?.grid.regions[matrix.layout.columns[matrix.cursor.column] ?? -1];
	return row === undefined || region === undefined
		? state
		: withMatrixView(state, () => ({cursorRow: row.id, cursorRegion: region}));
}

/** Put the cursor on the nearest location that is shown, where it isn't on one. */
export function seekShown(state: ConsoleState): ConsoleState {
	const matrix = openMatrix(state);
	if (matrix === undefined || matrix.matcher.isOpen) {
		return state;
	}

	const {index} = matrix.cursor;
	if (index !== null && matrix.matcher.matches(index)) {
		return state;
	}

	const found = findFrom(matrix, 1, () => true);
	return found === undefined ? state : goTo(state, matrix, found);
}

/** Put the cursor on a location, and unfold what hides it. */
export function goTo(
	state: ConsoleState,
	{grid, layout, directory, view}: MatrixScene,
	{row, index}: {readonly row: RowId; readonly index: LocationIndex},
): ConsoleState {
	const accountId = grid.accountIds[grid.accountOf(index)]!;
	const region = grid.regions[grid.columnOf(index)]!;
	const hiding = directory.accounts.get(accountId)?.path ?? [];
	const folded = layout.rowOf.has(row)
		? view.folded
		: new Set([...view.folded].filter(id => hiding.every(unit => unit.id !== id)));
	return withMatrixView(state, () => ({folded, cursorRow: row, cursorRegion: region}));
}
