import type {Outcome} from '../core/domain/failure.ts';
import type {JournalEntry} from '../core/domain/journal-entry.ts';

/** An entry as it is first written. */
export type NewEntry = Omit<JournalEntry, 'isWhole' | 'openedAt' | 'executionId' | 'because' | 'state'> & {
	readonly state: 'planned' | 'open';
};

/** What an entry has become. */
export type StartResult =
	/** About to be sent, at this time. */
	| {readonly state: 'open'; readonly openedAt: number}
	| {readonly state: 'started'; readonly executionId: string}
	| {readonly state: 'refused' | 'abandoned'; readonly because: string};

/**
The launch journal: what makes starting safe to repeat.

What `write` and `settle` were given is on disk (synced) when they resolve, and only then may a request be sent. Several consoles may use one state folder at once. That an entry started is never taken back by what another console writes. Expect only `local` failures.
*/
export type Journal = {
	/** Write entries down, all or none of them. */
	write(entries: readonly NewEntry[]): Promise<Outcome<void>>;
	settle(clientToken: string, result: StartResult): Promise<Outcome<void>>;
	/** Every entry, oldest first. */
	read(): Promise<Outcome<readonly JournalEntry[]>>;
};
