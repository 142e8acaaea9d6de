import type {Location} from './location.ts';
import type {StartRequest} from './start-request.ts';

/** One start of an execution, written to disk before it is sent. */
export type JournalEntry = {
	/** The token that AWS knows the start by, for as long as it remembers it. */
	readonly clientToken: string;
	/** The account and Region that it is started in. */
	readonly where: Location;
	/** What was asked for: what is sent, but for the token and the tag that carries it. Values that look secret are left out on disk. */
	readonly request: StartRequest;
	/** Whether the start is sent with the tag that carries its token, by which it can be found for certain. */
	readonly isTagged: boolean;
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
	/** Where it was written. */
	readonly position: JournalPosition;
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
type StartState = 'planned' | 'open' | 'started' | 'refused' | 'abandoned';

/** A line of a file, counted from 1. */
export type JournalPosition = {readonly file: string; readonly line: number};

/** Something in the journal that can't be relied on. It is kept, and no start goes out until the operator has decided about it. */
export type JournalDoubt = {
	readonly position: JournalPosition;
	/** What is wrong with it, as the end of a sentence: `it is no JSON`. */
	readonly because: string;
	/** Names the line by what is in it. */
	readonly id: string;
};

/** All that the journal says. */
export type JournalReading = {
	/** Oldest first. */
	readonly entries: readonly JournalEntry[];
	/** Lines that can't be read, those aside that the operator has decided to pass over. */
	readonly doubts: readonly JournalDoubt[];
};

/** How far this machine's clock may be off AWS's, or off what it was. */
export const clockSkewMs = 5 * 60_000;

/** Whether what becomes of a start is still to be found out, or decided. */
export function isUndecided({state}: JournalEntry): boolean {
	return state === 'open' || state === 'planned';
}

/** Whether an entry is dated in the future, so that its date says nothing of when it was sent. */
export function isMisdated({writtenAt, openedAt}: JournalEntry, now: number): boolean {
	return Math.max(writtenAt, openedAt ?? 0) > now + clockSkewMs;
}

/** What stops a start until it is decided: lines that can't be read, and undecided starts that are dated in the future. */
export function listDoubts({entries, doubts}: JournalReading, now: number): readonly JournalDoubt[] {
	const misdated = entries.filter(entry => isUndecided(entry) && isMisdated(entry, now));
	return [
		...doubts,
		...misdated.map(({position, writtenAt, openedAt, clientToken}) => ({
			position,
			because: `it is dated ${new Date(Math.max(writtenAt, openedAt ?? 0)).toISOString()}, which is in the future`,
			id: clientToken,
		})),
	];
}
