import type {Outcome} from '../core/domain/failure.ts';
import type {JournalEntry, JournalReading} from '../core/domain/journal-entry.ts';

/** An entry as it is first written. */
export type NewEntry = Omit<JournalEntry, 'isWhole' | 'openedAt' | 'executionId' | 'because' | 'state' | 'position'> & {
	readonly state: 'planned' | 'open';
};

/** What an entry has become. */
export type StartResult =
	/** About to be sent, at this time, with or without the tag that carries its token. */
	| {readonly state: 'open'; readonly openedAt: number; readonly isTagged: boolean}
	| {readonly state: 'started'; readonly executionId: string}
	| {readonly state: 'refused' | 'abandoned'; readonly because: string};

/**
The launch journal: what makes starting safe to repeat.

What `write` and `settle` were given is on disk (synced) when they resolve, and only then may a request be sent. Several consoles may use one state folder at once. That an entry started is never taken back by what another console writes. Nothing that was written is ever changed or removed before it is 60 days old. Expect only `local` failures: also where others could have written the journal.
*/
export type Journal = {
	/** Write entries down, all or none of them. */
	write(entries: readonly NewEntry[]): Promise<Outcome<void>>;
	settle(clientToken: string, result: StartResult): Promise<Outcome<void>>;
	/** Everything that is written; lines that can't be read are doubts. */
	read(): Promise<Outcome<JournalReading>>;
	/** From now on pass over lines that can't be read, by the IDs of their doubts. They stay where they are. */
	passOver(ids: readonly string[]): Promise<Outcome<void>>;
};
