import {holdsSearch} from '../../domain/search/holds-query.ts';
import type {Status} from '../../domain/status.ts';
import type {LocationIndex} from '../../grid/location-grid.ts';
import {shownTime} from '../../state/attempts.ts';
import type {ConsoleState} from '../../state/state.ts';
import type {DurationSummary} from '../../status/durations.ts';
import {formatCount, formatDuration, formatTime} from '../../status/format.ts';
import {toPrintableLine} from '../../status/printable.ts';
import {spanOf} from '../../status/time-slices.ts';
import type {Timeline} from '../../status/timeline.ts';
import {type Lane, type LaneKind, listLanes} from '../../status/timeline-lanes.ts';
import {readShown, type ShownTimeline} from './cursor.ts';
import {layOutColumns, layOutTimeline, type TimelineLayout, textRows} from './layout.ts';
import {shownTimeline, type TimelineScreen} from './screen.ts';
import {
	type ClassCount,
	countLocations,
	countMoment,
	describeMoment,
	readAllowed,
	sayDurations,
	sayMoment,
	sayRunning,
	sayUnknown,
} from './words.ts';

/** When everything ran, as a picture: the cursor's slice, and the part below. */
export type TimelineScene = {
	readonly layout: TimelineLayout;
	readonly timeline: Timeline;
	/** The number of all locations: the full height of the area. */
	readonly total: number;
	readonly totalText: string;
	/** The cursor's slice, its time, and its counts. */
	readonly slice: number;
	readonly moment: string;
	readonly counts: readonly ClassCount[];
	/** Whether the counts fit as words; else as signs. */
	readonly hasWords: boolean;
	/** Times from left to right below the area. */
	readonly scale: string;
	/** How many ran at once, how many may, and the figures next to it. */
	readonly allowed: number | null;
	readonly running: string;
	/** The most that ended in a slice, as a rate per minute. */
	readonly throughput: string;
	/** How long locations took; `null` before any has ended. */
	readonly durations: {
		readonly summary: DurationSummary;
		/** The bounds of the bins. */
		readonly edges: readonly string[];
		readonly text: string;
	} | null;
	/** The slowest, by name. */
	readonly slow: ReadonlyArray<{readonly name: string; readonly text: string}>;
	/** What the picture can't show; empty for nothing. It has a row of its own where it doesn't fit next to the time. */
	readonly unknown: string;
	readonly isUnknownBelow: boolean;
	/** What ended at the cursor's time, and lanes: one of them, or both where there is room. */
	readonly ended: {readonly heading: string; readonly rows: readonly EndedRow[]} | null;
	readonly lanes: {readonly heading: string; readonly rows: readonly Lane[]} | null;
	/** All of it in sentences, for a screen reader. */
	readonly sentences: readonly string[];
};

export type EndedRow = {
	readonly key: string;
	readonly name: string;
	readonly status: Status;
	/** How long it took, and AWS's message where it failed. */
	readonly text: string;
	readonly isChosen: boolean;
};

/** `undefined` before anything has begun. */
export function selectTimeline(state: ConsoleState, height: number): TimelineScene | undefined {
	const screen = shownTimeline(state);
	const shown = screen && readShown(state, screen);
	if (screen === undefined || shown === undefined) {
		return undefined;
	}

	const {timeline, slice} = shown;
	const line = fitMoment(shown, layOutColumns(state.size.columns).picture);
	const layout = layOutTimeline(state.size.columns, height, textRows + (line.isUnknownBelow ? 1 : 0));
	const allowed = readAllowed(state, shown);
	const {durations} = timeline;
	const slow = timeline.slow.map(({name, ms, isRunning}) => ({
		name: toPrintableLine(name),
		text: `${formatDuration(ms)}${isRunning ? ', still runs' : ''}`,
	}));
	const kind = screen.below === 'ended' ? 'ou' : screen.below;
	const laneRows = screen.below === 'ended' ? layout.lanes - 1 : layout.below;
	return {
		...line,
		layout,
		timeline,
		total: countLocations(shown),
		totalText: formatCount(countLocations(shown)),
		slice,
		scale: formatScale(timeline),
		allowed,
		running: sayRunning(timeline.peaks[slice]!, allowed),
		throughput: sayThroughput(shown),
		durations: durations && {summary: durations, edges: listEdges(durations), text: sayDurations(durations)},
		slow: slow.slice(0, layout.slow),
		ended: screen.below === 'ended' ? selectEnded(shown, layout.below - layout.lanes) : null,
		lanes: laneRows > 0 ? selectLanes(state, screen, shown, {kind, room: laneRows}) : null,
		sentences: [
			...describeMoment(state, shown),
			...slow.slice(0, 3).map(({name, text}) => `Slow: ${name}, ${text}`),
		].map(toPrintableLine),
	};
}

/** The line of the cursor's time: in words where they fit, with what is unknown behind it or below. */
function fitMoment(
	shown: ShownTimeline,
	columns: number,
): Pick<TimelineScene, 'moment' | 'counts' | 'hasWords' | 'unknown' | 'isUnknownBelow'> {
	const moment = sayMoment(shown);
	const counts = countMoment(shown);
	const unknown = sayUnknown(shown).join(' · ');
	const words = counts.reduce((sum, {text}) => sum + text.length + 4, moment.length);
	const hasWords = words <= columns;
	const isUnknownBelow = unknown !== '' && (!hasWords || words + 2 + unknown.length > columns);
	return {moment, counts, hasWords, unknown, isUnknownBelow};
}

function selectLanes(
	state: ConsoleState,
	{text}: TimelineScreen,
	{grid, timeline}: ShownTimeline,
	{kind, room}: {readonly kind: LaneKind; readonly room: number},
): NonNullable<TimelineScene['lanes']> {
	const all = listLanes(grid, state.directory, kind, timeline, shownTime(state));
	const found = text.search === '' ? all : all.filter(({name}) => holdsSearch(text.search, {words: [name]}));
	const top = Math.max(0, Math.min(text.top, found.length - room));
	const rows = found
		.slice(top, top + room)
		.map(({read}) => read())
		.map(lane => ({...lane, name: toPrintableLine(lane.name)}));
	return {
		heading: `${laneWords[kind]} ${found.length === 0 ? 0 : top + 1}–${top + rows.length} of ${formatCount(found.length)}: what ran, by what it came to`,
		rows,
	};
}

function listEdges({bins, longest}: DurationSummary): readonly string[] {
	return Array.from({length: bins.length + 1}, (_, bin) => formatDuration((longest / bins.length) * bin));
}

const laneWords = {ou: 'OUs', account: 'accounts', location: 'locations'};

function selectEnded(
	{grid, timeline, slice, ended, chosen}: ShownTimeline,
	room: number,
): {readonly heading: string; readonly rows: readonly EndedRow[]} {
	const {from, to} = spanOf(slice, timeline);
	const span = `${formatTime(from).slice(11, -1)}–${formatTime(to).slice(11)}`;
	const top = Math.max(0, Math.min(chosen - Math.floor(room / 2), ended.length - room));
	const describe = (index: LocationIndex): string => {
		const took = grid.endedAt(index) - grid.startedAt(index);
		const duration = Number.isNaN(took) ? 'nobody knows when it began' : formatDuration(took);
		return toPrintableLine([duration, grid.failureMessageAt(index) ?? ''].filter(Boolean).join(' · '));
	};

	return {
		heading:
			ended.length === 0
				? `nothing ended ${span}`
				: `ended ${span}: ${formatCount(timeline.ended[slice]!)}, ${formatCount(timeline.failed[slice]!)} failed`,
		rows: ended.slice(top, top + room).map((index, at) => ({
			key: grid.keyAt(index),
			name: toPrintableLine(grid.nameAt(index)),
			status: grid.statusAt(index)!,
			text: describe(index),
			isChosen: top + at === chosen,
		})),
	};
}

/** The most that ended in a slice, as a rate: a slice may be a second or an hour. */
function sayThroughput({timeline}: ShownTimeline): string {
	const minutes = (timeline.to - timeline.from) / timeline.slices / 60_000;
	const rate = Math.max(...timeline.ended) / minutes;
	const text = rate >= 10 ? formatCount(Math.round(rate)) : rate.toFixed(1);
	return `most ${text}/min`;
}

function formatScale({from, to, slices}: Timeline): string {
	const left = formatTime(from).slice(11);
	const right = `${formatTime(to).slice(11)} (${formatDuration(to - from)})`;
	return left + ' '.repeat(Math.max(1, slices - left.length - right.length)) + right;
}
