import {roomOf} from '../screens/stack.ts';
import {type ConsoleState, currentScreen} from '../state/state.ts';

/** Whether a key that writes goes into a field, a prompt or a list of the screen that is shown. */
export function takesText(state: ConsoleState): boolean {
	return roomOf(currentScreen(state)).takesText?.(state) ?? false;
}
