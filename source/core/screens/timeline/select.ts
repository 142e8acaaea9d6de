import {shownFollowing} from '../../state/attempts.ts';
import type {ConsoleState} from '../../state/state.ts';
import {formatDuration, formatTime} from '../../status/format.ts';
import {toPrintableLine} from '../../status/printable.ts';
import {type Lane, listLanes, readTimeline, type Timeline} from '../../status/timeline.ts';
import {shownTimeline} from './screen.ts';

export type {Lane} from '../../status/timeline.ts';

/** When everything ran: as many lanes as there is room for, with what they come to. */
export type TimelineScene = {
	/** Place of the first lane shown. */
	readonly top: number;
	/** `OUs 1–4 of 12`. */
	readonly heading: string;
	/** The time from left to right. */
	readonly scale: string;
	readonly lanes: readonly Lane[];
	/** Locations that ended in each slice, and that ran at once. */
	readonly ended: readonly number[];
	readonly running: readonly number[];
	/** How long they took; `null` before any has ended. */
	readonly durations: {readonly bins: readonly number[]; readonly text: string} | null;
	/** The slowest, by name. */
	readonly slow: ReadonlyArray<{readonly name: string; readonly text: string}>;
};

/**
@param slices - Columns that a lane has.
@param height - Rows of the whole screen.
@returns `undefined` before anything has begun.
*/
export function selectTimeline(state: ConsoleState, slices: number, height: number): TimelineScene | undefined {
	const screen = shownTimeline(state);
	const {directory, now} = state;
	const grid = shownFollowing(state)?.grid;
	const timeline = grid === undefined ? null : readTimeline(grid, now, slices, Math.min(40, slices));
	if (screen === undefined || grid === undefined || timeline === null) {
		return undefined;
	}

	const slow = timeline.slow.slice(0, height < 30 ? 2 : 5);
	const room = Math.max(1, height - 6 - slow.length);
	const search = screen.text.search.replace(/^!/, '').trim().toLowerCase();
	const all = listLanes(grid, directory, screen.lanes, timeline, slices, now);
	const found = search === '' ? all : all.filter(lane => lane().name.toLowerCase().includes(search));
	const top = Math.max(0, Math.min(screen.text.top, found.length - room));
	const lanes = found.slice(top, top + room).map(lane => lane());
	return {
		top,
		heading: `${laneWords[screen.lanes]} ${top + 1}–${top + lanes.length} of ${found.length}`,
		scale: formatScale(timeline, slices),
		lanes: lanes.map(lane => ({...lane, name: toPrintableLine(lane.name)})),
		ended: timeline.ended,
		running: timeline.running,
		durations: timeline.durations && {bins: timeline.durations.bins, text: sayDurations(timeline.durations)},
		slow: slow.map(({name, ms, isRunning}) => ({
			name,
			text: `${name} ${formatDuration(ms)}${isRunning ? ' and still runs' : ''}`,
		})),
	};
}

const laneWords = {ou: 'OUs', account: 'accounts', location: 'locations'};

function formatScale({from, to}: Timeline, slices: number): string {
	const left = formatTime(from).slice(11);
	const right = `${formatTime(to).slice(11)} (${formatDuration(to - from)})`;
	return left + ' '.repeat(Math.max(1, slices - left.length - right.length)) + right;
}

function sayDurations({longest, median, p90}: NonNullable<Timeline['durations']>): string {
	return `0s to ${formatDuration(longest)} · half took at most ${formatDuration(median)}, nine in ten ${formatDuration(p90)}`;
}
