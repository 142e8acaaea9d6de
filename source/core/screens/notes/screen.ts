import {holdsSearch} from '../../domain/search/holds-query.ts';
import {cursorIndex} from '../../state/list-rows.ts';
import {listShownNotes} from '../../state/notes.ts';
import type {ListView, OpenScreen} from '../../state/screen.ts';
import {type ConsoleState, currentScreen} from '../../state/state.ts';

/** The notes of a fan-out. */
export type NotesScreen = OpenScreen & {readonly name: 'notes'; readonly list: ListView};

export type ListedNote = ReturnType<typeof listShownNotes>[number];

/** The screen that is shown, where it is this one. */
export function shownNotes(state: ConsoleState): NotesScreen | undefined {
	const screen = currentScreen(state);
	return isNotes(screen) ? screen : undefined;
}

function isNotes(screen: OpenScreen): screen is NotesScreen {
	return screen.name === 'notes';
}

/** The rows of the list: the notes whose text or author the search finds, by their moment. */
export function listFound(state: ConsoleState, {list: {search}}: NotesScreen): readonly ListedNote[] {
	const all = listShownNotes(state);
	return search === ''
		? all
		: all.filter(({text, by}) => holdsSearch(search, {words: [], fields: {msg: [text], by: [by]}}));
}

export function chosenNote(state: ConsoleState, screen: NotesScreen): ListedNote | undefined {
	const found = listFound(state, screen);
	const ids = found.map(({id}) => id);
	return found[cursorIndex(ids, screen.list)];
}
