import type {Outcome} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';

/** One change that takes a while in AWS, written down before it is sent. */
export type ChangeEntry = {
	/** Its name in AWS: the operation's ID, or a token. */
	readonly id: string;
	readonly where: Location;
	/** The object of the change: a stack set's name, a document's. */
	readonly subject: string;
	/** The kind of change: `create-instances`… */
	readonly step: string;
	/** Epoch milliseconds. */
	readonly writtenAt: number;
	/** Its result; `open` where that is unknown. */
	readonly state: 'open' | 'done' | 'refused';
	/** AWS's response where it refused. */
	readonly because: string | null;
};

/**
Prevents that changes of roles and runbooks are made twice.

When `write` and `settle` resolve, their data is on disk (synced), and only then may the call be sent. Several rollgrid processes may use one state folder at once. Expect only `local` failures.
*/
export type ChangeJournal = {
	write(entry: Omit<ChangeEntry, 'state' | 'because'>): Promise<Outcome<void>>;
	settle(id: string, state: 'done' | 'refused', because: string | null): Promise<Outcome<void>>;
	/** Oldest first; lines that can't be read are left out. */
	read(): Promise<Outcome<readonly ChangeEntry[]>>;
};
