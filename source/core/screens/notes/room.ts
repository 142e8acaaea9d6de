import {listAttemptIds} from '../../state/attempts.ts';
import type {KeyEvent} from '../../state/event.ts';
import {backToMatrix} from '../../state/lower-matrix.ts';
import {isOwnNote, shownPlace} from '../../state/notes.ts';
import {pushOnce} from '../../state/open.ts';
import {seekMoment} from '../../state/reducers/rewind.ts';
import type {ScreenRoom} from '../../state/room.ts';
import {topOfList} from '../../state/screen.ts';
import {type Reducers, transition} from '../../state/transition.ts';
import {formatTime} from '../../status/format.ts';
import {moveInList, plainRoom, searchInList} from '../scroll.ts';
import {noteRow} from '../shared-keys.ts';
import {chosenNote, listFound, type NotesScreen, shownNotes} from './screen.ts';

export type NotesEvent = {readonly type: 'note-deletion-asked'};

export const notesReducers: Reducers<NotesEvent> = {
	'note-deletion-asked'(state) {
		const screen = shownNotes(state);
		const note = screen && chosenNote(state, screen);
		if (note === undefined) {
			return transition(state);
		}

		if (!isOwnNote(state, note)) {
			const text = `Only who wrote it deletes it: ${note.by ?? 'somebody who wasn’t known'}`;
			return transition({...state, notice: {text, tone: 'info'}});
		}

		const {executionId, id, by} = note;
		const where = state.central;
		return where === null
			? transition(state)
			: transition({...state, notice: null}, {type: 'delete-note', place: {where, executionId}, id, by});
	},
};

/** The notes about a fan-out: the operator can read all, and delete their own. */
export const notesRoom: ScreenRoom<NotesScreen, NotesEvent, KeyEvent> = {
	...plainRoom,
	name: 'notes',
	heading: 'Notes',
	needs: 'fan-out',
	keys: [
		noteRow,
		{
			keys: ['x'],
			label: 'delete the note, where it is one’s own',
			hint: 'delete',
			raises: {type: 'note-deletion-asked'},
		},
	],
	ways: [],
	title: () => 'notes',
	/** Read the notes of every attempt again: another rollgrid may have written some meanwhile. */
	open(state) {
		const place = shownPlace(state);
		const opened = pushOnce<NotesScreen>({...state, notice: null}, {name: 'notes', about: 'fan-out', list: topOfList});
		const ids = place === null ? [] : listAttemptIds(state, place.executionId);
		return transition(
			opened,
			...ids.map(executionId => ({type: 'read-happenings', where: place!.where, executionId}) as const),
		);
	},
	move: (state, screen, direction, stride) => {
		const ids = listFound(state, screen).map(({id}) => id);
		return transition(moveInList(state, screen, ids, direction, stride));
	},
	/** Show the matrix at the moment of the note. */
	enter(state, screen) {
		const note = chosenNote(state, screen);
		return note === undefined
			? transition(state)
			: seekMoment(backToMatrix(state), {to: 'time', since: 'epoch', ms: note.at});
	},
	search: searchInList,
	searchFields: ['msg', 'by'],
	found: (state, screen) => ({
		shown: listFound(state, screen).length,
		of: listFound(state, {...screen, list: {...screen.list, search: ''}}).length,
	}),
	copies(state, screen) {
		const note = chosenNote(state, screen);
		return note === undefined
			? []
			: [
					{key: 'y', what: 'note', text: note.text},
					{key: 't', what: 'time', text: formatTime(note.at)},
				];
	},
};
