import {randomUUID} from 'node:crypto';
import {readdir, rename, rm, stat} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import {performance} from 'node:perf_hooks';
import {type Failure, fail, type Outcome, succeed} from '../../core/domain/failure.ts';
import type {JournalDoubt, JournalEntry, JournalPosition, JournalReading} from '../../core/domain/journal-entry.ts';
import {maskMembers, withoutSecrets} from '../../core/domain/secrets/secrets.ts';
import type {Journal} from '../../ports/journal.ts';
import {explain} from './attempt-local.ts';
import {type JournalLine, nameLine, parseLine, printLine} from './journal-line.ts';
import {appendPrivate, checkFolder, readIfThere, UnsafeError} from './private-file.ts';

/** From this size on the file is put aside and a new one begun. */
const rotateFromBytes = 16 * 2 ** 20;
/** How long a file is kept that was put aside: twice as long as AWS keeps an execution. */
const keptAsideMs = 60 * 86_400_000;
/** How often a file is read again that ends in the middle of a line: another console may be writing it. */
const triesAtTornEnd = 3;

/**
The launch journal as a file of JSON lines that only grows.

Each line carries a version, is one write at the file's end and is synced before it counts, so several consoles may write at once. A line that can't be read is kept, and returned as a doubt. A file that has grown large is put aside under another name, never rewritten: who has it open goes on writing to it. The files are the user's alone, and no secret is in them.

@param rotateFrom - Bytes; for tests.
*/
export function createJournal(file: string, rotateFrom = rotateFromBytes): Journal {
	const append = async (line: JournalLine): Promise<Outcome<void>> => {
		try {
			const written = printLine(line);
			const checked = parseLine(written);
			if ('because' in checked) {
				// What could not be read again would stop every later start.
				throw new Error(`the entry is not as it has to be: ${checked.because}`);
			}

			// The break comes first: it ends whatever a crash has left behind.
			if (appendPrivate(file, `\n${written}\n`) > rotateFrom) {
				// Microseconds: the names are sorted, and several files may be put aside within a millisecond.
				const aside = Math.round((performance.timeOrigin + performance.now()) * 1000);
				await rename(file, file.replace(/\.ndjson$/, `-${aside}-${randomUUID()}.ndjson`)).catch(() => {});
			}

			return succeed(undefined);
		} catch (error) {
			return fail(tellTrouble(error, 'write', file));
		}
	};

	return {
		write: entries =>
			append({
				type: 'write',
				entries: entries.map(entry => ({
					...entry,
					...withoutSecrets(entry.request),
					openedAt: entry.state === 'open' ? entry.writtenAt : null,
					executionId: null,
					because: null,
				})),
			}),
		settle: (clientToken, result) => append({type: 'settle', clientToken, ...maskMembers(result)}),
		passOver: ids => append({type: 'pass-over', lines: ids}),
		async read() {
			try {
				checkFolder(dirname(file));
				const lines: ReadLine[] = [];
				for (const one of [...(await listAside(file)), file]) {
					lines.push(...listLines(one, await readWhole(one)));
				}

				return succeed(replay(lines));
			} catch (error) {
				return (error as NodeJS.ErrnoException).code === 'ENOENT'
					? succeed({entries: [], doubts: []})
					: fail(tellTrouble(error, 'read', file));
			}
		},
	};
}

function tellTrouble(error: unknown, verb: 'read' | 'write', file: string): Failure {
	const isUnsafe = error instanceof UnsafeError;
	return {
		kind: 'local',
		what: isUnsafe ? 'The launch journal isn’t to be trusted' : `Couldn't ${verb} the launch journal ${file}`,
		...explain(error),
		next: isUnsafe
			? `Nothing is started with it. \`${error.next}\` mends that, if what is in it is yours.`
			: 'Nothing is started without it. ROLLGRID_STATE_DIR names another folder.',
	};
}

/** Files that were put aside, oldest first; those that are too old to matter are removed. */
async function listAside(file: string): Promise<readonly string[]> {
	const folder = dirname(file);
	const stem = `${basename(file, '.ndjson')}-`;
	const names = await readdir(folder);
	const kept: string[] = [];
	for (const name of names.filter(one => one.startsWith(stem) && one.endsWith('.ndjson')).sort()) {
		const path = join(folder, name);
		const {mtimeMs} = await stat(path).catch(() => ({mtimeMs: 0}));
		if (Date.now() - mtimeMs > keptAsideMs) {
			await rm(path, {force: true});
		} else {
			kept.push(path);
		}
	}

	return kept;
}

/** A file's text, once its last line is whole; empty where nothing was ever written, or another console has just put it aside. */
async function readWhole(file: string): Promise<string> {
	let text = '';
	for (let attempt = 0; attempt < triesAtTornEnd; attempt++) {
		text = readIfThere(file) ?? '';
		if (text === '' || text.endsWith('\n')) {
			break;
		}

		await new Promise(resolve => setTimeout(resolve, 5));
	}

	return text;
}

type ReadLine = {readonly position: JournalPosition; readonly written: string};

function listLines(file: string, text: string): readonly ReadLine[] {
	return text
		.split('\n')
		.map((written, index) => ({position: {file, line: index + 1}, written}))
		.filter(({written}) => written.trim() !== '');
}

function replay(lines: readonly ReadLine[]): JournalReading {
	const entries = new Map<string, JournalEntry>();
	const doubts: JournalDoubt[] = [];
	const passedOver = new Set<string>();
	for (const {position, written} of lines) {
		const parsed = parseLine(written);
		if ('because' in parsed) {
			doubts.push({position, because: parsed.because, id: nameLine(written)});
		} else {
			replayLine(entries, passedOver, parsed.line, position);
		}
	}

	return {entries: [...entries.values()], doubts: doubts.filter(({id}) => !passedOver.has(id))};
}

function replayLine(
	entries: Map<string, JournalEntry>,
	passedOver: Set<string>,
	line: JournalLine,
	position: JournalPosition,
): void {
	switch (line.type) {
		case 'write':
			for (const entry of line.entries) {
				entries.set(entry.clientToken, {...entry, position});
			}

			break;
		case 'settle': {
			const known = entries.get(line.clientToken);
			// Two consoles may have sent the same start: that one of them got its ID is what counts.
			if (known !== undefined && known.state !== 'started') {
				const {type: _, ...result} = line;
				entries.set(line.clientToken, {...known, because: null, ...result});
			}

			break;
		}

		case 'pass-over':
			for (const id of line.lines) {
				passedOver.add(id);
			}
	}
}
