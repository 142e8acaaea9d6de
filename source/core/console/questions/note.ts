import {shownPast, shownTime} from '../../state/attempts.ts';
import type {DialogIntent} from '../../state/dialog.ts';
import type {NoteKeyEvent} from '../../state/note-event.ts';
import {listShownNotes, shownPlace} from '../../state/notes.ts';
import {openScreen} from '../../state/open.ts';
import type {ConsoleState} from '../../state/state.ts';
import {type Reducers, type Transition, transition} from '../../state/transition.ts';
import {formatCount, formatTime} from '../../status/format.ts';

/** The most characters of a note. */
const mostCharacters = 2000;

export const noteKeyReducers: Reducers<NoteKeyEvent> = {
	'note-asked'(state) {
		const place = shownPlace(state);
		if (place === null) {
			return transition({...state, notice: {text: 'No fan-out here to write a note about', tone: 'info'}});
		}

		const at = shownTime(state);
		const count = listShownNotes(state).length;
		const known =
			count === 0 ? 'There is none yet' : `Enter without a text lists what was noted (${formatCount(count)})`;
		return transition({
			...state,
			notice: null,
			dialog: {
				title: `Note about ${formatTime(at)}${shownPast(state) === null ? '' : ', the moment shown'}`,
				lines: [`Kept on this machine with the record, shown in reports and with a record handed on. ${known}.`],
				intent: {type: 'write-note', place, at},
				mustType: null,
				typed: '',
				takesYes: false,
				choices: [],
				prompt: 'Note: ',
			},
		});
	},

	'notes-asked': state => openScreen(state, 'notes'),
};

/** Save the typed note; without a text, list the earlier notes. */
export function writeNote(
	state: ConsoleState,
	typed: string,
	{place, at}: Extract<DialogIntent, {type: 'write-note'}>,
): Transition {
	const text = typed.trim().slice(0, mostCharacters);
	const left = {...state, dialog: null};
	if (text === '') {
		return listShownNotes(state).length === 0 ? transition(left) : openScreen(left, 'notes');
	}

	return transition(left, {type: 'keep-note', place, at, by: state.identity?.arn ?? null, text});
}
