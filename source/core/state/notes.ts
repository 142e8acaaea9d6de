import {type Note, tidyHappenings} from '../follow/happening.ts';
import {listAttemptIds, shownFollowing} from './attempts.ts';
import type {NotePlace} from './note-event.ts';
import type {ConsoleState} from './state.ts';

/** List the notes of the shown fan-out and all its attempts, by their moment. */
export function listShownNotes(state: ConsoleState): ReadonlyArray<Note & {readonly executionId: string}> {
	const place = shownPlace(state);
	const ids = place === null ? [] : listAttemptIds(state, place.executionId);
	return ids
		.flatMap(executionId =>
			tidyHappenings(state.happenings.get(executionId) ?? []).flatMap(one =>
				one.type === 'note' ? [{...one, executionId}] : [],
			),
		)
		.toSorted((a, b) => a.at - b.at);
}

/** The execution that a new note would be about; `null` where no fan-out is shown. */
export function shownPlace(state: ConsoleState): NotePlace | null {
	const following = shownFollowing(state);
	return following === null ? null : {where: following.where, executionId: following.executionId};
}

/** Whether the present operator wrote a note: only its author can delete it. */
export function isOwnNote({identity}: Pick<ConsoleState, 'identity'>, {by}: Pick<Note, 'by'>): boolean {
	return by === (identity?.arn ?? null);
}
