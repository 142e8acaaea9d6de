import {type FieldSearch, searchOf} from './screen.ts';
import {type ConsoleState, currentScreen, roomOf} from './state.ts';

/** The search of the shown screen: what is searched for, whether keys go to its line, and the fields that it knows. */
export function shownSearch(state: ConsoleState): FieldSearch {
	const screen = currentScreen(state);
	const room = roomOf(state, screen);
	return room.partSearch?.(state) ?? {...searchOf(screen), fields: room.searchFields ?? []};
}
