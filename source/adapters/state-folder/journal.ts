import {mkdir, open, readFile} from 'node:fs/promises';
import {dirname} from 'node:path';
import {fail, type Outcome, succeed} from '../../core/domain/failure.ts';
import type {JournalEntry} from '../../core/domain/journal-entry.ts';
import {withoutSecrets} from '../../core/domain/secrets.ts';
import type {Journal, StartResult} from '../../ports/journal.ts';

/** One line of the file: entries as they were written together, or what became of one. */
type JournalLine =
	| {readonly type: 'write'; readonly entries: readonly JournalEntry[]}
	| ({readonly type: 'settle'; readonly clientToken: string} & StartResult);

/**
The launch journal as a file of JSON lines that only grows.

Each line is one write at the file's end and is synced before it counts, so several consoles may write at once, and a crash can tear off at most the last line, which is then passed over. The file is the user's alone, and no secret is in it.
*/
export function createJournal(file: string): Journal {
	const append = async (line: JournalLine): Promise<Outcome<void>> => {
		try {
			await mkdir(dirname(file), {recursive: true, mode: 0o700});
			const handle = await open(file, 'a', 0o600);
			try {
				// The break comes first: it ends whatever a crash has left behind.
				await handle.appendFile(`\n${JSON.stringify(line)}\n`);
				await handle.sync();
			} finally {
				await handle.close();
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
		settle: (clientToken, result) => append({type: 'settle', clientToken, ...result}),
		async read() {
			try {
				return succeed(replay(await readFile(file, 'utf8')));
			} catch (error) {
				return (error as NodeJS.ErrnoException).code === 'ENOENT'
					? succeed([])
					: fail({kind: 'local', what: `Couldn't read the launch journal ${file}`, because: (error as Error).message});
			}
		},
	};
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
