import type {Location} from '../domain/location.ts';
import {hasEnded} from '../domain/status.ts';
import {AttemptOverlay} from '../follow/attempt-overlay.ts';
import type {Following} from '../follow/following.ts';
import {followingAt, type History, mergeTimes} from '../follow/history.ts';
import {listMarks, type MomentMark} from '../follow/moment-mark.ts';
import {countUntil} from '../grid/change-columns.ts';

/** How fast a record is played: so many seconds of it in a second, or one change after the other. */
export const playSpeeds = ['changes', 1, 10, 60, 600] as const;
export type PlaySpeed = (typeof playSpeeds)[number];

/** A fan-out that is shown as it was, with all attempts that are shown with it: what their records say up to a time. Times are epoch milliseconds. */
export type Rewind = {
	/** The execution that is open, and the central account and Region. */
	readonly executionId: string;
	readonly where: Location;
	/** One for each attempt that something was recorded of, the original first. */
	readonly histories: readonly History[];
	/** When something was seen to have changed in any of them, each time once. */
	readonly moments: Float64Array;
	/** Those of them at which a location had failed. */
	readonly failures: Float64Array;
	/** What the operator did, by time. */
	readonly marks: readonly MomentMark[];
	/** Where the time line begins and ends: the launch, or the first that was seen; and the time at which one began to go back, or the last that was seen where all has ended. */
	readonly begin: number;
	readonly end: number;
	/** The time that is shown. */
	readonly at: number;
	/** How things stood then. */
	readonly past: Past;
	readonly speed: PlaySpeed;
	/** What plays since when, and from which time of the record on; `null` where it stands still. */
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
@param histories - Those of all its attempts, the original first.
@param now - Epoch milliseconds.
@returns `null` where nothing was recorded before now.
*/
export function beginRewind(live: Following, histories: readonly History[], now: number): Rewind | null {
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

/** The same at another time, kept within the record. */
export function rewindTo(rewind: Rewind, at: number): Rewind {
	const [first] = rewind.moments;
	const within = Math.max(first!, Math.min(at, rewind.end));
	return {...rewind, at: within, past: pastAt(rewind.histories, rewind.where, within, rewind.past.overlay)};
}

/** The time that a key leads to; `null` where there is nothing that way. The last moment is now. */
export function findMoment(
	{moments, failures, at}: Pick<Rewind, 'moments' | 'failures' | 'at'>,
	to: MomentDirection,
	count = 1,
): number | null {
	const times = to.endsWith('failure') ? failures : moments;
	const isBack = to.startsWith('previous');
	const until = countUntil(times, at);
	// Between two moments the one before is the first that lies behind.
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
