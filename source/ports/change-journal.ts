import type {Outcome} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';

/** One change that takes a while in AWS, written down before it is sent. */
export type ChangeEntry = {
	/** What AWS knows it by: the operation's ID, or a token. */
	readonly id: string;
	readonly where: Location;
	/** What is changed: a stack set's name, a document's. */
	readonly subject: string;
	/** What is done to it: `create-instances`… */
	readonly step: string;
	/** Epoch milliseconds. */
	readonly writtenAt: number;
	/** What became of it; `open` where that isn't known. */
	readonly state: 'open' | 'done' | 'refused';
	/** AWS's answer where it refused. */
	readonly because: string | null;
};

/**
What keeps changes of roles and runbooks from being made twice.

What `write` and `settle` were given is on disk (synced) when they resolve, and only then may the call be sent. Several rollgrids may use one state folder at once. Expect only `local` failures.
*/
export type ChangeJournal = {
	write(entry: Omit<ChangeEntry, 'state' | 'because'>): Promise<Outcome<void>>;
	settle(id: string, state: 'done' | 'refused', because: string | null): Promise<Outcome<void>>;
	/** Oldest first; lines that can't be read are left out. */
	read(): Promise<Outcome<readonly ChangeEntry[]>>;
};
