import {Box, Text} from 'ink';
import type {EndedRow, TimelineScene} from '../../../core/screens/timeline/select.ts';
import {fitText} from '../../components/fit-text.ts';
import {inkStyle} from '../../components/ink-style.ts';
import {countLane, drawLane} from '../../components/picture-cells.ts';
import {Row} from '../../components/row.tsx';
import {Strip} from '../../components/strip.tsx';
import {type Appearance, statusSign} from '../../theme.ts';

type BelowProps = {readonly scene: TimelineScene; readonly width: number; readonly appearance: Appearance};

/** What ended at the cursor's time, and lanes aligned with the picture's time. */
export function BelowPicture({scene: {ended, lanes, layout}, width, appearance}: BelowProps) {
	return (
		<>
			{ended === null ? null : (
				<Box flexDirection="column" height={layout.below - layout.lanes + 1}>
					<Heading text={ended.heading} appearance={appearance} />
					{ended.rows.map(row => (
						<Ended key={row.key} row={row} width={width} />
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

function Ended({row, width}: {readonly row: EndedRow; readonly width: number}) {
	const {glyph, ascii, color} = statusSign(row.status);
	return (
		<Row isSelected={row.isChosen} width={width} hasMark>
			{inks => (
				<>
					<Text
						{...inkStyle(inks, color)}
					>{`${inks.isAscii ? ascii : glyph} ${fitText(row.name, nameColumns, inks)} `}</Text>
					{`${fitText(row.status, 10, inks)} ${row.text}`}
				</>
			)}
		</Row>
	);
}
