import type {Location} from '../domain/location.ts';
import {hasEnded} from '../domain/status.ts';
import {AttemptOverlay} from '../follow/attempt-overlay.ts';
import type {Following} from '../follow/following.ts';
import {followingAt, type History, mergeTimes} from '../follow/history.ts';
import {listMarks, type MomentMark} from '../follow/moment-mark.ts';
import type {StatusesThen} from '../follow/statuses-then.ts';
import {countUntil} from '../grid/change-columns.ts';

/** How fast a record is played: one change after the other, or this many recorded seconds in a second. */
export const playSpeeds = ['changes', 1, 10, 60, 600] as const;
export type PlaySpeed = (typeof playSpeeds)[number];

/** A fan-out and its attempts as they were at an earlier time, from their records. Times are epoch milliseconds. */
export type Rewind = {
	/** The execution that is open, and the central account and Region. */
	readonly executionId: string;
	readonly where: Location;
	/** The history of each attempt that has a record, the original first. */
	readonly histories: readonly History[];
	/** The times of all changes in any of them, each once. */
	readonly moments: Float64Array;
	/** Those of them at which a location had failed. */
	readonly failures: Float64Array;
	/** What the operator did, by time. */
	readonly marks: readonly MomentMark[];
	/** The ends of the time line: from the launch or the first recorded change, to the time at which the operator went back or the last recorded change where all has ended. Later changes are added when they come back. */
	readonly begin: number;
	readonly end: number;
	/** The statuses of all attempts when the operator went back, for counting what has changed since. */
	readonly then: StatusesThen;
	/** The time that is shown. */
	readonly at: number;
	/** The state at that time. */
	readonly past: Past;
	readonly speed: PlaySpeed;
	/** When playing began, and from which recorded time; `null` while the record isn't played. */
	readonly playing: {readonly since: number; readonly from: number} | null;
};

/** A fan-out and its attempts at one time. */
export type Past = {
	readonly followings: ReadonlyMap<string, Following>;
	/** The executions that had been seen by then, the original first. */
	readonly ids: readonly string[];
	/** Every location as its latest attempt had it. */
	readonly overlay: AttemptOverlay;
};

/** Where a key goes in a record. */
export type MomentDirection = 'previous' | 'next' | 'previous-failure' | 'next-failure';

/** Where to go in a record: some moments on, or to a time in epoch milliseconds. */
export type MomentGoal =
	| {readonly to: MomentDirection; readonly count: number}
	/** `ms` after the launch, after midnight (UTC) of a day that the record has, or as epoch milliseconds. */
	| {readonly to: 'time'; readonly since: 'launch' | 'midnight' | 'epoch'; readonly ms: number};

/**
Begin to go back, at the end of what was recorded.

@param live - The execution that is open, as it is now.
@param histories - The histories of all its attempts, the original first.
@param then - The statuses of its attempts now.
@param now - Epoch milliseconds.
@returns `null` where nothing was recorded before now.
*/
export function beginRewind(
	live: Following,
	histories: readonly History[],
	then: StatusesThen,
	now: number,
): Rewind | null {
	const own = histories.find(({executionId}) => executionId === live.executionId);
	const moments = mergeTimes(histories.map(one => one.moments));
	const [first] = moments;
	const last = moments.at(-1);
	if (own === undefined || moments.length < 2 || first === undefined || last === undefined) {
		return null;
	}

	const launchedAt = histories[0]?.executions[0].execution.startedAt ?? first;
	return {
		executionId: live.executionId,
		where: live.where,
		histories,
		moments,
		failures: mergeTimes(histories.map(one => one.failures)),
		marks: listMarks(histories),
		begin: Math.min(launchedAt, first),
		end: live.recordedAt !== null || hasAllEnded(histories) ? last : Math.max(now, last),
		then,
		at: last,
		past: pastAt(histories, live.where, last, new AttemptOverlay()),
		speed: 'changes',
		playing: null,
	};
}

/** Whether the record has the end of every attempt: nothing changes after its last moment. */
function hasAllEnded(histories: readonly History[]): boolean {
	return histories.every(({executions}) => hasEnded(executions.at(-1)!.execution));
}

/** Go to another time, within the limits of the record. */
export function rewindTo(rewind: Rewind, at: number): Rewind {
	const [first] = rewind.moments;
	const within = Math.max(first!, Math.min(at, rewind.end));
	return {...rewind, at: within, past: pastAt(rewind.histories, rewind.where, within, rewind.past.overlay)};
}

/** Find the time that a key leads to; `null` where there is none in that direction. The last moment is now. */
export function findMoment(
	{moments, failures, at}: Pick<Rewind, 'moments' | 'failures' | 'at'>,
	to: MomentDirection,
	count = 1,
): number | null {
	const times = to.endsWith('failure') ? failures : moments;
	const isBack = to.startsWith('previous');
	const until = countUntil(times, at);
	// Between two moments, the earlier one is the first step back.
	const behind = times[until - 1] === at ? until - 1 : until;
	const place = isBack ? Math.max(0, behind - count) : Math.min(times.length, until + count) - 1;
	return (isBack ? behind === 0 : until === times.length) ? null : times[place]!;
}

/** Which moment is shown, from 1, and of how many. */
export function placeOf({moments, at}: Rewind): {readonly number: number; readonly of: number} {
	return {number: countUntil(moments, at), of: moments.length};
}

function pastAt(histories: readonly History[], where: Location, at: number, overlay: AttemptOverlay): Past {
	const all = histories.map(history => followingAt(history, where, at));
	if (histories.length > 1) {
		overlay.refresh(histories.map(({grid}) => grid));
	}

	const seen = all.filter(({execution}) => execution !== null);
	return {
		followings: new Map(all.map(one => [one.executionId, one])),
		ids: seen.map(({executionId}) => executionId),
		overlay,
	};
}
