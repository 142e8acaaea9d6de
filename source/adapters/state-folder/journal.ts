import {randomUUID} from 'node:crypto';
import {mkdir, open, readdir, readFile, rename, rm, stat} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import {performance} from 'node:perf_hooks';
import {fail, type Outcome, succeed} from '../../core/domain/failure.ts';
import type {JournalEntry} from '../../core/domain/journal-entry.ts';
import {maskMembers, withoutSecrets} from '../../core/domain/secrets/secrets.ts';
import type {Journal, StartResult} from '../../ports/journal.ts';

/** One line of the file: entries as they were written together, or what became of one. */
type JournalLine =
	| {readonly type: 'write'; readonly entries: readonly JournalEntry[]}
	| ({readonly type: 'settle'; readonly clientToken: string} & StartResult);

/** From this size on the file is put aside and a new one begun. */
const rotateFromBytes = 16 * 2 ** 20;
/** How long a file is kept that was put aside: twice as long as AWS keeps an execution. */
const keptAsideMs = 60 * 86_400_000;

/**
The launch journal as a file of JSON lines that only grows.

Each line is one write at the file's end and is synced before it counts, so several consoles may write at once, and a crash can tear off at most the last line, which is then passed over. A file that has grown large is put aside under another name, never rewritten: who has it open goes on writing to it. The files are the user's alone, and no secret is in them.

@param rotateFrom - Bytes; for tests.
*/
export function createJournal(file: string, rotateFrom = rotateFromBytes): Journal {
	const append = async (line: JournalLine): Promise<Outcome<void>> => {
		try {
			await mkdir(dirname(file), {recursive: true, mode: 0o700});
			const handle = await open(file, 'a', 0o600);
			let isLarge = false;
			try {
				// The break comes first: it ends whatever a crash has left behind.
				await handle.appendFile(`\n${JSON.stringify(line)}\n`);
				await handle.sync();
				isLarge = (await handle.stat()).size > rotateFrom;
			} finally {
				await handle.close();
			}

			if (isLarge) {
				// Microseconds: the names are sorted, and several files may be put aside within a millisecond.
				const aside = Math.round((performance.timeOrigin + performance.now()) * 1000);
				await rename(file, file.replace(/\.ndjson$/, `-${aside}-${randomUUID()}.ndjson`)).catch(() => {});
			}

			return succeed(undefined);
		} catch (error) {
			return fail({
				kind: 'local',
				what: `Couldn't write the launch journal ${file}`,
				because: (error as Error).message,
				next: 'Nothing is started without it. ROLLGRID_STATE_DIR names another folder.',
			});
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
		async read() {
			try {
				const texts: string[] = [];
				for (const one of [...(await listAside(file)), file]) {
					texts.push(await readFile(one, 'utf8').catch(passOverMissing));
				}

				return succeed(replay(texts.join('\n')));
			} catch (error) {
				return fail({
					kind: 'local',
					what: `Couldn't read the launch journal ${file}`,
					because: (error as Error).message,
				});
			}
		},
	};
}

/** Files that were put aside, oldest first; those that are too old to matter are removed. */
async function listAside(file: string): Promise<readonly string[]> {
	const folder = dirname(file);
	const stem = `${basename(file, '.ndjson')}-`;
	const names = await readdir(folder).catch(() => []);
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

/** Nothing was ever written, or another console has just put the file aside. */
function passOverMissing(error: NodeJS.ErrnoException): string {
	if (error.code === 'ENOENT') {
		return '';
	}

	throw error;
}

function replay(text: string): readonly JournalEntry[] {
	const entries = new Map<string, JournalEntry>();
	for (const line of text.split('\n').map(parseLine)) {
		if (line?.type === 'write') {
			for (const entry of line.entries) {
				entries.set(entry.clientToken, entry);
			}
		} else if (line?.type === 'settle') {
			const known = entries.get(line.clientToken);
			// Two consoles may have sent the same start: that one of them got its ID is what counts.
			if (known !== undefined && known.state !== 'started') {
				const {type: _, ...result} = line;
				entries.set(line.clientToken, {...known, because: null, ...result});
			}
		}
	}

	return [...entries.values()];
}

function parseLine(text: string): JournalLine | undefined {
	try {
		return text === '' ? undefined : (JSON.parse(text) as JournalLine);
	} catch {
		return undefined;
	}
}
