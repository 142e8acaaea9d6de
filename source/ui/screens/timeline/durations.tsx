import {Box, Text} from 'ink';
import type {TimelineScene} from '../../../core/screens/timeline/select.ts';
import {fitText} from '../../components/fit-text.ts';
import {inkStyle} from '../../components/ink-style.ts';
import {drawDurations, durationColor, markDurations} from '../../components/picture-cells.ts';
import {Strip} from '../../components/strip.tsx';
import type {Appearance} from '../../theme.ts';

type DurationsProps = {readonly scene: TimelineScene; readonly appearance: Appearance};

/** How long locations took, as a histogram from left to right, with the slowest under it. */
export function Durations({scene: {layout, durations, slow}, appearance}: DurationsProps) {
	if (layout.durations === 0) {
		return null;
	}

	if (durations === null) {
		return <Text {...inkStyle(appearance, 'muted')}>durations: no location has ended yet</Text>;
	}

	const {summary, text} = durations;
	const marks = markDurations(summary, summary.bins.length);
	const signs = [...summary.bins.keys()].map(bin => (bin === marks.median ? 'm' : bin === marks.p90 ? '9' : ' '));
	return (
		<>
			{drawDurations(summary.bins, marks, layout.durations, appearance).map((cells, row) => (
				<Strip
					// A row of a picture has no identity but its place.
					// biome-ignore lint/suspicious/noArrayIndexKey: see above
					key={row}
					label={row === 0 ? 'durations' : ''}
					labelColumns={layout.label}
					cells={cells}
					appearance={appearance}
				/>
			))}
			<Text wrap="truncate" {...inkStyle(appearance, 'muted')}>
				{`${' '.repeat(layout.label)}${signs.join('').trimEnd()}  ${text}`}
			</Text>
			{slow.map(({name, text: took}) => (
				<Text key={name} wrap="truncate" {...inkStyle(appearance, 'waiting')}>
					{`${fitText('slow', layout.label, appearance)}${name} ${took}`}
				</Text>
			))}
		</>
	);
}

/** Columns of the bars beside the picture. */
const barColumns = 14;
const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** The same next to the picture: a row for each bin, and the slowest. */
export function DurationsBeside({scene: {layout, durations, slow}, appearance}: DurationsProps) {
	if (durations === null) {
		return <Text {...inkStyle(appearance, 'muted')}>durations: no location has ended yet</Text>;
	}

	const {bins} = durations.summary;
	const marks = markDurations(durations.summary, bins.length);
	const most = Math.max(1, ...bins);
	const {edges} = durations;
	return (
		<Box flexDirection="column">
			<Text bold>durations</Text>
			{bins.map((count, bin) => (
				// A bin is its place.
				// biome-ignore lint/suspicious/noArrayIndexKey: see above
				<Text key={bin} wrap="truncate">
					<Text {...inkStyle(appearance, 'muted')}>{`${edges[bin]!.padStart(6)}–${edges[bin + 1]!.padEnd(6)} `}</Text>
					<Text {...inkStyle(appearance, durationColor(bin, marks))}>
						{fitText(drawBar(count, most, appearance), barColumns, appearance)}
					</Text>
					{` ${count}`}
					<Text {...inkStyle(appearance, 'muted')}>
						{[bin === marks.median ? 'median' : '', bin === marks.p90 ? '90 %' : '']
							.map(mark => mark && ` ${mark}`)
							.join('')}
					</Text>
				</Text>
			))}
			<Text wrap="truncate" {...inkStyle(appearance, 'muted')}>
				{durations.text}
			</Text>
			{slow.length === 0 ? null : <Text bold>{'\nthe slowest'}</Text>}
			{slow.map(({name, text}) => (
				<Text key={name} wrap="truncate" {...inkStyle(appearance, 'waiting')}>
					{fitText(name, layout.side - 20, appearance)} {text}
				</Text>
			))}
		</Box>
	);
}

function drawBar(count: number, most: number, {isAscii}: Appearance): string {
	const parts = count === 0 ? 0 : Math.max(1, Math.round((count / most) * barColumns * 8));
	return isAscii
		? '#'.repeat(Math.max(Math.sign(count), Math.round(parts / 8)))
		: '█'.repeat(Math.floor(parts / 8)) + eighths[parts % 8]!;
}
