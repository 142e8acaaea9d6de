import type {Location} from '../domain/location.ts';
import {hasParentEnded, isForgotten} from '../follow/ended.ts';
import type {Following} from '../follow/following.ts';
import {showsLocations} from './screen.ts';
import type {Attempts, ConsoleState} from './state.ts';

/** What is followed under an execution ID; `null` where nothing is. */
export function findFollowing(
	{followings}: Pick<ConsoleState, 'followings'>,
	executionId: string | null,
): Following | null {
	return executionId === null ? null : (followings.get(executionId) ?? null);
}

/** The execution that was opened: header, fuse, age, cancel and the line at quitting are its own, whatever else is followed. */
export function openedFollowing(state: Pick<ConsoleState, 'followings' | 'opened'>): Following | null {
	return findFollowing(state, state.opened);
}

/** The attempts that an execution is one of; `undefined` where it is the only one. */
export function attemptsOf({attempts}: ConsoleState, executionId: string | null): Attempts | undefined {
	return executionId === null ? undefined : attempts.find(({ids}) => ids.includes(executionId));
}

/** Every attempt at the work of the opened execution, the original first; only itself where there is one. */
export function listAttempts(state: ConsoleState): readonly Following[] {
	const ids = attemptsOf(state, state.opened)?.ids ?? (state.opened === null ? [] : [state.opened]);
	return ids.map(id => state.followings.get(id)).filter(one => one !== undefined);
}

/** The other attempts that nobody has seen the end of: what the opened execution says is not all that goes on. */
export function listOtherRunning(state: ConsoleState): readonly Following[] {
	return listAttempts(state).filter(one => one.executionId !== state.opened && !isOver(one));
}

/** Whether an attempt has ended, or AWS has forgotten it. */
export function isOver(attempt: Following): boolean {
	return hasParentEnded(attempt) || isForgotten(attempt);
}

/** What the matrix and all that explains it show: the opened execution, with every location as its latest attempt has it, unless its own matrix was asked for. */
export function shownFollowing(state: ConsoleState): Following | null {
	return isAlone(state) ? openedFollowing(state) : latestFollowing(state);
}

/** The opened execution, with every location as its latest attempt has it. */
export function latestFollowing(state: ConsoleState): Following | null {
	const following = openedFollowing(state);
	const attempts = attemptsOf(state, state.opened);
	return following === null || attempts === undefined
		? following
		: {...following, grid: attempts.overlay.grid, isListed: true};
}

/** The attempt that a shown location is shown of; `undefined` for a location that none has. */
export function attemptAt(state: ConsoleState, location: Location): Following | undefined {
	return listShownAttempts(state).findLast(({grid}) => grid.find(location) !== undefined);
}

/** The attempts whose locations are shown: all, or the one that is shown alone. */
export function listShownAttempts(state: ConsoleState): readonly Following[] {
	const opened = openedFollowing(state);
	return isAlone(state) && opened !== null ? [opened] : listAttempts(state);
}

/** Take over what has changed in any attempt. Costs as much as the rows that changed. */
export function refreshAttempts({attempts, followings}: ConsoleState): void {
	for (const {ids, overlay} of attempts) {
		overlay.refresh(ids.flatMap(id => followings.get(id)?.grid ?? []));
	}
}

/** Whether the matrix shows one attempt by itself. */
export function isAlone({screens}: ConsoleState): boolean {
	return screens.findLast(showsLocations)?.isAlone ?? false;
}
