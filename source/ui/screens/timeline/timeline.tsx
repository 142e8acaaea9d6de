import {Box, Text} from 'ink';
import {type Lane, selectTimeline, type TimelineScene} from '../../../core/screens/timeline/select.ts';
import {inkStyle} from '../../components/ink-style.ts';
import {fitText} from '../../components/table.tsx';
import type {ScreenProps} from '../../screen-props.ts';
import {type Appearance, severitySign, type ThemeColor} from '../../theme.ts';
import {useAppearance} from '../../use-console.ts';

const labelColumns = 24;

/** When each location ran, how many ended and ran at once, how long they took and which took longest. */
export function TimelineScreen({state, width, height}: ScreenProps) {
	const appearance = useAppearance();
	const timeline = selectTimeline(state, Math.max(10, width - labelColumns - 12), height);
	if (timeline === undefined) {
		return <Text {...inkStyle(appearance, 'muted')}>No location has begun yet.</Text>;
	}

	const {top, heading, scale, lanes, ended, running, durations, slow} = timeline;
	return (
		<Box flexDirection="column" width={width} height={height} overflow="hidden">
			<Text wrap="truncate" {...inkStyle(appearance, 'muted')}>
				{fitText(heading, labelColumns)}
				{scale}
			</Text>
			{lanes.map((lane, index) => (
				// A lane's name needn't be unique: its place is.
				// biome-ignore lint/suspicious/noArrayIndexKey: see above
				<LaneRow key={top + index} lane={lane} appearance={appearance} />
			))}
			<Spark name="ended in each slice" values={ended} color="good" appearance={appearance} />
			<Spark name="running at once" values={running} color="running" appearance={appearance} />
			<Durations durations={durations} appearance={appearance} />
			{slow.map(({name, text}) => (
				<Text key={name} wrap="truncate" {...inkStyle(appearance, 'waiting')}>
					{fitText('  slow', labelColumns)}
					{text}
				</Text>
			))}
		</Box>
	);
}

/** Neighbouring slices that look alike become one text: a lane of 250 columns is a handful of elements. */
function LaneRow({lane, appearance}: {readonly lane: Lane; readonly appearance: Appearance}) {
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
			{fitText(lane.name, labelColumns - 1)}{' '}
			{runs.map(({severity, length}, place) => {
				const {glyph, ascii, color} = severitySign(severity);
				const sign = severity === 0 ? ' ' : appearance.isAscii ? ascii : glyph;
				return (
					// Runs have no identity but their place.
					// biome-ignore lint/suspicious/noArrayIndexKey: see above
					<Text key={place} {...inkStyle(appearance, color)}>
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
	readonly appearance: Appearance;
};

function Spark({name, values, color, appearance}: SparkProps) {
	const most = Math.max(...values);
	return (
		<Text wrap="truncate">
			{fitText(name, labelColumns)}
			<Text {...inkStyle(appearance, color)}>{drawSpark(values, appearance)}</Text>
			<Text {...inkStyle(appearance, 'muted')}>{` most ${most}`}</Text>
		</Text>
	);
}

function drawSpark(values: readonly number[], {isAscii}: Appearance): string {
	const levels = isAscii ? ' .:-=+*#' : ' ░▒▓█';
	const most = Math.max(1, ...values);
	return values
		.map(value => levels[value === 0 ? 0 : Math.max(1, Math.round((value / most) * (levels.length - 1)))])
		.join('');
}

type DurationsProps = Pick<TimelineScene, 'durations'> & {readonly appearance: Appearance};

function Durations({durations, appearance}: DurationsProps) {
	if (durations === null) {
		return <Text {...inkStyle(appearance, 'muted')}>no location has ended yet</Text>;
	}

	return (
		<>
			<Text wrap="truncate">
				{fitText('durations', labelColumns)}
				<Text {...inkStyle(appearance, 'accent')}>{drawSpark(durations.bins, appearance)}</Text>
			</Text>
			<Text wrap="truncate" {...inkStyle(appearance, 'muted')}>
				{fitText('', labelColumns)}
				{durations.text}
			</Text>
		</>
	);
}
