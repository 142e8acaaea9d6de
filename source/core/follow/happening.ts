/** What somebody did to an execution. */
export type Deed = {
	readonly type: 'did';
	/** When it was sent, epoch milliseconds. */
	readonly at: number;
	/** The ARN that signed; `null` where it isn't known. */
	readonly by: string | null;
	readonly what: DeedKind;
	/** The execution that was changed; for a start or a retry the one that it created. */
	readonly executionId: string;
	/** The account and Region of that execution, printed. */
	readonly where: string;
	/** The comment with an approval or a rejection. */
	readonly comment: string | null;
	/** AWS's error code where it refused, `no answer` where none came. */
	readonly refusal: string | null;
};

/** The words of the log: a stop is `cancel`, or `complete` where running steps may end. */
export type DeedKind =
	| 'start'
	| 'retry'
	| 'cancel'
	| 'complete'
	| 'approve'
	| 'reject'
	| 'resume'
	| 'start-step'
	| 'stop-step'
	| 'revoke';

/** A text that somebody wrote about a moment. */
export type Note = {
	readonly type: 'note';
	/** The moment, epoch milliseconds. */
	readonly at: number;
	/** When it was written. */
	readonly writtenAt: number;
	/** A UUID. */
	readonly id: string;
	/** The ARN of its author; `null` where it wasn't known. */
	readonly by: string | null;
	readonly text: string;
};

/** A note was deleted, and its text erased from the file. */
export type NoteDeletion = {
	readonly type: 'note-deleted';
	readonly at: number;
	readonly id: string;
	/** The ARN of who deleted it; `null` where it wasn't known. Versions before 0.5 didn't write it. */
	readonly by?: string | null;
};

/** The state of the fuse after a change. */
export type FuseReading = {
	readonly type: 'fuse';
	readonly at: number;
	readonly errors: number;
	readonly allowed: number;
	/** `blown`: AWS starts nothing more, in one entry of the request at least. */
	readonly state: 'whole' | 'used' | 'blown';
};

/** The rate control that was known from this time on. */
export type RateReading = {
	readonly type: 'rate';
	readonly at: number;
	/** One description for each distinct rate. */
	readonly words: readonly string[];
};

/** What happened at a ring of the run that an execution belongs to, or at the gate after it. */
export type GateChange = {
	readonly type: 'gate';
	readonly at: number;
	readonly runId: string;
	/** The ring's number, from 1. */
	readonly ring: number;
	readonly rings: number;
	readonly name: string;
	readonly what: GateChangeKind;
	/** The reason in words; `null` where none was given. */
	readonly because: string | null;
	/** Who decided; `null` where nobody had to. */
	readonly by: string | null;
};

export type GateChangeKind =
	| 'started'
	| 'refused'
	| 'ended'
	| 'opened'
	| 'shut'
	| 'approve'
	| 'go'
	| 'pause'
	| 'stop'
	| 'skip'
	| 'retry'
	| 'taken up'
	| 'done'
	| 'stopped';

/** An event of a fan-out other than a change of its locations. */
export type Happening = Deed | Note | NoteDeletion | FuseReading | RateReading | GateChange;

/** Sort happenings by time, without deleted ones and without duplicates. */
export function tidyHappenings(happenings: readonly Happening[]): readonly Happening[] {
	const deleted = new Set(happenings.flatMap(one => (one.type === 'note-deleted' ? [one.id] : [])));
	const seen = new Set<string>();
	return happenings
		.filter(one => {
			const key = JSON.stringify(one);
			const isNew = !seen.has(key);
			seen.add(key);
			return isNew && one.type !== 'note-deleted' && !(one.type === 'note' && deleted.has(one.id));
		})
		.toSorted((a, b) => a.at - b.at);
}
