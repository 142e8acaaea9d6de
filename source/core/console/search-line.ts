import {listMistakes, parseQuery} from '../domain/search/parse-query.ts';
import {isSearching, searchOf} from '../state/screen.ts';
import {type ConsoleState, currentScreen, roomOf} from '../state/state.ts';
import {caretOf} from '../state/typed-lines.ts';
import {formatCount} from '../status/format.ts';

/** The search as the foot of the screen tells it. */
export type SearchLine = {
	/** Whether keys go into it. */
	readonly isOpen: boolean;
	/** What is typed, on both sides of the caret. */
	readonly before: string;
	readonly after: string;
	/** What can't be read of it; `null` where all can. */
	readonly mistake: string | null;
	/** How much is found, such as `38 of 1,250`; empty where nothing is searched for. */
	readonly found: string;
	/** What may be typed here; empty once something is. */
	readonly hint: string;
};

/** `undefined` where nothing is searched for. */
export function selectSearchLine(state: ConsoleState): SearchLine | undefined {
	const screen = currentScreen(state);
	const search = searchOf(screen);
	const isOpen = isSearching(screen);
	if (!isOpen && search === '') {
		return undefined;
	}

	const room = roomOf(state, screen);
	const fields = room.searchFields ?? [];
	const found = search === '' ? undefined : room.found?.(state, screen);
	return {
		isOpen,
		...caretOf(isOpen ? state.typing : {...state.typing, fromEnd: 0}, search),
		mistake: listMistakes(parseQuery(search), fields)[0] ?? null,
		found: found === undefined ? '' : `${formatCount(found.shown)} of ${formatCount(found.of)}`,
		hint: search === '' ? ['words', '/regex/', '!not', ...fields.map(field => `${field}:`)].join('  ') : '',
	};
}
