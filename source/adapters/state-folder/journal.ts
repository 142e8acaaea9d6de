import {mkdir, open, readFile} from 'node:fs/promises';
import {dirname} from 'node:path';
import {fail, type Outcome, succeed} from '../../core/domain/failure.ts';
import type {Journal, JournalEntry} from '../../ports/journal.ts';

/** One line of the file: an entry as it was opened, or what became of one. */
type JournalLine =
	| {readonly type: 'open'; readonly entry: JournalEntry}
	| ({readonly type: 'settle'; readonly clientToken: string} & Parameters<Journal['settle']>[1]);

/**
The launch journal as a file of JSON lines that only grows.

Each line is one write at the file's end and is synced before it counts, so several consoles may write at once, and a crash can tear off at most the last line, which is then passed over. The file is the user's alone.
*/
export function createJournal(file: string): Journal {
	const append = async (line: JournalLine): Promise<Outcome<void>> => {
		try {
			await mkdir(dirname(file), {recursive: true, mode: 0o700});
			const handle = await open(file, 'a', 0o600);
			try {
				// The break comes first: it ends whatever a crash has left behind.
				await handle.write(`\n${JSON.stringify(line)}\n`);
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
		open: entry => append({type: 'open', entry: {...entry, state: 'open', executionId: null, because: null}}),
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
		if (line?.type === 'open') {
			entries.set(line.entry.clientToken, line.entry);
		} else if (line?.type === 'settle') {
			const known = entries.get(line.clientToken);
			if (known !== undefined) {
				const {state, executionId = null, because = null} = line;
				entries.set(line.clientToken, {...known, state, executionId, because});
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
