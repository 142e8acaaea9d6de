import type {Outcome} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';
import type {StartRequest} from '../core/domain/start-request.ts';

/** One launch, written to disk before it is sent. */
export type JournalEntry = {
	readonly clientToken: string;
	readonly where: Location;
	readonly request: StartRequest;
	/** Epoch milliseconds. */
	readonly writtenAt: number;
	/** `open`: what became of it isn't known yet. */
	readonly state: 'open' | 'started' | 'refused' | 'abandoned';
	readonly executionId: string | null;
	/** AWS's answer where it refused. */
	readonly because: string | null;
	/** The execution that this one retries. */
	readonly retryOf: string | null;
};

/**
The launch journal: what makes starting safe to repeat.

An entry is on disk (synced) when `open` resolves, and only then may the request be sent. Several consoles may use one state folder at once. Expect only `local` failures.
*/
export type Journal = {
	open(entry: Omit<JournalEntry, 'state' | 'executionId' | 'because'>): Promise<Outcome<void>>;
	settle(
		clientToken: string,
		result: {
			readonly state: 'started' | 'refused' | 'abandoned';
			readonly executionId?: string;
			readonly because?: string;
		},
	): Promise<Outcome<void>>;
	/** Every entry, oldest first. */
	read(): Promise<Outcome<readonly JournalEntry[]>>;
};
