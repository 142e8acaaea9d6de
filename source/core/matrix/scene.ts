import type {Directory} from '../domain/directory.ts';
import type {LocationGrid} from '../grid/location-grid.ts';
import {findCursor, type MatrixCursor} from './cursor.ts';
import {layoutMatrix, type MatrixLayout} from './layout.ts';
import {createMatcher, type Matcher} from './matcher.ts';
import type {MatrixView} from './matrix-view.ts';

/** The matrix as it stands: the grid itself, what of it is shown, and where the cursor is. What reducers move in and the painter draws from. */
export type MatrixScene = {
	readonly grid: LocationGrid;
	readonly directory: Directory;
	readonly view: MatrixView;
	readonly matcher: Matcher;
	readonly layout: MatrixLayout;
	readonly cursor: MatrixCursor;
	/** Epoch milliseconds. */
	readonly now: number;
};

/** @param lines - How many rows of the matrix the terminal can show at most. */
export function composeScene(
	grid: LocationGrid,
	directory: Directory,
	view: MatrixView,
	lines: number,
	now: number,
): MatrixScene {
	const matcher = createMatcher(grid, directory, view);
	const layout = layoutMatrix(grid, directory, view, matcher, lines);
	return {
		grid,
		directory,
		view,
		matcher,
		layout,
		cursor: findCursor(grid, layout, view),
		now,
	};
}
