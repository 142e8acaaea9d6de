import {Box, Text, useIsScreenReaderEnabled} from 'ink';
import {selectTimeline, type TimelineScene} from '../../../core/screens/timeline/select.ts';
import {inkStyle} from '../../components/ink-style.ts';
import {drawArea, drawEnded, drawRunning, type InkRows} from '../../components/picture-cells.ts';
import {Strip} from '../../components/strip.tsx';
import type {ScreenProps} from '../../screen-props.ts';
import {type Appearance, classSign} from '../../theme.ts';
import {useAppearance} from '../../use-console.ts';
import {BelowPicture} from './below.tsx';
import {Durations, DurationsBeside} from './durations.tsx';

/** What happened when: statuses over time as a stacked area, what ran and ended, how long it took, and what ended at the cursor's moment. */
export function TimelineScreen({state, width, height}: ScreenProps) {
	const appearance = useAppearance();
	const speaks = useIsScreenReaderEnabled();
	const scene = selectTimeline(state, height);
	if (scene === undefined) {
		return <Text {...inkStyle(appearance, 'muted')}>No location is known to have begun yet.</Text>;
	}

	if (speaks) {
		return <Sentences sentences={scene.sentences} />;
	}

	const {layout} = scene;
	return (
		<Box width={width} height={height} overflow="hidden">
			<Box flexDirection="column" width={layout.picture}>
				<Picture scene={scene} appearance={appearance} />
				{layout.side === 0 ? <Durations scene={scene} appearance={appearance} /> : null}
				<BelowPicture scene={scene} width={width} appearance={appearance} />
			</Box>
			{layout.side === 0 ? null : (
				<Box marginLeft={2} width={layout.side}>
					<DurationsBeside scene={scene} appearance={appearance} />
				</Box>
			)}
		</Box>
	);
}

function Sentences({sentences}: Pick<TimelineScene, 'sentences'>) {
	return (
		<Box flexDirection="column">
			{sentences.map(sentence => (
				<Text key={sentence}>{sentence}</Text>
			))}
		</Box>
	);
}

type PartProps = {readonly scene: TimelineScene; readonly appearance: Appearance};

function Picture({scene, appearance}: PartProps) {
	const {layout, timeline, total, totalText, slice, scale, allowed, running, throughput} = scene;
	const area = drawArea(timeline, {total, rows: layout.area, cursor: slice}, appearance);
	const atOnce = drawRunning(timeline.peaks, {allowed, rows: layout.running}, appearance);
	const ended = drawEnded(timeline, layout.ended, appearance);
	return (
		<>
			<Moment scene={scene} appearance={appearance} />
			<Rows rows={area} labels={[totalText, 'locations']} tails={[]} scene={scene} appearance={appearance} />
			<Text wrap="truncate" {...inkStyle(appearance, 'muted')}>
				{' '.repeat(layout.label)}
				{scale.slice(0, slice)}
				{/* Times aren't written over: the line in the area says where the cursor is. */}
				<Text {...inkStyle(appearance, 'accent')}>{(scale[slice] ?? ' ') === ' ' ? '^' : scale[slice]}</Text>
				{scale.slice(slice + 1)}
			</Text>
			<Rows
				rows={atOnce}
				labels={['at once']}
				tails={sayAllowed(running, allowed)}
				scene={scene}
				appearance={appearance}
			/>
			<Rows rows={ended} labels={['ended']} tails={[throughput]} scene={scene} appearance={appearance} />
		</>
	);
}

const sayAllowed = (running: string, allowed: number | null): readonly string[] =>
	allowed === null ? [running] : [running, 'allowed'];

type RowsProps = PartProps & {
	readonly rows: InkRows;
	/** The labels before the first rows, and the figures after them. */
	readonly labels: readonly string[];
	readonly tails: readonly string[];
};

function Rows({rows, labels, tails, scene, appearance}: RowsProps) {
	return rows.map((cells, row) => (
		<Strip
			// A row of a picture has no identity but its place.
			// biome-ignore lint/suspicious/noArrayIndexKey: see above
			key={row}
			label={labels[row] ?? ''}
			labelColumns={scene.layout.label}
			cells={cells}
			tail={scene.layout.tail === 0 ? '' : (tails[row] ?? '')}
			appearance={appearance}
		/>
	));
}

/** The cursor's time, and the counts at that time with the signs of the picture. */
function Moment({scene, appearance}: PartProps) {
	const {moment, counts, hasWords, unknown, isUnknownBelow} = scene;
	const open = <Text {...inkStyle(appearance, 'muted')}>{unknown}</Text>;
	return (
		<>
			<Text wrap="truncate">
				<Text bold>{moment}</Text>
				{counts.map(({statusClass, figure, text}) => {
					const {glyph, ascii, color} = classSign(statusClass);
					const sign = appearance.isAscii ? ascii : glyph;
					return (
						<Text key={statusClass} {...inkStyle(appearance, color)}>
							{hasWords ? `  ${sign} ${text}` : `  ${sign}${figure}`}
						</Text>
					);
				})}
				{unknown === '' || isUnknownBelow ? null : (
					<Text>
						{'  '}
						{open}
					</Text>
				)}
			</Text>
			{isUnknownBelow ? <Text wrap="truncate">{open}</Text> : null}
		</>
	);
}
