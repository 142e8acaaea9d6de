import type {ProgressCounters} from '../domain/execution.ts';
import {classifyStatus, isTerminal, type Status} from '../domain/status.ts';

/** Statuses in words that go behind a number. */
const words: Readonly<Record<string, string>> = {
	TimedOut: 'timed out',
	NotRun: 'never ran',
	NotStarted: 'not begun',
	InProgress: 'running',
	Waiting: 'waiting',
	open: 'not ended',
};

/**
What a fan-out came to: `50 of 56 · 6 timed out`, by its locations, whatever the parent's own status says.

@param byStatus - Locations by status.
*/
export function sayOutcome(byStatus: ReadonlyMap<Status, number>, total: number): string {
	const isGood = (status: Status) => classifyStatus(status) === 'succeeded';
	const succeeded = [...byStatus].reduce((sum, [status, count]) => sum + (isGood(status) ? count : 0), 0);
	const known = [...byStatus.values()].reduce((sum, count) => sum + count, 0);
	const others = [...byStatus]
		.filter(([status, count]) => count > 0 && !isGood(status))
		.sort(([, a], [, b]) => b - a)
		.map(([status, count]) => `${count} ${words[status] ?? status.toLowerCase()}`);
	const rest = total > known ? [`${total - known} unknown`] : [];
	return [`${succeeded} of ${total}`, ...others, ...rest].join(' · ');
}

/** The same from AWS's counters, which tell what ended. */
export function sayCounters({total, success, failed, timedOut, cancelled}: ProgressCounters, status: Status): string {
	const ended = success + failed + timedOut + cancelled;
	const rest: Status = isTerminal(status) ? 'NotRun' : 'open';
	const byStatus = new Map<Status, number>([
		['Success', success],
		['Failed', failed],
		['TimedOut', timedOut],
		['Cancelled', cancelled],
		[rest, Math.max(0, total - ended)],
	]);
	return sayOutcome(byStatus, total);
}
