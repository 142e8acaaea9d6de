import type {Outcome} from '../domain/failure.ts';
import type {Location} from '../domain/location.ts';
import type {Happening} from '../follow/happening.ts';

/** Events of the keys for notes. */
export type NoteKeyEvent =
	/** Write a note about the moment that is shown. */
	| {readonly type: 'note-asked'}
	/** List the notes of the fan-out. */
	| {readonly type: 'notes-asked'};

/** Responses about notes. */
export type NoteEvent =
	| {
			readonly type: 'happenings-found';
			readonly executionId: string;
			readonly outcome: Outcome<readonly Happening[]>;
	  }
	/** A note, or its deletion, has been written to the disk, or couldn't be. */
	| {readonly type: 'happening-kept'; readonly executionId: string; readonly outcome: Outcome<Happening>};

/** A request to the disk. */
export type NoteEffect =
	| {readonly type: 'read-happenings'; readonly where: Location; readonly executionId: string}
	| {
			readonly type: 'keep-note';
			readonly place: NotePlace;
			/** The moment that it is about, epoch milliseconds. */
			readonly at: number;
			readonly by: string | null;
			readonly text: string;
	  }
	| {readonly type: 'delete-note'; readonly place: NotePlace; readonly id: string; readonly by: string | null};

/** The execution that a note is about, and where it was started. */
export type NotePlace = {
	readonly where: Location;
	readonly executionId: string;
};
