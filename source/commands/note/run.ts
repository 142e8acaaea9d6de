import type {Location} from '../../core/domain/location.ts';
import type {Note} from '../../core/follow/happening.ts';
import {formatIso, formatTime} from '../../core/status/format.ts';
import {printJson, toPrintableLine} from '../../core/status/printable.ts';
import type {Happenings} from '../../ports/happenings.ts';
import {exitStatus, type Services, tellFailure} from '../services.ts';

export type NoteServices = Services & {readonly happenings: Happenings};

export type NoteOptions = {
	readonly executionId: string;
	/** The note; if left out, the notes are listed. */
	readonly text: string | undefined;
	/** Computes the moment of the note from the present; now if left out. */
	readonly at: ((now: number) => number) | undefined;
	readonly deletedId: string | undefined;
	readonly isJson: boolean;
};

/** Write a note about a fan-out, delete one's own, or list them. Notes stay on this machine; nothing is changed in AWS. */
export async function note(services: NoteServices, options: NoteOptions): Promise<number> {
	const located = await services.locateCentral();
	if (!located.ok) {
		return tellFailure(services, located.failure);
	}

	const {central, identity} = located.value;
	const {executionId, text = '', deletedId} = options;
	if (deletedId !== undefined) {
		return deleteNote(services, central, {...options, deletedId, by: identity.arn});
	}

	return text.trim() === ''
		? listNotes(services, central, options)
		: addNote(services, central, {...options, text: text.trim(), by: identity.arn, executionId});
}

type Written = NoteOptions & {readonly by: string};

async function addNote(
	services: NoteServices,
	central: Location,
	{executionId, text, at, by, isJson}: Written & {readonly text: string},
): Promise<number> {
	const {happenings, clock, createId, tell, print} = services;
	const unknown = await findMissing(services, central, executionId);
	if (unknown !== null) {
		return unknown;
	}

	const now = clock.now();
	const about = at?.(now) ?? now;
	if (about > now) {
		tell('× --at lies in the future: a note is about what has happened.');
		return exitStatus.wrongUsage;
	}

	const added: Note = {type: 'note', at: about, writtenAt: now, id: createId(), by, text};
	const kept = await happenings.append(central, executionId, [added]);
	if (!kept.ok) {
		return tellFailure(services, kept.failure);
	}

	if (isJson) {
		print(printJson(toJson(added)));
	}

	tell(`Note kept about ${formatTime(added.at)}, on this machine. Reports and records that are handed on have it.`);
	return exitStatus.done;
}

async function deleteNote(
	services: NoteServices,
	central: Location,
	{executionId, deletedId, by}: Written & {readonly deletedId: string},
): Promise<number> {
	const {happenings, clock, tell} = services;
	const read = await readNotes(services, central, executionId);
	if (!('notes' in read)) {
		return read.status;
	}

	const found = read.notes.find(({id}) => id === deletedId);
	if (found === undefined || found.by !== by) {
		tell(
			found === undefined
				? `× There is no note ${toPrintableLine(deletedId)} of ${executionId}.`
				: `× Only who wrote it deletes it: ${toPrintableLine(found.by ?? 'somebody who wasn’t known')}.`,
		);
		return exitStatus.wrongUsage;
	}

	const deletion = {type: 'note-deleted', at: clock.now(), id: deletedId, by} as const;
	const deleted = await happenings.deleteNote(central, executionId, deletion);
	if (!deleted.ok) {
		return tellFailure(services, deleted.failure);
	}

	tell('Note deleted, and its text erased here. Reports and records that were handed on before still have it.');
	return exitStatus.done;
}

async function listNotes(services: NoteServices, central: Location, options: NoteOptions): Promise<number> {
	const read = await readNotes(services, central, options.executionId);
	if (!('notes' in read)) {
		return read.status;
	}

	const {print, tell} = services;
	if (options.isJson) {
		print(printJson(read.notes.map(toJson)));
	} else if (read.notes.length === 0) {
		tell(`No notes of ${options.executionId} are kept on this machine.`);
	}

	for (const {at, id, by, text} of options.isJson ? [] : read.notes) {
		print(`${formatTime(at)}  ${id}  ${toPrintableLine(by ?? 'not known')}  ${toPrintableLine(text)}`);
	}

	return exitStatus.done;
}

async function readNotes(services: NoteServices, central: Location, executionId: string) {
	const read = await services.happenings.readKept(central, executionId);
	return read.ok
		? {notes: read.value.filter(one => one.type === 'note')}
		: {status: tellFailure(services, read.failure)};
}

/** The exit status where neither AWS nor a record has the execution: a note about it would never be found again. */
async function findMissing(services: NoteServices, central: Location, executionId: string): Promise<number | null> {
	const record = await services.records?.read(central, executionId);
	if (record?.ok && record.value !== null) {
		return null;
	}

	const got = await services.automation.getExecution(central, executionId);
	return got.ok ? null : tellFailure(services, got.failure);
}

function toJson({id, at, writtenAt, by, text}: Note) {
	return {id, at: formatIso(at), writtenAt: formatIso(writtenAt), by, text};
}
