import type {StatusClass} from '../../domain/status.ts';
import {listAttempts} from '../../state/attempts.ts';
import type {ConsoleState} from '../../state/state.ts';
import {formatCount, formatDuration, formatTime} from '../../status/format.ts';
import {readConcurrency} from '../../status/fuse.ts';
import {reckonFollowing} from '../../status/progress.ts';
import {spanOf} from '../../status/time-slices.ts';
import {stackedClasses, type Timeline} from '../../status/timeline.ts';
import type {ShownTimeline} from './cursor.ts';

/** How many locations had a class of status at a time; `text` says it in words. */
export type ClassCount = {
	readonly statusClass: StatusClass;
	readonly count: number;
	/** The count alone. */
	readonly figure: string;
	readonly text: string;
};

const classWords = {
	succeeded: 'succeeded',
	failed: 'failed',
	cancelled: 'cancelled',
	unclear: 'unclear',
	waiting: 'waiting',
	running: 'running',
} as const;

/** All locations that the fan-out is known to have. */
export function countLocations({following, grid}: ShownTimeline): number {
	return Math.max(grid.size, reckonFollowing(following).total);
}

/** The counts at the cursor's time: classes without a location are left out, except the running ones. */
export function countMoment(shown: ShownTimeline): readonly ClassCount[] {
	const {timeline, slice, hasEnded} = shown;
	const counted = stackedClasses.map(one => ({
		statusClass: one,
		count: timeline.stack[one][slice]!,
		word: classWords[one] as string,
	}));
	const rest = countLocations(shown) - timeline.untimed - counted.reduce((sum, {count}) => sum + count, 0);
	const isOver = hasEnded && slice === timeline.slices - 1;
	return [...counted, {statusClass: 'idle' as const, count: rest, word: isOver ? 'never ran' : 'not begun'}]
		.filter(({count, statusClass}) => count > 0 || (statusClass === 'running' && !isOver))
		.map(({word, ...one}) => ({...one, figure: formatCount(one.count), text: `${formatCount(one.count)} ${word}`}));
}

/** How many may run at once; `null` where that is unknown, or several attempts had limits of their own. */
export function readAllowed(state: ConsoleState, {following, grid}: ShownTimeline): number | null {
	return listAttempts(state).length > 1 ? null : readConcurrency(following.execution, grid);
}

/** `03:04:10Z, 2m10s in`: the end of the cursor's slice. */
export function sayMoment({timeline, slice}: Pick<ShownTimeline, 'timeline' | 'slice'>): string {
	const {to} = spanOf(slice, timeline);
	return `${formatTime(to).slice(11)}, ${formatDuration(to - timeline.from)} in`;
}

/** What the picture can't show, in sentences; empty for nothing. */
export function sayUnknown(shown: ShownTimeline): readonly string[] {
	const {timeline, following, grid} = shown;
	const {untimed, waiting} = timeline;
	const total = countLocations(shown);
	return [
		untimed === 0 ? '' : `${formatCount(untimed)} ended at a time that is not known: not drawn`,
		waiting === 0 ? '' : 'since when a location waits is not known: drawn as running until now',
		following.isListed ? '' : `${formatCount(grid.size)} of ${formatCount(total)} locations are known by now`,
	].filter(Boolean);
}

/** `median 42s · 90 % within 1m30s · longest 3m`. */
export function sayDurations({median, p90, longest}: NonNullable<Timeline['durations']>): string {
	return `median ${formatDuration(median)} · 90 % within ${formatDuration(p90)} · longest ${formatDuration(longest)}`;
}

/** `12 of 25 allowed`; the most that ran at once in the slice. */
export function sayRunning(peak: number, allowed: number | null): string {
	return allowed === null ? formatCount(peak) : `${formatCount(peak)} of ${formatCount(allowed)}`;
}

/** The cursor's time in sentences: for a screen reader, and for a copy. */
export function describeMoment(state: ConsoleState, shown: ShownTimeline): readonly string[] {
	const {timeline, slice, ended, grid} = shown;
	const allowed = readAllowed(state, shown);
	const failed = timeline.failed[slice]!;
	const then = timeline.ended[slice]!;
	const names = ended.slice(0, 3).map(index => `${grid.nameAt(index)} ${grid.statusAt(index)}`);
	return [
		`${sayMoment(shown)}: ${countMoment(shown)
			.map(({text}) => text)
			.join(', ')}`,
		`At most ${sayRunning(timeline.peaks[slice]!, allowed)}${allowed === null ? '' : ' allowed'} ran at once`,
		then === 0
			? 'Nothing ended then'
			: `${formatCount(then)} ended then, ${formatCount(failed)} of them failed: ${names.join(', ')}${ended.length > names.length ? ' …' : ''}`,
		timeline.durations === null ? 'No location has ended with a known beginning' : sayDurations(timeline.durations),
		...sayUnknown(shown),
	];
}
