import {printLocation} from '../../domain/location.ts';
import {classifyStatus, isUnsuccessful} from '../../domain/status.ts';
import type {Following} from '../../follow/following.ts';
import type {Stride} from '../event.ts';
import type {LocationGrid, LocationIndex} from '../location-grid.ts';
import {findCursor} from '../matrix/cursor.ts';
import {layoutMatrix, type MatrixLayout} from '../matrix/layout.ts';
import type {MatrixEvent} from '../matrix/matrix-event.ts';
import {densities, type MatrixView, matrixFilters, matrixSorts} from '../matrix/matrix-view.ts';
import {type ConsoleState, currentScreen, withScreen} from '../state.ts';
import {type Reducers, type Step, step} from '../step.ts';
import {openExecution} from './execution.ts';

/** The matrix as it stands: what is followed, how it is looked at, how it is laid out. */
export type OpenMatrix = {
	readonly following: Following;
	readonly view: MatrixView;
	readonly layout: MatrixLayout;
};

/** The matrix on the screen, or `undefined` on any other screen. */
export function openMatrix(state: ConsoleState): OpenMatrix | undefined {
	const screen = currentScreen(state);
	const {following} = state;
	return screen.name === 'matrix' && following !== null
		? {following, view: screen.view, layout: layoutMatrix(following.grid, state.directory, screen.view)}
		: undefined;
}

/** The state with the open matrix looked at in another way; the same state on any other screen. */
export function withMatrixView(state: ConsoleState, change: (view: MatrixView) => Partial<MatrixView>): ConsoleState {
	const screen = currentScreen(state);
	return screen.name === 'matrix'
		? withScreen(state, {...screen, view: {...screen.view, ...change(screen.view)}})
		: state;
}

export const matrixReducers: Reducers<MatrixEvent> = {
	'filter-cycled': state => step(withMatrixView(state, ({filter}) => ({filter: after(matrixFilters, filter)}))),
	'sort-cycled': state => step(withMatrixView(state, ({sort}) => ({sort: after(matrixSorts, sort)}))),
	'density-cycled': state => step(withMatrixView(state, ({density}) => ({density: after(densities, density)}))),

	'fold-toggled'(state) {
		const matrix = openMatrix(state);
		if (matrix === undefined) {
			return step(state);
		}

		const {layout, following, view} = matrix;
		const {row} = findCursor(following.grid, layout, view);
		// On an account, the OU above it is meant.
		const heading = layout.rows.slice(0, row + 1).findLast(candidate => candidate.kind === 'ou');
		if (heading?.kind !== 'ou') {
			return step({...state, notice: {text: 'No OU to fold here', tone: 'info'}});
		}

		const folded = new Set(view.folded);
		if (!folded.delete(heading.unit.id)) {
			folded.add(heading.unit.id);
		}

		return step(withMatrixView(state, () => ({folded, cursorRow: heading.id})));
	},

	'mark-toggled'(state) {
		const matrix = openMatrix(state);
		if (matrix === undefined) {
			return step(state);
		}

		const {grid} = matrix.following;
		const {index} = findCursor(grid, matrix.layout, matrix.view);
		if (index === null) {
			return step({...state, notice: {text: 'No location here to mark', tone: 'info'}});
		}

		const marks = new Set(matrix.view.marks);
		const name = printLocation(grid.locationAt(index));
		if (!marks.delete(name)) {
			marks.add(name);
		}

		return step(withMatrixView(state, () => ({marks})));
	},

	'failure-stepped'(state, {direction}) {
		const matrix = openMatrix(state);
		if (matrix === undefined) {
			return step(state);
		}

		const found = findFailure(matrix, direction === 'next' ? 1 : -1);
		return found === undefined
			? step({...state, notice: {text: 'No location failed', tone: 'good'}})
			: step(withMatrixView(state, () => found));
	},
};

/** Move the cursor of the open matrix; off the edge it stays. */
export function moveInMatrix(state: ConsoleState, direction: 'up' | 'down' | 'left' | 'right', stride: Stride): Step {
	const matrix = openMatrix(state);
	if (matrix === undefined) {
		return step(state);
	}

	const {layout, following, view} = matrix;
	const {grid} = following;
	const cursor = findCursor(grid, layout, view);
	const isAcross = direction === 'left' || direction === 'right';
	const sign = direction === 'up' || direction === 'left' ? -1 : 1;
	const length = isAcross ? layout.columns.length : layout.rows.length;
	const far = stride === 'page' ? Math.max(1, state.size.rows - 8) : length;
	const place = clamp((isAcross ? cursor.column : cursor.row) + sign * (stride === 'one' ? 1 : far), length);
	const row = layout.rows[isAcross ? cursor.row : place];
	const column = layout.columns[isAcross ? place : cursor.column];
	return step(
		withMatrixView(state, () => ({
			cursorRow: row?.id ?? null,
			cursorRegion: column === undefined ? null : grid.regions[column]!,
		})),
	);
}

/** Open what is under the cursor: a location's child execution, or an OU to fold. */
export function enterLocation(state: ConsoleState): Step {
	const matrix = openMatrix(state);
	if (matrix === undefined) {
		return step(state);
	}

	const {following, layout, view} = matrix;
	const {grid, executionId} = following;
	const cursor = findCursor(grid, layout, view);
	if (cursor.index === null) {
		return layout.rows[cursor.row]?.kind === 'ou'
			? matrixReducers['fold-toggled'](state, {type: 'fold-toggled', at: state.now, id: ''})
			: step({...state, notice: {text: 'This fan-out has no location here', tone: 'info'}});
	}

	return openLocation(state, grid, cursor.index, executionId);
}

function openLocation(state: ConsoleState, grid: LocationGrid, index: LocationIndex, parentExecutionId: string): Step {
	const where = grid.locationAt(index);
	return openExecution(state, {
		where,
		executionId: grid.childIdAt(index),
		parentExecutionId,
		target: null,
		title: printLocation(where),
	});
}

/** Locations that *cancel* would have to stop, by what they do. */
export function countCancellable(grid: LocationGrid): {running: number; waiting: number; notBegun: number} {
	const counts = {running: 0, waiting: 0, notBegun: 0};
	for (const [status, count] of grid.counts) {
		const statusClass = classifyStatus(status);
		counts.running += statusClass === 'running' || statusClass === 'unknown' ? count : 0;
		counts.waiting += statusClass === 'waiting' ? count : 0;
		counts.notBegun += statusClass === 'idle' ? count : 0;
	}

	return counts;
}

function findFailure({layout, following, view}: OpenMatrix, sign: 1 | -1): Partial<MatrixView> | undefined {
	const {grid} = following;
	const {rows, columns} = layout;
	const cursor = findCursor(grid, layout, view);
	const total = rows.length * columns.length;
	const start = cursor.row * columns.length + cursor.column;
	for (let distance = 1; distance <= total; distance++) {
		const place = (start + sign * distance + total * 2) % total;
		const row = rows[Math.floor(place / columns.length)]!;
		const column = columns[place % columns.length]!;
		const status = row.kind === 'account' ? grid.statusAt(grid.indexAt(row.account, column)) : undefined;
		if (status !== undefined && isUnsuccessful(status) && status !== 'NotRun') {
			return {cursorRow: row.id, cursorRegion: grid.regions[column]!};
		}
	}

	return undefined;
}

function after<T>(all: readonly T[], current: T): T {
	return all[(all.indexOf(current) + 1) % all.length]!;
}

function clamp(place: number, length: number): number {
	return Math.max(0, Math.min(length - 1, place));
}
