import {Box, Text} from 'ink';
import {shownTimeline} from '../../../core/screens/timeline/screen.ts';
import {shownFollowing} from '../../../core/state/attempts.ts';
import type {ConsoleState} from '../../../core/state/state.ts';
import {formatDuration, formatTime} from '../../../core/status/format.ts';
import {toPrintableLine} from '../../../core/status/printable.ts';
import {type Lane, listLanes, readTimeline, type Timeline} from '../../../core/status/timeline.ts';
import {inkStyle} from '../../components/ink-style.ts';
import {fitText} from '../../components/table.tsx';
import {type Look, severityLook, type ThemeColor} from '../../theme.ts';
import {useLook} from '../../use-console.ts';

export type TimelineProps = {readonly state: ConsoleState; readonly width: number; readonly height: number};

const labelColumns = 24;

/** When each location ran, how many ended and ran at once, how long they took and which took longest. */
export function TimelineScreen({state, width, height}: TimelineProps) {
	const look = useLook();
	const screen = shownTimeline(state);
	const {directory, now} = state;
	const following = shownFollowing(state);
	if (screen === undefined || following === null) {
		return null;
	}

	const {grid} = following;
	const slices = Math.max(10, width - labelColumns - 12);
	const timeline = readTimeline(grid, now, slices, Math.min(40, slices));
	if (timeline === null) {
		return <Text {...inkStyle(look, 'muted')}>No location has begun yet.</Text>;
	}

	const slow = timeline.slow.slice(0, height < 30 ? 2 : 5);
	const room = Math.max(1, height - 6 - slow.length);
	const search = screen.text.search.replace(/^!/, '').trim().toLowerCase();
	const all = listLanes(grid, directory, screen.lanes, timeline, slices, now);
	const found = search === '' ? all : all.filter(lane => lane().name.toLowerCase().includes(search));
	const top = Math.max(0, Math.min(screen.text.top, found.length - room));
	const lanes = found.slice(top, top + room).map(lane => lane());
	return (
		<Box flexDirection="column" width={width} height={height} overflow="hidden">
			<Text wrap="truncate" {...inkStyle(look, 'muted')}>
				{fitText(`${laneWords[screen.lanes]} ${top + 1}–${top + lanes.length} of ${found.length}`, labelColumns)}
				{formatScale(timeline, slices)}
			</Text>
			{lanes.map((lane, place) => (
				// A lane's name needn't be unique: its place is.
				// biome-ignore lint/suspicious/noArrayIndexKey: see above
				<LaneRow key={top + place} lane={lane} look={look} />
			))}
			<Spark name="ended in each slice" values={timeline.ended} color="good" look={look} />
			<Spark name="running at once" values={timeline.running} color="running" look={look} />
			<Durations timeline={timeline} look={look} />
			{slow.map(({name, ms, isRunning}) => (
				<Text key={name} wrap="truncate" {...inkStyle(look, 'waiting')}>
					{fitText('  slow', labelColumns)}
					{`${name} ${formatDuration(ms)}${isRunning ? ' and still runs' : ''}`}
				</Text>
			))}
		</Box>
	);
}

const laneWords = {ou: 'OUs', account: 'accounts', location: 'locations'};

function formatScale({from, to}: Timeline, slices: number): string {
	const left = formatTime(from).slice(11);
	const right = `${formatTime(to).slice(11)} (${formatDuration(to - from)})`;
	return left + ' '.repeat(Math.max(1, slices - left.length - right.length)) + right;
}

/** Neighbouring slices that look alike become one text: a lane of 250 columns is a handful of elements. */
function LaneRow({lane, look}: {readonly lane: Lane; readonly look: Look}) {
	const runs: Array<{severity: number; length: number}> = [];
	for (const severity of lane.slices) {
		const last = runs.at(-1);
		if (last?.severity === severity) {
			last.length++;
		} else {
			runs.push({severity, length: 1});
		}
	}

	return (
		<Text wrap="truncate">
			{fitText(toPrintableLine(lane.name), labelColumns - 1)}{' '}
			{runs.map(({severity, length}, place) => {
				const {glyph, ascii, color} = severityLook(severity);
				const sign = severity === 0 ? ' ' : look.isAscii ? ascii : glyph;
				return (
					// Runs have no identity but their place.
					// biome-ignore lint/suspicious/noArrayIndexKey: see above
					<Text key={place} {...inkStyle(look, color)}>
						{sign.repeat(length)}
					</Text>
				);
			})}
		</Text>
	);
}

type SparkProps = {
	readonly name: string;
	readonly values: readonly number[];
	readonly color: ThemeColor;
	readonly look: Look;
};

function Spark({name, values, color, look}: SparkProps) {
	const most = Math.max(...values);
	return (
		<Text wrap="truncate">
			{fitText(name, labelColumns)}
			<Text {...inkStyle(look, color)}>{drawSpark(values, look)}</Text>
			<Text {...inkStyle(look, 'muted')}>{` most ${most}`}</Text>
		</Text>
	);
}

function drawSpark(values: readonly number[], {isAscii}: Look): string {
	const levels = isAscii ? ' .:-=+*#' : ' ░▒▓█';
	const most = Math.max(1, ...values);
	return values
		.map(value => levels[value === 0 ? 0 : Math.max(1, Math.round((value / most) * (levels.length - 1)))])
		.join('');
}

function Durations({timeline: {durations}, look}: {readonly timeline: Timeline; readonly look: Look}) {
	if (durations === null) {
		return <Text {...inkStyle(look, 'muted')}>no location has ended yet</Text>;
	}

	const {median, p90, longest, bins} = durations;
	return (
		<>
			<Text wrap="truncate">
				{fitText('durations', labelColumns)}
				<Text {...inkStyle(look, 'accent')}>{drawSpark(bins, look)}</Text>
			</Text>
			<Text wrap="truncate" {...inkStyle(look, 'muted')}>
				{fitText('', labelColumns)}
				{`0s to ${formatDuration(longest)} · half took at most ${formatDuration(median)}, nine in ten ${formatDuration(p90)}`}
			</Text>
		</>
	);
}
