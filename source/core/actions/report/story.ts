import {classifyStatus, type Status, type StatusClass} from '../../domain/status.ts';
import type {RecordLine} from '../../follow/fan-out-record.ts';
import type {Happening} from '../../follow/happening.ts';
import type {LocationRecord} from '../../grid/location-record.ts';
import {formatCount, formatNames} from '../../status/format.ts';
import type {Film} from './film.ts';
import {sayHappening} from './happening-words.ts';
import {nameRecord} from './name-record.ts';

/** The recorded changes of a fan-out, and what else happened to it: the story of a report is made from these. */
export type StoryLines = {
	/** The changes of all attempts, the original first, each attempt's by time: rollgrid may have seen an attempt after its retry. */
	readonly lines: readonly RecordLine[];
	/** By time. */
	readonly happenings: readonly Happening[];
};

/** No recorded changes, and nothing else that happened. */
export const noStory: StoryLines = {lines: [], happenings: []};

/** One thing that happened, as people read it. */
export type StoryEntry = {
	/** Epoch milliseconds. */
	readonly at: number;
	readonly kind: 'execution' | 'did' | 'note' | 'gate' | 'fuse' | 'rate' | 'locations';
	/** Who did it, as AWS or the record names them; `null` where nobody did, or nobody knows. */
	readonly who: string | null;
	readonly text: string;
	/** The text with it: a note, a comment, a reason; `null` for none. */
	readonly words: string | null;
};

/** The most moments of locations that are listed one by one; more are gathered into this many stretches of time. */
const mostMoments = 40;
/** The most locations that one entry names. */
const mostNamed = 3;

/** List what happened, by time. */
export function tellStory(
	{lines, happenings}: StoryLines,
	film: Film,
	records: readonly LocationRecord[],
): readonly StoryEntry[] {
	return [
		...tellExecutions(lines),
		...happenings.flatMap(one => sayHappening(one)),
		...tellLocations(film, records),
	].toSorted((a, b) => a.at - b.at || rank[a.kind] - rank[b.kind]);
}

/** The order at the same time: acts of people first, their results last. */
const rank: Readonly<Record<StoryEntry['kind'], number>> = {
	did: 0,
	rate: 1,
	gate: 2,
	execution: 3,
	locations: 4,
	fuse: 5,
	note: 6,
};

/** List each status that AWS reported of an execution. */
function tellExecutions(lines: readonly RecordLine[]): readonly StoryEntry[] {
	const before = new Map<string, Status>();
	return lines.flatMap(line => {
		if (line.type !== 'execution') {
			return [];
		}

		const {executionId, status, startedAt, endedAt, executedBy, failureMessage, document} = line.execution;
		const last = before.get(executionId);
		before.set(executionId, status);
		if (last === status) {
			return [];
		}

		const at = Math.floor(endedAt ?? (last === undefined ? (startedAt ?? line.at) : line.at));
		const began = last === undefined && startedAt !== null;
		return [
			...(began
				? [
						{
							at: Math.floor(startedAt),
							kind: 'execution' as const,
							who: executedBy,
							text: `${document} began as ${executionId}`,
							words: null,
						},
					]
				: []),
			...(began && endedAt === null
				? []
				: [
						{
							at,
							kind: 'execution' as const,
							who: null,
							text: `AWS says ${status} of ${executionId}`,
							words: failureMessage,
						},
					]),
		];
	});
}

type Gathered = {at: number; readonly byClass: Map<StatusClass, number>; readonly failed: string[]};

/** List how locations changed, gathered by moment. */
function tellLocations(
	{times, locations, changes, statuses}: Film,
	records: readonly LocationRecord[],
): readonly StoryEntry[] {
	const moments = new Set(times);
	const from = times[0] ?? 0;
	const length = ((times.at(-1) ?? 0) - from) / mostMoments;
	const sliceOf = (at: number): number => (moments.size <= mostMoments ? at : Math.floor((at - from) / length));
	const classes = statuses.map(classifyStatus);
	const slices = new Map<number, Gathered>();
	for (let change = 0; change < times.length; change++) {
		const slice = sliceOf(times[change]!);
		const gathered: Gathered = slices.get(slice) ?? {at: 0, byClass: new Map(), failed: []};
		const statusClass = classes[changes[change]!]!;
		slices.set(slice, gathered);
		gathered.at = times[change]!;
		gathered.byClass.set(statusClass, (gathered.byClass.get(statusClass) ?? 0) + 1);
		if (statusClass === 'failed') {
			gathered.failed.push(nameRecord(records[locations[change]!]!));
		}
	}

	return [...slices.values()].map(({at, byClass, failed}) => ({
		at,
		kind: 'locations',
		who: null,
		text: sayClasses(byClass),
		words: failed.length === 0 ? null : `failed: ${formatNames(failed, mostNamed)}`,
	}));
}

const classWords: Readonly<Record<StatusClass, string>> = {
	failed: 'failed',
	succeeded: 'succeeded',
	cancelled: 'cancelled',
	waiting: 'wait for a person',
	running: 'began',
	skipped: 'will never run',
	idle: 'to begin yet',
	unknown: 'in a status that this version doesn’t know',
	unclear: 'of which AWS tells nothing',
};

function sayClasses(byClass: ReadonlyMap<StatusClass, number>): string {
	return Object.entries(classWords)
		.flatMap(([statusClass, words]) => {
			const count = byClass.get(statusClass as StatusClass);
			return count === undefined ? [] : [`${formatCount(count)} ${words}`];
		})
		.join(', ');
}
