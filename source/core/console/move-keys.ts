import type {Stride} from '../matrix/move.ts';
import {listComparedIds} from '../screens/compare/reduce.ts';
import {askFanOuts} from '../screens/fan-outs/reduce.ts';
import {moveInMatrix} from '../screens/matrix/reduce.ts';
import {moveInStep} from '../screens/step/reduce.ts';
import {shownFollowing} from '../state/attempts.ts';
import type {KeyEvent} from '../state/event.ts';
import {cursorPlace, listFanOuts, listSteps, stepCursorPlace} from '../state/list-rows.ts';
import type {ListView, Screen, TextView} from '../state/screen.ts';
import {type ConsoleState, currentScreen, withScreen} from '../state/state.ts';
import {type Reducers, step} from '../state/step.ts';
import {listFailures} from '../status/failure-groups.ts';

/** What the keys that move do on each screen. */
export const moveReducers: Reducers<Extract<KeyEvent, {type: 'moved'}>> = {
	moved(state, {direction, stride}) {
		const quiet: ConsoleState = {...state, notice: null};
		const screen = currentScreen(quiet);
		switch (screen.name) {
			case 'matrix':
				return moveInMatrix(quiet, direction, stride);
			case 'fan-outs': {
				const moved = moveInList(
					quiet,
					screen,
					direction,
					stride,
					listFanOuts(quiet, screen.list).map(item => item.executionId),
				);
				// Near the end of what is known the next page is wanted.
				return direction === 'down' && quiet.fanOuts.nextToken !== null && isNearEnd(moved)
					? askFanOuts(moved, quiet.fanOuts.nextToken)
					: step(moved);
			}

			case 'execution': {
				const steps = listSteps(quiet, screen.viewKey, screen.list, screen.filter);
				const from = {
					...screen,
					list: {...screen.list, cursorId: steps[stepCursorPlace(steps, screen.list)]?.stepExecutionId ?? null},
				};
				return step(
					moveInList(
						quiet,
						from,
						direction,
						stride,
						steps.map(item => item.stepExecutionId),
					),
				);
			}

			case 'failures':
				return step(
					moveInList(
						quiet,
						screen,
						direction,
						stride,
						quiet.opened === null ? [] : listFailures(shownFollowing(quiet)!.grid, screen.list).map(({cause}) => cause),
					),
				);
			case 'compare':
				return step(moveInList(quiet, screen, direction, stride, listComparedIds(quiet, screen.list)));
			case 'step':
				return step(moveInStep(quiet, direction, stride, pageRows(quiet)));
			case 'configure':
				return step(quiet);
			default:
				return step(withScreen(quiet, {...screen, text: scroll(quiet, screen.text, direction, stride)}));
		}
	},
};

function moveInList<S extends Extract<Screen, {list: ListView}>>(
	state: ConsoleState,
	screen: S,
	direction: 'up' | 'down' | 'left' | 'right',
	stride: Stride,
	ids: readonly string[],
): ConsoleState {
	if (direction === 'left' || direction === 'right') {
		return state;
	}

	const far = stride === 'one' ? 1 : stride === 'page' ? pageRows(state) : ids.length;
	const wanted = cursorPlace(ids, screen.list) + (direction === 'up' ? -far : far);
	const cursorId = ids[Math.max(0, Math.min(ids.length - 1, wanted))] ?? null;
	return withScreen(state, {...screen, list: {...screen.list, cursorId}});
}

function isNearEnd(state: ConsoleState): boolean {
	const screen = currentScreen(state);
	if (screen.name !== 'fan-outs') {
		return false;
	}

	const ids = listFanOuts(state, screen.list).map(item => item.executionId);
	return cursorPlace(ids, screen.list) >= ids.length - 10;
}

function scroll(
	state: ConsoleState,
	text: TextView,
	direction: 'up' | 'down' | 'left' | 'right',
	stride: Stride,
): TextView {
	if (direction === 'left' || direction === 'right') {
		return text;
	}

	const far = stride === 'one' ? 1 : stride === 'page' ? pageRows(state) : Number.POSITIVE_INFINITY;
	// The end isn't known here: the screen clamps what lies beyond it and shows its last page.
	return {...text, top: Math.max(0, direction === 'up' ? text.top - far : Math.min(text.top + far, 1e9))};
}

/** Rows that a page key moves by: what fits between header and footer, less one to keep one's place. */
function pageRows({size}: ConsoleState): number {
	return Math.max(1, size.rows - 8);
}
