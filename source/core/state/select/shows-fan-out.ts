import {showsLocations} from '../screen.ts';
import {type ConsoleState, currentScreen} from '../state.ts';

/** Whether the header tells of the fan-out whose matrix is open, or lies below what is. A launch being configured is another one; a run over rings has several. */
export function showsFanOut(state: ConsoleState): boolean {
	const {opened, screens} = state;
	const {about} = currentScreen(state);
	return opened !== null && screens.some(showsLocations) && about !== 'launch' && about !== 'run';
}
