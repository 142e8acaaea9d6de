import {Kept} from '../../state/kept.ts';
import {type ListView, type OpenScreen, topOfList} from '../../state/screen.ts';
import {type ConsoleState, currentScreen} from '../../state/state.ts';
import type {Comparison} from './comparison.ts';

/** A value compared over all locations; what is compared is kept when the screen is left. */
export type CompareScreen = OpenScreen & {readonly name: 'compare'; readonly list: ListView};

export const firstCompare: CompareScreen = {name: 'compare', about: 'fan-out', list: topOfList};

/** The value that is compared over all locations, or was last. */
export const comparison = new Kept<Comparison>('compare');

/** The screen that is shown, where it is this one. */
export function shownCompare(state: ConsoleState): CompareScreen | undefined {
	const screen = currentScreen(state);
	return isCompare(screen) ? screen : undefined;
}

function isCompare(screen: OpenScreen): screen is CompareScreen {
	return screen.name === 'compare';
}
