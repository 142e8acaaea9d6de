import {densities, type MatrixFilter, type MatrixView, matrixFilters, matrixSorts} from '../../matrix/matrix-view.ts';
import type {Stride} from '../../matrix/move.ts';
import {type Direction, findFailure, findWaiting, moveCursor} from '../../matrix/move.ts';
import {shownPast} from '../../state/attempts.ts';
import {openScreen} from '../../state/open.ts';
import {openLocation} from '../../state/open-location.ts';
import {goTo, openMatrix, seekShown, withMatrixView} from '../../state/reducers/open-matrix.ts';
import {changeSpeed, leavePast, seekMoment, togglePlaying} from '../../state/reducers/rewind.ts';
import type {OpenScreen} from '../../state/screen.ts';
import {matrixRect} from '../../state/select/frame.ts';
import type {ConsoleState} from '../../state/state.ts';
import {type Reducers, type Transition, transition} from '../../state/transition.ts';
import type {MatrixEvent} from './events.ts';
import {foldReducers} from './fold.ts';
import {markReducers} from './mark.ts';

export const matrixReducers: Reducers<MatrixEvent> = {
	...foldReducers,
	...markReducers,

	// In the past Space plays the record, as nothing can be marked.
	'mark-toggled': (state, event) =>
		shownPast(state) === null || event.what !== 'location'
			? markReducers['mark-toggled'](state, event)
			: togglePlaying(state),
	'failures-asked': state => openScreen(state, 'failures'),
	'timeline-asked': state => openScreen(state, 'timeline'),
	'moment-sought': (state, {to}) => seekMoment(state, {to, count: state.count ?? 1}),
	'time-sought': (state, {since, ms}) => seekMoment(state, {to: 'time', since, ms}),
	'speed-changed': (state, {by}) => changeSpeed(state, by),
	'compare-asked': state => openScreen(state, 'compare'),
	'sort-cycled': state => transition(withMatrixView(state, view => ({...nextOrder(view), topRow: null}))),
	'sort-chosen'(state, {sort: wanted}) {
		const sort = matrixSorts.find(one => one === wanted);
		if (sort === undefined) {
			return transition(state);
		}

		const isReversed = openMatrix(state)?.view.sort === sort && !openMatrix(state)?.view.isReversed;
		return transition(withMatrixView(state, () => ({sort, isReversed: isReversed && sort !== 'ou', topRow: null})));
	},

	'filter-chosen': (state, {filter}) => transition(seekShown(withMatrixView(state, () => ({filter, topRow: null})))),

	'density-cycled'(state) {
		const changed = withMatrixView(state, ({density}) => ({density: after(densities, density)}));
		const density = openMatrix(changed)?.view.density ?? 'auto';
		return transition({...changed, notice: {text: `Density: ${densityWords[density]}`, tone: 'info'}});
	},

	'long-names-toggled': state => transition(withMatrixView(state, ({hasLongNames}) => ({hasLongNames: !hasLongNames}))),

	'waiting-sought'(state) {
		const matrix = openMatrix(state);
		const found = matrix && findWaiting(matrix);
		return matrix === undefined || found === undefined
			? transition({...state, notice: {text: 'No location that is shown is known to wait', tone: 'info'}})
			: transition({...goTo(state, matrix, found), notice: null});
	},

	'failure-moved-to'(state, {direction}) {
		const matrix = openMatrix(state);
		if (matrix === undefined) {
			return transition(state);
		}

		const found = findFailure(matrix, direction === 'next' ? 1 : -1);
		return found === undefined
			? transition({...state, notice: {text: 'No location that is shown failed', tone: 'good'}})
			: transition({...goTo(state, matrix, found), notice: null});
	},
};

/** The same key again reverses the order, then chooses the next one; the order by OU can't be reversed. */
function nextOrder({sort, isReversed}: MatrixView): Pick<MatrixView, 'sort' | 'isReversed'> {
	return sort === 'ou' || isReversed ? {sort: after(matrixSorts, sort), isReversed: false} : {sort, isReversed: true};
}

const densityWords = {
	auto: 'automatic, by the size of the terminal',
	wide: 'wide, with durations',
	narrow: 'narrow, one column a location',
	overview: 'overview, the frame is what the others show',
};

/** Move the cursor of the open matrix; off the edge it stays. */
export function moveInMatrix(state: ConsoleState, _: OpenScreen, direction: Direction, stride: Stride): Transition {
	const matrix = openMatrix(state);
	return matrix === undefined
		? transition(state)
		: transition(withMatrixView(state, () => moveCursor(matrix, matrixRect(state), direction, stride)));
}

/** Open what is under the cursor: a location's child execution, an OU to fold, or in the overview the part of the matrix. */
export function enterLocation(state: ConsoleState): Transition {
	const matrix = openMatrix(state);
	if (matrix === undefined) {
		return transition(state);
	}

	const {following, layout, cursor, view} = matrix;
	if (view.density === 'overview') {
		return transition(withMatrixView(state, () => ({density: 'auto', topRow: null})));
	}

	if (cursor.index === null) {
		return layout.rows[cursor.row]?.kind === 'ou'
			? foldReducers['fold-toggled'](state, {type: 'fold-toggled', at: state.now})
			: transition({...state, notice: {text: 'There is no location here', tone: 'info'}});
	}

	return openLocation(state, following, cursor.index);
}

/** Leave what narrows the matrix, the last thing first: a range being drawn, then the past, then a comparison, then the cause, then the filter. `undefined` where nothing does. */
export function leaveInMatrix(state: ConsoleState): ConsoleState | undefined {
	const view = openMatrix(state)?.view;
	if (view?.anchor != null) {
		return withMatrixView({...state, notice: null}, () => ({anchor: null}));
	}

	const now = leavePast(state);
	if (now !== undefined) {
		return now;
	}

	if (view?.compared != null) {
		return withMatrixView({...state, notice: null}, () => ({compared: null, topRow: null}));
	}

	if (view?.cause != null) {
		return withMatrixView({...state, notice: null}, () => ({cause: null, topRow: null}));
	}

	return view === undefined || view.filter === 'all'
		? undefined
		: withMatrixView({...state, notice: null}, () => ({filter: 'all', topRow: null}));
}

function after<T>(all: readonly T[], current: T): T {
	return all[(all.indexOf(current) + 1) % all.length]!;
}

/** The filter after this one. */
export function nextFilter(filter: MatrixFilter): MatrixFilter {
	return after(matrixFilters, filter);
}
