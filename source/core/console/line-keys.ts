import {listMistakes, parseQuery} from '../domain/search/parse-query.ts';
import {editLine, insertInLine, type Line} from '../state/edit-line.ts';
import type {KeyEvent, ResponseEvent} from '../state/event.ts';
import type {Search} from '../state/screen.ts';
import {shownSearch} from '../state/shown-search.ts';
import {type ConsoleState, currentScreen, roomOf} from '../state/state.ts';
import {andThen, type Reducers, type Transition, transition} from '../state/transition.ts';
import {beginLine, mostLines, recallLine, rememberLine} from '../state/typed-lines.ts';
import {typeInDialog} from './dialog.ts';

type Handled =
	| Extract<KeyEvent, {type: 'search-began' | 'typed' | 'line-edited' | 'line-recalled'}>
	| Extract<ResponseEvent, {type: 'lines-read'}>;

/** What keys do to the line that is being typed: that of a question, or the search of the screen. */
export const lineReducers: Reducers<Handled> = {
	'search-began': state =>
		andThen(
			withSearch({...state, notice: null, typing: beginLine(state.typing)}, search => ({...search, isSearching: true})),
			askForLines,
		),

	typed: (state, {text}) => edit(state, line => insertInLine(line, text)),
	'line-edited': (state, event) => edit(state, line => editLine(line, event.edit)),

	'line-recalled'(state, {direction}) {
		const recalled = recallLine(state.typing, 'search', shownSearch(state).search, direction);
		return recalled === undefined
			? transition(state)
			: withSearch({...state, typing: recalled.typing}, () => ({search: recalled.text, isSearching: true}));
	},

	'lines-read'(state, {outcome}) {
		if (!outcome.ok) {
			return transition({...state, notice: {text: outcome.failure.what, tone: 'bad'}});
		}

		// A line typed before the response came is newer than the saved ones.
		const {search, command} = state.typing.known;
		const known = {
			search: joinLines(outcome.value.search, search),
			command: joinLines(outcome.value.command, command),
		};
		return transition({...state, typing: {...state.typing, known}});
	},
};

/** Read once what was typed in earlier runs. */
export function askForLines(state: ConsoleState): Transition {
	return state.typing.isAsked
		? transition(state)
		: transition({...state, typing: {...state.typing, isAsked: true}}, {type: 'read-lines'});
}

/** Keep the search as typed, and give the keys back to the screen; a search with a mistake stays open, and its line shows the mistake. */
export function keepSearch(state: ConsoleState): Transition {
	const {search, fields} = shownSearch(state);
	const mistakes = listMistakes(parseQuery(search), fields);
	if (mistakes.length > 0) {
		return transition({...state, notice: null});
	}

	const kept = withSearch(state, found => ({...found, isSearching: false}));
	return search.trim() === ''
		? kept
		: andThen(kept, after =>
				transition(
					{...after, typing: rememberLine(after.typing, 'search', search)},
					{type: 'keep-line', kind: 'search', text: search.trim()},
				),
			);
}

/** Leave the search; `undefined` where there is none. */
export function leaveSearch(state: ConsoleState): Transition | undefined {
	const {search, isSearching} = shownSearch(state);
	return isSearching || search !== ''
		? withSearch({...state, typing: beginLine(state.typing)}, () => ({isSearching: false, search: ''}))
		: undefined;
}

function edit(state: ConsoleState, change: (line: Line) => Line): Transition {
	return state.dialog === null ? writeSearch(state, change) : transition(typeInDialog(state, change));
}

function writeSearch(state: ConsoleState, change: (line: Line) => Line): Transition {
	const {search: before} = shownSearch(state);
	const {text, fromEnd} = change({text: before, fromEnd: state.typing.fromEnd});
	const typing = {...state.typing, fromEnd, ...(text === before ? {} : {recalled: null, draft: ''})};
	return withSearch({...state, typing}, () => ({search: text, isSearching: true}));
}

function withSearch(state: ConsoleState, change: (search: Search) => Search): Transition {
	const screen = currentScreen(state);
	return roomOf(state, screen).search(state, screen, change);
}

function joinLines(older: readonly string[], newer: readonly string[]): readonly string[] {
	return [...older.filter(line => !newer.includes(line)), ...newer].slice(-mostLines);
}
