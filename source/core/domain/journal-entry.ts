import type {Location} from './location.ts';
import type {StartRequest} from './start-request.ts';

/** One start of an execution, written to disk before it is sent. */
export type JournalEntry = {
	/** The token that AWS knows the start by, for as long as it remembers it. */
	readonly clientToken: string;
	/** The account and Region that it is started in. */
	readonly where: Location;
	/** What is sent, the token aside. Values that look secret are left out on disk. */
	readonly request: StartRequest;
	/** Whether `request` is all that was sent: where a secret was left out it can't be sent again. */
	readonly isWhole: boolean;
	/** Epoch milliseconds. */
	readonly writtenAt: number;
	/** When it was last about to be sent, epoch milliseconds; `null` while it is planned. */
	readonly openedAt: number | null;
	/** Starts that were asked for together have the same; a new UUID for each launch or retry. */
	readonly launchId: string;
	/** From 0: a later turn is sent only when the executions of the one before have ended. */
	readonly turn: number;
	/** Locations that it reaches, as far as its request says: OUs count as one. */
	readonly locations: number;
	/** The execution that this one retries. */
	readonly retryOf: string | null;
	readonly state: StartState;
	readonly executionId: string | null;
	/** AWS's answer where it refused. */
	readonly because: string | null;
};

/**
- `planned`: not sent yet; its turn hasn't come.
- `open`: sent, or about to be; what became of it isn't known.
- `started`, `refused`: AWS's answer.
- `abandoned`: given up before it was sent, or forgotten by the operator's wish.
*/
export type StartState = 'planned' | 'open' | 'started' | 'refused' | 'abandoned';
