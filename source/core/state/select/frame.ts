import {createMemory} from '../../grid/remember.ts';
import type {Rect} from '../../matrix/geometry.ts';
import {composeScene, type MatrixScene} from '../../matrix/scene.ts';
import {shownFollowing, shownPast, shownTime} from '../attempts.ts';
import {showsLocations} from '../screen.ts';
import {type ConsoleState, currentScreen, roomOf} from '../state.ts';
import {hasAttemptsLine} from './attempts-line.ts';
import {bandRowCount} from './bands.ts';
import {showsFanOut} from './shows-fan-out.ts';
import {selectTrouble} from './trouble-lines.ts';

/** From how many rows on the screen has room for sentences. */
const roomyRows = 30;

/** Rows that tell of where one is and of the fan-out: one, and two for the fan-out, one where rows are dear. */
export function fanOutRowCount(hasFanOut: boolean, screenRows: number): number {
	return !hasFanOut ? 1 : screenRows < roomyRows ? 2 : 3;
}

/** Rows that the whole header takes: those, one for the attempts where there are several, those of trouble, and those of the rings of a run. */
export function headerRowCount(state: ConsoleState): number {
	return (
		fanOutRowCount(showsFanOut(state), state.size.rows) +
		(hasAttemptsLine(state) ? 1 : 0) +
		selectTrouble(state).length +
		bandRowCount(state)
	);
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

	const isWholeWithoutKeys = scene.layout.rows.length === mostMatrixRows(state);
	return rows >= roomyRows ? 3 : isWholeWithoutKeys ? 1 : 2;
}

/** Rows of the time line between the matrix and the footer: none while it shows what is now. */
export function timeLineRows(state: ConsoleState): number {
	const isShown = shownPast(state) !== null && showsLocations(currentScreen(state));
	return !isShown ? 0 : state.size.rows >= roomyRows ? 2 : 1;
}

/** How many rows of locations the screen can show at most: under a header and one heading, over one row of footer. */
function mostMatrixRows(state: ConsoleState): number {
	return Math.max(1, state.size.rows - headerRowCount(state) - timeLineRows(state) - 2);
}

const rememberScene = createMemory<MatrixScene>();

/** The matrix on the screen; `undefined` on any other screen. Composed once for a state, as a key's reducers and its frame read it many times. */
export function selectMatrix(state: ConsoleState): MatrixScene | undefined {
	const screen = currentScreen(state);
	const {directory} = state;
	const following = shownFollowing(state);
	if (!showsLocations(screen) || following === null) {
		return undefined;
	}

	const {grid} = following;
	// The grid changes in place, within the reducer.
	const parts = [grid, grid.version, grid.accountIds.length, grid.regions.length];
	return rememberScene(state, parts, () =>
		composeScene(grid, directory, screen.view, mostMatrixRows(state), shownTime(state)),
	);
}

/** The cells of the matrix between header and footer, without the pane. */
export function matrixRect(state: ConsoleState): Rect {
	const body = bodyRect(state);
	return {...body, columns: body.columns - paneColumns(state)};
}

function bodyRect(state: ConsoleState): Rect {
	const {columns, rows} = state.size;
	const y = headerRowCount(state);
	return {x: 0, y, columns, rows: Math.max(2, rows - y - footerRowCount(state) - timeLineRows(state))};
}

/** The number of columns from which the pane is shown automatically, and from which it can be shown at all. */
const [roomyColumns, leastColumns] = [140, 64];
/** With fewer rows the pane has no room for its text. */
const leastRows = 12;

/** Columns of the pane at the right, its edge included; 0 where it isn't shown. The same on every screen of a size, so that nothing moves between screens. */
export function paneColumns(state: ConsoleState): number {
	const {size, pane} = state;
	const isWanted = pane.choice === 'auto' ? size.columns >= roomyColumns : pane.choice === 'on';
	return isWanted && canHavePane(state) ? Math.max(30, Math.min(84, Math.floor(size.columns * 0.32))) : 0;
}

/** Whether the screen that is shown has a pane, and room for it. */
export function canHavePane(state: ConsoleState): boolean {
	const {columns, rows} = state.size;
	return columns >= leastColumns && rows >= leastRows && roomOf(state, currentScreen(state)).beside !== undefined;
}

/** The cells of the pane; `null` where it isn't shown. */
export function paneRect(state: ConsoleState): Rect | null {
	const columns = paneColumns(state);
	return columns === 0 ? null : {...bodyRect(state), x: state.size.columns - columns, columns};
}
