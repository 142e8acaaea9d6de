import {type Execution, headOf} from '../domain/execution.ts';
import {type Location, printLocation} from '../domain/location.ts';
import {readExecutionRate} from '../domain/request-rate.ts';
import {
	classifyEnding,
	classifyStatus,
	hasEnded,
	isSuccess,
	isTerminal,
	isWaiting,
	runsClass,
	type Status,
	sumStatuses,
} from '../domain/status.ts';
import type {KnownFanOut} from '../follow/fan-out-record.ts';
import {estimateFromPace} from './estimate.ts';
import {formatCount, formatShortDuration} from './format.ts';
import {sayOutcome, spreadCounters} from './outcome-words.ts';

/** The result of one read of a fan-out, without reading its steps. */
export type FanOutCount = {
	/** Locations by status, from AWS's counters; `null` where it sends none. */
	readonly byStatus: ReadonlyMap<Status, number> | null;
	readonly total: number;
	/** Running locations, as far as known without their steps: at most as many as are allowed at once. */
	readonly running: number;
	/** When it was read, epoch milliseconds. */
	readonly countedAt: number;
	/** Whether nothing can change any more. */
	readonly isFinal: boolean;
	/** Allowed errors in total; `null` where unknown. */
	readonly allowed: number | null;
	/** Where it waits for a person, among the steps of the response; the fan-out itself where it says so. */
	readonly waiting: readonly string[];
};

/** Count a fan-out from one response of AWS. */
export function countExecution(execution: Execution, countedAt: number): FanOutCount {
	const {counters, targetLocations, status, steps, isTruncated} = execution;
	const waiting = steps.filter(step => isWaiting(step.status));
	const places = waiting.map(({location, name}) => (location === null ? name : printLocation(location)));
	const isFinal = hasEnded(execution);
	const byStatus = counters && spreadCounters(counters, execution);
	const rate = targetLocations.length === 0 ? null : readExecutionRate(targetLocations, counters?.total ?? null);
	const begun = steps.filter(step => runsClass(classifyEnding(step))).length;
	const left = byStatus === null ? 0 : sumStatuses(byStatus, one => !isTerminal(one)) - waiting.length;
	return {
		byStatus,
		total: counters?.total ?? 0,
		running: isFinal ? 0 : Math.max(0, Math.min(left, isTruncated ? Math.max(begun, rate?.concurrency ?? 0) : begun)),
		countedAt,
		isFinal,
		allowed: rate?.allowed ?? null,
		waiting: places.length === 0 && isWaiting(status) ? ['the fan-out itself'] : places,
	};
}

/** The count of a fan-out that an earlier run has followed to its end: it can't change any more. `null` for any other. */
export function countKnown({byStatus, isSettled, seenAt}: KnownFanOut): FanOutCount | null {
	const counts = new Map(Object.entries(byStatus).map(([status, count]): [Status, number] => [status, count ?? 0]));
	const total = sumStatuses(counts, () => true);
	return isSettled && total > 0
		? {byStatus: counts, total, running: 0, countedAt: seenAt, isFinal: true, allowed: null, waiting: []}
		: null;
}

/** AWS's counters may still change after the end: a final count is made this much later. */
const settledMs = 600_000;

/** What is saved of a count, so that no later run counts the same again; `null` while it may still change. */
export function keepCount(where: Location, execution: Execution, now: number): KnownFanOut | null {
	const {endedAt, counters} = execution;
	if (counters === null || !hasEnded(execution) || endedAt === null || now - endedAt < settledMs) {
		return null;
	}

	const byStatus = [...spreadCounters(counters, execution)].filter(([, count]) => count > 0);
	return {
		where,
		...headOf(execution),
		byStatus: Object.fromEntries(byStatus),
		isSettled: true,
		seenAt: now,
		isCountOnly: true,
	};
}

/**
The status of a fan-out, judged by its locations: AWS reports Success even where locations failed.

@returns `null` for a Success whose locations nobody has counted yet.
*/
export function judgeFanOut(status: Status, count: FanOutCount | null): Status | null {
	if (!isSuccess(status)) {
		return status;
	}

	if (count === null) {
		return null;
	}

	const {byStatus, total} = count;
	return byStatus === null || sumStatuses(byStatus, isSuccess) === total ? status : 'Failed';
}

/** The outcome of a fan-out in words: `50 of 56 · 6 timed out`, and its status where that adds something. */
export function sayCount(status: Status, count: FanOutCount | null): string {
	const isPlain = isSuccess(status) || status === 'InProgress';
	if (count === null) {
		return isSuccess(status) ? 'ended, not counted yet' : isPlain ? 'running, not counted yet' : status;
	}

	const {byStatus, total} = count;
	const outcome = byStatus === null ? '' : sayOutcome(byStatus, total);
	return [isPlain && outcome !== '' ? '' : status, outcome].filter(Boolean).join(': ');
}

/**
The important facts about a running fan-out, the most urgent first: where it waits for a person, when it may end, the fuse. Empty for an ended one.

@param hasFuse - Whether to include the fuse; not where it is shown next to it anyway.
*/
export function sayStanding(
	{startedAt, hasFuse = true}: {readonly startedAt: number | null; readonly hasFuse?: boolean},
	{byStatus, total, isFinal, allowed, waiting}: FanOutCount,
	now: number,
): readonly string[] {
	if (isFinal || byStatus === null) {
		return [];
	}

	const errors = sumStatuses(byStatus, status => classifyStatus(status) === 'failed');
	const ended = sumStatuses(byStatus, isTerminal);
	const isBlown = allowed !== null && errors > allowed;
	const leftMs = startedAt === null || isBlown ? null : estimateFromPace(ended, total, now - startedAt);
	const [first, ...others] = waiting;
	return [
		...(first === undefined ? [] : [`waits: ${first}${others.length === 0 ? '' : ` +${formatCount(others.length)}`}`]),
		...(isBlown && hasFuse ? [`errors ${formatCount(errors)}/${formatCount(allowed)}: AWS starts no more`] : []),
		...(leftMs === null ? [] : [`about ${formatShortDuration(leftMs)} left`]),
		...(isBlown || allowed === null || !hasFuse ? [] : [`errors ${formatCount(errors)}/${formatCount(allowed)}`]),
	];
}

/** The same for a bar: locations that have not ended wait, run or are left. */
export function spreadForBar({byStatus, running, waiting, isFinal}: FanOutCount): ReadonlyMap<Status, number> {
	const ended = [...(byStatus ?? [])].filter(([status]) => isTerminal(status));
	return new Map<Status, number>([
		...ended,
		...(isFinal
			? []
			: ([
					['Waiting', waiting.length],
					['InProgress', running],
				] as const)),
	]);
}
