import {toggleMarks} from '../../matrix/marks.ts';
import type {MatrixView} from '../../matrix/matrix-view.ts';
import {markGroup} from '../../screens/compare/reduce.ts';
import type {MatrixEvent} from '../../screens/matrix/events.ts';
import {type FailureGroup, listFailures} from '../../status/failure-groups.ts';
import {type LaneKind, laneKinds} from '../../status/timeline.ts';
import {shownFollowing} from '../attempts.ts';
import {cursorPlace} from '../list-rows.ts';
import {type Screen, topOfList, topOfText} from '../screen.ts';
import {type ConsoleState, currentScreen, pushScreen, withScreen} from '../state.ts';
import {type Reducers, type Step, step} from '../step.ts';
import {seekShown} from './open-matrix.ts';

type Handled = Extract<
	MatrixEvent,
	{type: 'failures-asked' | 'timeline-asked' | 'raw-toggled' | 'lanes-cycled' | 'group-marked'}
>;

export const understandReducers: Reducers<Handled> = {
	'failures-asked': state =>
		hasMatrix(state)
			? step(pushScreen({...state, notice: null}, {name: 'failures', list: topOfList, isRaw: false}))
			: step(state),
	'timeline-asked': state =>
		hasMatrix(state)
			? step(pushScreen({...state, notice: null}, {name: 'timeline', text: topOfText, lanes: 'ou'}))
			: step(state),

	'raw-toggled'(state) {
		const screen = currentScreen(state);
		return screen.name === 'failures' ? step(withScreen(state, {...screen, isRaw: !screen.isRaw})) : step(state);
	},

	'lanes-cycled'(state) {
		const screen = currentScreen(state);
		return screen.name === 'timeline'
			? step(withScreen(state, {...screen, lanes: after(screen.lanes), text: topOfText}))
			: step(state);
	},

	'group-marked'(state) {
		if (currentScreen(state).name === 'compare') {
			return markGroup(state);
		}

		const group = chosenFailure(state);
		const grid = shownFollowing(state)?.grid;
		if (group === undefined || grid === undefined) {
			return step({...state, notice: {text: 'No failure here to mark', tone: 'info'}});
		}

		const marked = withLowerMatrix(state, view => ({marks: toggleMarks({grid}, view.marks, group.indices)}));
		return step({...marked, notice: null});
	},
};

/** The group under the cursor on the screen of failures. */
export function chosenFailure(state: ConsoleState): FailureGroup | undefined {
	const screen = currentScreen(state);
	const grid = shownFollowing(state)?.grid;
	if (screen.name !== 'failures' || grid === undefined) {
		return undefined;
	}

	const groups = listFailures(grid, screen.list);
	return groups[
		cursorPlace(
			groups.map(({cause}) => cause),
			screen.list,
		)
	];
}

/** Go back to the matrix and show there only what failed of the chosen cause. */
export function enterFailures(state: ConsoleState): Step {
	const group = chosenFailure(state);
	const place = state.screens.findLastIndex(({name}) => name === 'matrix');
	if (group === undefined || place === -1) {
		return step(state);
	}

	const shown = withLowerMatrix(state, () => ({cause: group.cause, filter: 'all', search: '', topRow: null}));
	const screens = shown.screens.slice(0, place + 1) as unknown as ConsoleState['screens'];
	return step(seekShown({...shown, screens, notice: {text: 'Only this cause; Esc shows all again', tone: 'info'}}));
}

/** Marks of the matrix below. */
export function lowerMarks({screens}: ConsoleState): ReadonlySet<string> {
	const matrix = screens.findLast(({name}) => name === 'matrix');
	return matrix?.name === 'matrix' ? matrix.view.marks : new Set();
}

/** The state with the matrix below looked at in another way. */
export function withLowerMatrix(state: ConsoleState, change: (view: MatrixView) => Partial<MatrixView>): ConsoleState {
	const screens = state.screens.map(
		(screen): Screen =>
			screen.name === 'matrix' ? {...screen, view: {...screen.view, ...change(screen.view)}} : screen,
	);
	return {...state, screens: screens as unknown as ConsoleState['screens']};
}

function hasMatrix({screens, opened}: ConsoleState): boolean {
	return opened !== null && screens.some(({name}) => name === 'matrix');
}

function after(lanes: LaneKind): LaneKind {
	return laneKinds[(laneKinds.indexOf(lanes) + 1) % laneKinds.length]!;
}
