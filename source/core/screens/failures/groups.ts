import {shownFollowing} from '../../state/attempts.ts';
import {cursorIndex} from '../../state/list-rows.ts';
import type {ConsoleState} from '../../state/state.ts';
import {type FailureGroup, listFailures} from '../../status/failure-groups.ts';
import {type FailuresScreen, shownFailures} from './screen.ts';

/** The group under the cursor on the screen of failures. */
export function chosenFailure(state: ConsoleState): FailureGroup | undefined {
	const screen = shownFailures(state);
	const groups = screen === undefined ? [] : listGroups(state, screen);
	return (
		screen &&
		groups[
			cursorIndex(
				groups.map(({cause}) => cause),
				screen.list,
			)
		]
	);
}

/** The failures that the screen lists, the most frequent cause first. */
export function listGroups(state: ConsoleState, {list}: FailuresScreen): readonly FailureGroup[] {
	const grid = shownFollowing(state)?.grid;
	return grid === undefined ? [] : listFailures(grid, list);
}
