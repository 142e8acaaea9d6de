import {cursorIndex} from '../../state/list-rows.ts';
import {isOwnNote} from '../../state/notes.ts';
import type {ConsoleState} from '../../state/state.ts';
import {formatTime} from '../../status/format.ts';
import {toPrintableLine} from '../../status/printable.ts';
import {type ListedNote, listFound, shownNotes} from './screen.ts';

/** The notes as they are listed. */
export type NotesScene = {
	readonly rows: readonly NoteRow[];
	readonly cursor: number;
	/** The whole text of the one under the cursor. */
	readonly text: string;
	/** The text where there is no note; else empty. */
	readonly empty: string;
};

export type NoteRow = {
	readonly id: string;
	readonly time: string;
	readonly who: string;
	readonly text: string;
	readonly isOwn: boolean;
};

export function selectNotes(state: ConsoleState): NotesScene | undefined {
	const screen = shownNotes(state);
	if (screen === undefined) {
		return undefined;
	}

	const found = listFound(state, screen);
	const cursor = cursorIndex(
		found.map(({id}) => id),
		screen.list,
	);
	return {
		rows: found.map(note => toRow(state, note)),
		cursor,
		text: toPrintableLine(found[cursor]?.text ?? ''),
		empty:
			found.length > 0
				? ''
				: screen.list.search === ''
					? 'No note yet: # writes one about the moment that is shown. Notes are kept on this machine, with the record.'
					: 'No note holds that: Esc shows all.',
	};
}

function toRow(state: ConsoleState, note: ListedNote): NoteRow {
	const {id, at, by, text} = note;
	return {
		id,
		time: formatTime(at),
		// The name of a session or a user is the end of the ARN.
		who: toPrintableLine(by === null ? 'not known' : by.slice(by.lastIndexOf('/') + 1)),
		text: toPrintableLine(text),
		isOwn: isOwnNote(state, note),
	};
}
