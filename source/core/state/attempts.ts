import type {Location} from '../domain/location.ts';
import type {AttemptOverlay} from '../follow/attempt-overlay.ts';
import type {Following} from '../follow/following.ts';
import type {ConsoleState} from './state.ts';

/** The attempts of what is followed: the newest is `following` itself. */
export type Attempts = {
	/** The earlier ones, the original first; read to their end like any other. */
	readonly earlier: readonly Following[];
	/** Every location as its latest attempt has it. */
	readonly overlay: AttemptOverlay;
};

/** Every attempt, the original first; only what is followed where there is one. */
export function listAttempts({following, attempts}: ConsoleState): readonly Following[] {
	return following === null ? [] : [...(attempts?.earlier ?? []), following];
}

/** What the matrix and all that explains it show: the newest attempt, with every location as its latest attempt has it. */
export function shownFollowing({following, attempts}: ConsoleState): Following | null {
	return following === null || attempts === null
		? following
		: {...following, grid: attempts.overlay.grid, isListed: true};
}

/** The newest attempt that has a location. */
export function attemptAt(state: ConsoleState, location: Location): Following | undefined {
	return listAttempts(state).findLast(({grid}) => grid.find(location) !== undefined);
}

/** Take over what has changed in any attempt. Costs as much as the rows that changed. */
export function refreshAttempts(state: ConsoleState): void {
	state.attempts?.overlay.refresh(listAttempts(state).map(({grid}) => grid));
}
