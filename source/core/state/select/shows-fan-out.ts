import {showsLocations} from '../screen.ts';
import {type ConsoleState, currentScreen} from '../state.ts';

/** Whether the header tells of the fan-out whose matrix is open, or lies below what is. A launch being configured is another one. */
export function showsFanOut(state: ConsoleState): boolean {
	const {opened, screens} = state;
	return opened !== null && screens.some(showsLocations) && currentScreen(state).about !== 'launch';
}
