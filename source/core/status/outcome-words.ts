import type {ProgressCounters} from '../domain/execution.ts';
import {type Ending, hasEnded, isSuccess, type Status, sumStatuses} from '../domain/status.ts';
import {formatCount} from './format.ts';

/** Statuses in words that go behind a number. */
const words: ReadonlyMap<Status, string> = new Map([
	['TimedOut', 'timed out'],
	['NotRun', 'never ran'],
	['NotStarted', 'not begun'],
	['InProgress', 'running'],
	['Waiting', 'waiting'],
	['open', 'not ended'],
]);

/**
What a fan-out came to: `50 of 56 · 6 timed out`, by its locations, whatever the parent's own status says.

@param byStatus - Locations by status.
*/
export function sayOutcome(byStatus: ReadonlyMap<Status, number>, total: number): string {
	const succeeded = sumStatuses(byStatus, isSuccess);
	const known = sumStatuses(byStatus, () => true);
	const others = [...byStatus]
		.filter(([status, count]) => count > 0 && !isSuccess(status))
		.sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
		.map(([status, count]) => `${formatCount(count)} ${words.get(status) ?? status.toLowerCase()}`);
	const rest = total > known ? [`${formatCount(total - known)} unknown`] : [];
	return [`${formatCount(succeeded)} of ${formatCount(total)}`, ...others, ...rest].join(' · ');
}

/** AWS's counters by status: they count what ended; for an ended fan-out, nobody knows the rest before its steps are read. */
export function spreadCounters(
	{total, success, failed, timedOut, cancelled}: ProgressCounters,
	ending: Ending,
): ReadonlyMap<Status, number> {
	const ended = success + failed + timedOut + cancelled;
	const rest: Status = hasEnded(ending) ? 'Unknown' : 'open';
	return new Map<Status, number>([
		['Success', success],
		['Failed', failed],
		['TimedOut', timedOut],
		['Cancelled', cancelled],
		[rest, Math.max(0, total - ended)],
	]);
}
