import {type OpenScreen, showsLocations} from '../screen.ts';
import {type ConsoleState, currentScreen} from '../state.ts';

/** What the header is about: what the shown screen belongs to. Help and log belong to nothing themselves, so that what lies below them counts. */
export function shownAbout(state: Pick<ConsoleState, 'screens'>): OpenScreen['about'] {
	const {screens} = state;
	return (screens.findLast(({about}) => about !== 'console') ?? currentScreen(state)).about;
}

/** Whether the header tells of the fan-out whose matrix is open, or lies below what is. A launch being configured is another one; a run over rings has several. */
export function showsFanOut(state: ConsoleState): boolean {
	const about = shownAbout(state);
	return state.opened !== null && state.screens.some(showsLocations) && (about === 'fan-out' || about === 'execution');
}
