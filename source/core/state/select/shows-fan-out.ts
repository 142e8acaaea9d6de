import {type OpenScreen, showsLocations} from '../screen.ts';
import {type ConsoleState, currentScreen} from '../state.ts';

/** What the header is about: what the shown screen belongs to. Help and log belong to nothing, so the screen below them decides. */
export function shownAbout(state: Pick<ConsoleState, 'screens'>): OpenScreen['about'] {
	const {screens} = state;
	return (screens.findLast(({about}) => about !== 'console') ?? currentScreen(state)).about;
}

/** Whether the header describes the fan-out whose matrix is open, on top or below other screens. A launch that is being configured is another fan-out; a run over rings has several. */
export function showsFanOut(state: ConsoleState): boolean {
	const about = shownAbout(state);
	return state.opened !== null && state.screens.some(showsLocations) && (about === 'fan-out' || about === 'execution');
}
