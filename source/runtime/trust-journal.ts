import {type Failure, fail, type Outcome, succeed} from '../core/domain/failure.ts';
import {type JournalDoubt, type JournalEntry, listDoubts} from '../core/domain/journal-entry.ts';
import type {Clock} from '../ports/clock.ts';
import type {Journal} from '../ports/journal.ts';

/** Doubts that are named one by one. */
const namedDoubts = 3;

/**
The journal's entries, for somebody who wants to start something: only where nothing in it is in doubt.

@param decided - The token of a start that the operator has just decided about: that its date is in the future stops it no longer.
*/
export async function readTrusted(
	{journal, clock}: {readonly journal: Journal; readonly clock: Clock},
	decided?: string,
): Promise<Outcome<readonly JournalEntry[]>> {
	const reading = await journal.read();
	if (!reading.ok) {
		return reading;
	}

	const doubts = listDoubts(reading.value, clock.now()).filter(({id}) => id !== decided);
	return doubts.length === 0 ? succeed(reading.value.entries) : fail(tellDoubts(doubts));
}

/** What stops a start: each doubt with its file and line, and how it is decided. */
function tellDoubts(doubts: readonly JournalDoubt[]): Failure {
	const named = doubts.slice(0, namedDoubts).map(sayDoubt);
	const others = doubts.length - named.length;
	return {
		kind: 'local',
		what: 'The launch journal holds what can’t be relied on, so nothing is started',
		because: [...named, ...(others > 0 ? [`and ${others} more`] : [])].join('; '),
		next: '`rollgrid launch --settle forget` decides: it passes over that, and keeps it where it is.',
		code: 'JournalInDoubt',
	};
}

/** A doubt in one line: `launches.ndjson, line 3: it is no JSON`. */
export function sayDoubt({position, because}: JournalDoubt): string {
	return `${position.file}, line ${position.line}: ${because}`;
}
