import {listMistakes, parseQuery} from '../domain/search/parse-query.ts';
import {shownSearch} from '../state/shown-search.ts';
import {type ConsoleState, currentScreen, roomOf} from '../state/state.ts';
import {caretOf} from '../state/typed-lines.ts';
import {formatCount} from '../status/format.ts';

/** The search as the last line of the screen shows it. */
export type SearchLine = {
	/** Whether keys are typed into it. */
	readonly isOpen: boolean;
	/** What is typed, before and after the caret. */
	readonly before: string;
	readonly after: string;
	/** The part that can't be parsed; `null` where everything can. */
	readonly mistake: string | null;
	/** How many rows are found, such as `38 of 1,250`; empty without a search. */
	readonly found: string;
	/** What can be typed here; empty once something is. */
	readonly hint: string;
};

/** `undefined` without a search. */
export function selectSearchLine(state: ConsoleState): SearchLine | undefined {
	const screen = currentScreen(state);
	const {search, isSearching: isOpen, fields} = shownSearch(state);
	if (!isOpen && search === '') {
		return undefined;
	}

	const room = roomOf(state, screen);
	const found = search === '' ? undefined : room.found?.(state, screen);
	return {
		isOpen,
		...caretOf(isOpen ? state.typing : {...state.typing, fromEnd: 0}, search),
		mistake: listMistakes(parseQuery(search), fields)[0] ?? null,
		found: found === undefined ? '' : `${formatCount(found.shown)} of ${formatCount(found.of)}`,
		hint: search === '' ? ['words', '/regex/', '!not', ...fields.map(field => `${field}:`)].join('  ') : '',
	};
}
