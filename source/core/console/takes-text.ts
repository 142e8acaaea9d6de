import {type ConsoleState, currentScreen, roomOf} from '../state/state.ts';

/** Whether a key that writes goes into a field, a prompt or a list of the screen that is shown. */
export function takesText(state: ConsoleState): boolean {
	return roomOf(state, currentScreen(state)).takesText?.(state) ?? false;
}
