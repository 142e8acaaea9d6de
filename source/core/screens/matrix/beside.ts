import type {ExecutionView} from '../../follow/execution-view.ts';
import {createView, viewKey} from '../../follow/execution-view.ts';
import {openedFollowing, shownFollowing, shownPast} from '../../state/attempts.ts';
import {seedAt} from '../../state/open-location.ts';
import type {PaneView} from '../../state/pane.ts';
import {forgetViews, tellView, withView} from '../../state/reducers/execution.ts';
import type {PaneRoom, ScreenRoom} from '../../state/room.ts';
import {selectMatrix} from '../../state/select/frame.ts';
import type {ConsoleState} from '../../state/state.ts';
import {type Transition, transition} from '../../state/transition.ts';
import {describeGroup} from './beside-group.ts';
import {describeLocation} from './beside-location.ts';
import type {MatrixScreen} from './room.ts';

/** Next to the matrix: the location under the cursor with its steps, or a summary of an OU. */
export const besideMatrix: NonNullable<ScreenRoom<MatrixScreen>['beside']> = {
	// A read would show the present: next to the past the pane shows only what was recorded.
	on: state => (shownPast(state) === null ? (seedUnderCursor(state)?.key ?? null) : null),

	read(state) {
		const seed = seedUnderCursor(state);
		// An operator who has paused polling wants no other reads either.
		return seed === null || openedFollowing(state)?.isPaused ? transition(state) : look(state, seed);
	},

	show,
};

/** The execution of the row under the cursor where only its location is known; `null` where there is none. */
function seedUnderCursor(state: ConsoleState): ExecutionView | null {
	const following = shownFollowing(state);
	const index = selectMatrix(state)?.cursor.index ?? null;
	const seed = following === null || index === null ? null : seedAt(state, following, index);
	return seed && createView(seed);
}

function look(state: ConsoleState, seed: ExecutionView): Transition {
	const known = state.views.get(seed.key) ?? seed;
	const view = {...known, executionId: known.executionId ?? seed.executionId};
	return tellView(forgetViews(withView(state, view)), seed.key, {type: 'opened'});
}

function show(state: ConsoleState, _: MatrixScreen, room: PaneRoom): PaneView {
	const scene = selectMatrix(state);
	const following = shownFollowing(state);
	if (scene === undefined || following === null) {
		return {lines: []};
	}

	const {cursor, layout} = scene;
	if (cursor.index === null) {
		const row = layout.rows[cursor.row];
		return {lines: row?.kind === 'ou' ? describeGroup(scene, row, room) : []};
	}

	const seed = seedAt(state, following, cursor.index);
	// Only this execution is shown here: the data of another read has a key of its own.
	const isPast = shownPast(state) !== null;
	const view =
		seed === null || isPast ? undefined : state.views.get(viewKey(seed.where, seed.parentExecutionId, seed.target));
	return {lines: describeLocation(state, scene, {index: cursor.index, view, room})};
}
