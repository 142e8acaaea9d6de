import {shownFollowing} from '../attempts.ts';
import type {Rect} from '../matrix/geometry.ts';
import {composeScene, type MatrixScene} from '../matrix/scene.ts';
import {type ConsoleState, currentScreen} from '../state.ts';

/** From how many rows on the screen has room for sentences. */
const roomyRows = 30;

/** Whether the header tells of the fan-out whose matrix is open, or lies below what is. A launch being configured is another one. */
export function showsRollout(state: ConsoleState): boolean {
	const {following, screens} = state;
	return following !== null && screens.some(({name}) => name === 'matrix') && currentScreen(state).name !== 'configure';
}

/** Rows that the header takes: one for where one is, and two for the fan-out, one where rows are dear. */
export function headerRowCount(hasRollout: boolean, screenRows: number): number {
	return !hasRollout ? 1 : screenRows < roomyRows ? 2 : 3;
}

/**
Rows that the footer takes: what is under the cursor, and the keys.

The keys give way where the matrix would then be whole; a long message gets a second row where there are many.
*/
export function footerRowCount(state: ConsoleState): number {
	const {rows} = state.size;
	if (rows < 16) {
		return 1;
	}

	const scene = selectMatrix(state);
	if (scene === undefined) {
		return 2;
	}

	const isWholeWithoutKeys = scene.layout.rows.length === mostMatrixRows(rows);
	return rows >= roomyRows ? 3 : isWholeWithoutKeys ? 1 : 2;
}

/** How many rows of locations the screen can show at most: under a header and one heading, over one row of footer. */
export function mostMatrixRows(screenRows: number): number {
	return Math.max(1, screenRows - headerRowCount(true, screenRows) - 2);
}

/** The matrix on the screen; `undefined` on any other screen. */
export function selectMatrix(state: ConsoleState): MatrixScene | undefined {
	const screen = currentScreen(state);
	const {now, directory, size} = state;
	const following = shownFollowing(state);
	return screen.name === 'matrix' && following !== null
		? composeScene(following.grid, directory, screen.view, mostMatrixRows(size.rows), now)
		: undefined;
}

/** The cells that the matrix has between header and footer. */
export function matrixRect(state: ConsoleState): Rect {
	const {columns, rows} = state.size;
	const y = headerRowCount(true, rows);
	return {x: 0, y, columns, rows: Math.max(2, rows - y - footerRowCount(state))};
}
