import {closeSync, constants, fsyncSync, readFileSync, writeSync} from 'node:fs';
import {parseHappening} from '../../core/follow/happening-line.ts';
import {openPrivate} from './private-file.ts';

/** A line of a file, in bytes. */
type Line = {readonly start: number; readonly end: number; readonly text: string};

/**
Overwrite deleted notes with blanks, where they stand in the file.

Replacing the file by a shorter one would lose what another rollgrid appends meanwhile; its length and its other lines stay as they are. A note may hold a secret, which is why it was deleted.

@throws Errors of the file system, `ENOENT` for a file that isn't there.
*/
export function eraseDeletedNotes(file: string): void {
	const descriptor = openPrivate(file, constants.O_RDWR);
	try {
		const lines = findDeletedNotes(readFileSync(descriptor));
		for (const {start, end} of lines) {
			const blanks = Buffer.alloc(end - start, ' ');
			for (let written = 0; written < blanks.length; ) {
				written += writeSync(descriptor, blanks, written, blanks.length - written, start + written);
			}
		}

		if (lines.length > 0) {
			fsyncSync(descriptor);
		}
	} finally {
		closeSync(descriptor);
	}
}

/** Whether a file's text still has a note that was deleted. */
export function hasDeletedNotes(text: string): boolean {
	// Nearly no file has one: its lines are not parsed again.
	return text.includes('"type":"note-deleted"') && findDeletedNotes(Buffer.from(text)).length > 0;
}

function findDeletedNotes(content: Buffer): readonly Line[] {
	const read = splitLines(content).map(line => ({line, parsed: parseHappening(line.text)}));
	const happenings = read.flatMap(({line, parsed}) =>
		parsed !== null && 'happening' in parsed ? [{line, happening: parsed.happening}] : [],
	);
	const deleted = new Set(happenings.flatMap(({happening: one}) => (one.type === 'note-deleted' ? [one.id] : [])));
	return happenings.filter(({happening: one}) => one.type === 'note' && deleted.has(one.id)).map(({line}) => line);
}

/** A byte of 10 is a line break wherever it stands: UTF-8 uses it for nothing else. */
function splitLines(content: Buffer): readonly Line[] {
	const lines: Line[] = [];
	for (let start = 0; start < content.length; ) {
		const found = content.indexOf(10, start);
		const end = found === -1 ? content.length : found;
		lines.push({start, end, text: content.toString('utf8', start, end)});
		start = end + 1;
	}

	return lines;
}
