import type {Location} from '../domain/location.ts';
import {hasParentEnded, isForgotten} from '../follow/ended.ts';
import type {Following} from '../follow/following.ts';
import type {Rewind} from './rewind.ts';
import {showsLocations} from './screen.ts';
import type {Attempts, ConsoleState} from './state.ts';

/** The past of the open fan-out while it is shown; `null` while the present is shown. */
export function shownPast({rewind, opened}: Pick<ConsoleState, 'rewind' | 'opened'>): Rewind | null {
	return rewind?.executionId === opened ? rewind : null;
}

/** The time at which the fan-out is shown, epoch milliseconds: its durations and ages count to then. */
export function shownTime(state: ConsoleState): number {
	return shownPast(state)?.at ?? state.now;
}

/** What is followed under an execution ID, as it is now; `null` where nothing is. */
export function findFollowing(
	{followings}: Pick<ConsoleState, 'followings'>,
	executionId: string | null,
): Following | null {
	return executionId === null ? null : (followings.get(executionId) ?? null);
}

/** The execution that was opened, as it is shown: header, fuse, age, cancel and the line at quitting are its own, whatever else is followed. */
export function openedFollowing(state: Pick<ConsoleState, 'followings' | 'opened' | 'rewind'>): Following | null {
	return shownPast(state)?.past.followings.get(state.opened!) ?? findFollowing(state, state.opened);
}

/** The attempts that an execution is one of; `undefined` where it is the only one. */
export function attemptsOf({attempts}: ConsoleState, executionId: string | null): Attempts | undefined {
	return executionId === null ? undefined : attempts.find(({ids}) => ids.includes(executionId));
}

/** The IDs of all attempts that an execution belongs to, the original first; only its own where it is the only one. */
export function listAttemptIds(state: ConsoleState, executionId: string): readonly string[] {
	return attemptsOf(state, executionId)?.ids ?? [executionId];
}

/** Every attempt at the work of the opened execution, the original first, as they are shown; only itself where there is one. */
export function listAttempts(state: ConsoleState): readonly Following[] {
	const past = shownPast(state)?.past;
	return past === undefined ? listLiveAttempts(state) : past.ids.map(id => past.followings.get(id)!);
}

/** Every attempt at the work of the opened execution, as it is now. */
export function listLiveAttempts(state: ConsoleState): readonly Following[] {
	const ids = state.opened === null ? [] : listAttemptIds(state, state.opened);
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
	const rewind = shownPast(state);
	const overlay =
		rewind === null
			? attemptsOf(state, state.opened)?.overlay
			: rewind.histories.length > 1
				? rewind.past.overlay
				: undefined;
	return following === null || overlay === undefined ? following : {...following, grid: overlay.grid, isListed: true};
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
