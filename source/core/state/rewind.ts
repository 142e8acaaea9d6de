import {classifyStatus} from '../domain/status.ts';
import type {RecordLine} from '../follow/fan-out-record.ts';
import {follow} from '../follow/follow.ts';
import {type Following, startFollowing} from '../follow/following.ts';
import {foldRecord} from '../follow/shared-record.ts';

/** A fan-out that is shown as it was: its record up to a time. */
export type Rewind = {
	readonly executionId: string;
	/** In order of time. */
	readonly lines: readonly RecordLine[];
	/** When a change was seen, epoch milliseconds, from the first sight of the execution on. */
	readonly moments: readonly number[];
	/** Those of them at which a location had failed. */
	readonly failures: ReadonlySet<number>;
	/** The index of the shown moment. */
	readonly index: number;
	/** The fan-out in the present: it is still followed. */
	readonly live: Following;
	readonly isPlaying: boolean;
};

/** A key's move in a record. */
export type MomentDirection = 'previous' | 'next' | 'previous-failure' | 'next-failure';

/** Begin to move back; `null` where the record has nothing before now. */
export function beginRewind(live: Following, lines: readonly RecordLine[]): Rewind | null {
	const first = lines.find(({type}) => type === 'execution')?.at;
	const seen = lines.filter(({at}) => first !== undefined && at >= first);
	const moments = [...new Set(seen.map(({at}) => at))];
	const failures = new Set(
		seen.flatMap(line =>
			line.type === 'location' && classifyStatus(line.record.status) === 'failed' ? [line.at] : [],
		),
	);
	return moments.length < 2
		? null
		: {
				executionId: live.executionId,
				lines,
				moments,
				failures,
				index: moments.length - 1,
				live,
				isPlaying: false,
			};
}

/** The moment that a key moves to; the last one is the present. `null` where there is none in that direction. */
export function findMoment({moments, failures, index}: Rewind, to: MomentDirection): number | null {
	const places = moments.flatMap((at, place) => (to.endsWith('failure') && !failures.has(at) ? [] : [place]));
	const found = to.startsWith('previous')
		? places.findLast(place => place < index)
		: places.find(place => place > index);
	return found ?? null;
}

/** The fan-out as it was at a time: every number belongs to that time, and nothing of it is read or saved. */
export function readMoment({live, lines, moments}: Rewind, index: number): Following {
	const at = moments[index] ?? 0;
	const record = foldRecord(lines, at);
	const begun = startFollowing(live.where, live.executionId);
	return record === null ? begun : follow(begun, {type: 'record-read', record}, at).following;
}
