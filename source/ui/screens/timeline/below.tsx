import {Box, Text} from 'ink';
import type {EndedRow, TimelineScene} from '../../../core/screens/timeline/select.ts';
import {fitText} from '../../components/fit-text.ts';
import {inkStyle} from '../../components/ink-style.ts';
import {countLane, drawLane} from '../../components/picture-cells.ts';
import {Strip} from '../../components/strip.tsx';
import {type Appearance, statusSign} from '../../theme.ts';

type BelowProps = {readonly scene: TimelineScene; readonly appearance: Appearance};

/** What ended at the cursor's moment, and lanes under the time they belong to. */
export function BelowPicture({scene: {ended, lanes, layout}, appearance}: BelowProps) {
	return (
		<>
			{ended === null ? null : (
				<Box flexDirection="column" height={layout.below - layout.lanes + 1}>
					<Heading text={ended.heading} appearance={appearance} />
					{ended.rows.map(row => (
						<Ended key={row.key} row={row} appearance={appearance} />
					))}
				</Box>
			)}
			{lanes === null ? null : <Heading text={lanes.heading} appearance={appearance} />}
			{lanes?.rows.map((lane, at) => (
				<Strip
					// A lane's name needn't be unique: its place is.
					// biome-ignore lint/suspicious/noArrayIndexKey: see above
					key={at}
					label={lane.name}
					labelColumns={layout.label}
					cells={drawLane(lane, appearance)}
					tail={countLane(lane, appearance)}
					appearance={appearance}
				/>
			))}
		</>
	);
}

function Heading({text, appearance}: {readonly text: string; readonly appearance: Appearance}) {
	return (
		<Text wrap="truncate" {...inkStyle(appearance, 'muted')}>
			{text}
		</Text>
	);
}

const nameColumns = 30;

function Ended({row, appearance}: {readonly row: EndedRow; readonly appearance: Appearance}) {
	const {glyph, ascii, color} = statusSign(row.status);
	return (
		<Text wrap="truncate" inverse={row.isChosen}>
			{row.isChosen ? (appearance.isAscii ? '> ' : '► ') : '  '}
			<Text
				{...(row.isChosen ? {} : inkStyle(appearance, color))}
			>{`${appearance.isAscii ? ascii : glyph} ${fitText(row.name, nameColumns)} `}</Text>
			{`${fitText(row.status, 10)} ${row.text}`}
		</Text>
	);
}
