import {constants, createReadStream} from 'node:fs';
import {dirname, join} from 'node:path';
import {createInterface} from 'node:readline';
import type {Outcome} from '../../core/domain/failure.ts';
import type {Location} from '../../core/domain/location.ts';
import {type Happening, tidyHappenings} from '../../core/follow/happening.ts';
import {parseHappening, printHappening} from '../../core/follow/happening-line.ts';
import type {Happenings, HappeningsOf} from '../../ports/happenings.ts';
import {attemptLocal} from './attempt-local.ts';
import {DeedReader} from './deeds.ts';
import {eraseDeletedNotes, hasDeletedNotes} from './erase-notes.ts';
import {appendPrivate, demandNoLink, keepFolder, openPrivate, readIfThere} from './private-file.ts';

/**
Happenings as files of JSON lines that grow, beside the record of each fan-out; who did what is read from the audit log.

@param stateFolder - The folder that contains the records and the audit log.
*/
export function createHappenings(stateFolder: string): Happenings {
	const records = join(stateFolder, 'records');
	const fileOf = ({accountId, region}: Location, executionId: string): string =>
		// An ID comes from AWS: nothing of it may lead out of the folder.
		join(records, `${accountId}-${region}`, `${executionId.replaceAll(/[^\w-]/g, '_')}.happenings`);

	const append = (file: string, happenings: readonly Happening[]): void => {
		keepFolder(stateFolder);
		for (const folder of [records, dirname(file)]) {
			demandNoLink(folder);
			keepFolder(folder);
		}

		// The line break comes first: it ends a line that a crash has cut off.
		appendPrivate(file, `\n${happenings.map(printHappening).join('\n')}\n`);
	};

	return {
		append: (where, executionId, happenings) =>
			attempt('write', records, async () => append(fileOf(where, executionId), happenings)),

		deleteNote: (where, executionId, deletion) =>
			attempt('write', records, async () => {
				const file = fileOf(where, executionId);
				// The deletion comes first: after a crash in between, the next read erases the text.
				append(file, [deletion]);
				eraseDeletedNotes(file);
			}),

		readKept: (where, executionId) =>
			attempt('read', records, async () => tidyHappenings(readFile(fileOf(where, executionId)))),

		read: of =>
			attempt('read', records, async () =>
				tidyHappenings([
					...of.executionIds.flatMap(id => readFile(fileOf(of.where, id))),
					...(await readDeeds(join(stateFolder, 'actions.ndjson'), of)),
				]),
			),
	};
}

function readFile(file: string): readonly Happening[] {
	const text = readIfThere(file) ?? '';
	if (hasDeletedNotes(text)) {
		eraseIfPossible(file);
	}

	return text.split('\n').flatMap(line => {
		const read = parseHappening(line);
		return read !== null && 'happening' in read ? [read.happening] : [];
	});
}

/** Erase what a crash, or a version before 0.5, has left of deleted notes. Reading doesn't depend on it. */
function eraseIfPossible(file: string): void {
	try {
		eraseDeletedNotes(file);
	} catch {
		// The disk can only be read.
	}
}

/** Read the audit log a chunk at a time: it only grows. */
async function readDeeds(file: string, of: HappeningsOf): Promise<readonly Happening[]> {
	let descriptor: number;
	try {
		descriptor = openPrivate(file, constants.O_RDONLY);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
			return [];
		}

		throw error;
	}

	const input = createReadStream(file, {fd: descriptor, encoding: 'utf8'});
	const reader = new DeedReader(of);
	try {
		for await (const line of createInterface({input})) {
			reader.add(line);
		}
	} finally {
		input.destroy();
	}

	return reader.list();
}

function attempt<T>(verb: 'read' | 'write', folder: string, run: () => Promise<T>): Promise<Outcome<T>> {
	return attemptLocal(`Couldn't ${verb} the notes and actions in ${folder}`, null, run);
}
