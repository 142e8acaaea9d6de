import {Box, Text} from 'ink';
import {type RingRow, selectRun} from '../../../core/screens/run/select.ts';
import {textWidth} from '../../../terminal/glyph.ts';
import {fitText} from '../../components/fit-text.ts';
import {inkStyle} from '../../components/ink-style.ts';
import {drawStatusBar} from '../../components/picture-cells.ts';
import {Row} from '../../components/row.tsx';
import {Rule} from '../../components/rule.tsx';
import {Cells} from '../../components/strip.tsx';
import {TextPage} from '../../components/text-page.tsx';
import type {ScreenProps} from '../../screen-props.ts';
import {glyphOf, statusSign} from '../../theme.ts';
import {useAppearance} from '../../use-console.ts';

/** The width of a ring's bar, and the least width of a screen that shows one. */
const [barColumns, barFrom] = [16, 100];
const mostName = 24;
const separatorColumns = 3;

const view = {top: 0, search: '', isSearching: false};

type Phrase = RingRow['gate'][number];

type Line = {readonly ring: number; readonly key: string} & (
	| {readonly type: 'ring'; readonly row: RingRow}
	| {readonly type: 'gate'; readonly phrase: Phrase; readonly isFirst: boolean}
);

/** A run over rings: what it is, a row for each ring with the gate after it, and the locations of the ring under the cursor. */
export function Run({state, width, height}: ScreenProps) {
	const scene = selectRun(state);
	if (scene === undefined) {
		return <TextPage lines={[{text: 'Reading the runs…'}]} view={view} width={width} height={height} />;
	}

	const {rings, cursor, detail, locations} = scene;
	const head = scene.head.flatMap(phrases => breakPhrases(phrases, width));
	const lines = rings.flatMap(listLines);
	const room = Math.max(1, height - head.length);
	const shown = Math.min(lines.length, Math.max(3, room - 4));
	const top = findTop(lines, cursor, shown);
	const rest = room - shown - 2;
	return (
		<Box flexDirection="column" width={width} height={height} overflow="hidden">
			{head.map(phrases => (
				<Phrases key={phrases.map(({text}) => text).join()} phrases={phrases} />
			))}
			{lines
				.slice(top, top + shown)
				.map(line =>
					line.type === 'ring' ? (
						<RingLine key={line.key} row={line.row} rows={rings} width={width} isSelected={line.ring === cursor} />
					) : (
						<GateLine key={line.key} phrase={line.phrase} isFirst={line.isFirst} />
					),
				)}
			{rest > 0 && (
				<>
					<Rule width={width} />
					<TextPage lines={[{text: detail, color: 'accent'}]} view={view} width={width} height={1} />
					<TextPage lines={locations} view={view} width={width} height={rest} />
				</>
			)}
		</Box>
	);
}

function listLines(row: RingRow, ring: number): readonly Line[] {
	const {id, gate} = row;
	return [
		{type: 'ring', ring, row, key: id},
		...gate.map(
			(phrase, at) => ({type: 'gate', ring, phrase, isFirst: at === 0, key: `${id} ${phrase.text}`}) as const,
		),
	];
}

/** Find the first line to show, so that the ring under the cursor is in view with its gate. */
function findTop(lines: readonly Line[], cursor: number, shown: number): number {
	const first = lines.findIndex(({ring}) => ring === cursor);
	return Math.max(0, Math.min(lines.length - shown, first - Math.floor(shown / 3)));
}

/** Break phrases into as many rows as they need: a phrase that doesn't fit begins a new row. */
function breakPhrases(phrases: readonly Phrase[], width: number): ReadonlyArray<readonly Phrase[]> {
	const rows: Phrase[][] = [];
	let used = 0;
	for (const one of phrases) {
		const columns = textWidth(one.text) + separatorColumns;
		if (rows.length === 0 || used + columns > width) {
			rows.push([]);
			used = 1 - separatorColumns;
		}

		rows.at(-1)!.push(one);
		used += columns;
	}

	return rows;
}

function Phrases({phrases}: {readonly phrases: readonly Phrase[]}) {
	const appearance = useAppearance();
	const separator = appearance.isAscii ? ' - ' : ' · ';
	return (
		<Text wrap="truncate">
			{phrases.map(({text, tone}, at) => (
				<Text key={text}>
					<Text {...inkStyle(appearance, 'muted')}>{at === 0 ? ' ' : separator}</Text>
					<Text {...inkStyle(appearance, tone)}>{text}</Text>
				</Text>
			))}
		</Text>
	);
}

type RingLineProps = {
	readonly row: RingRow;
	readonly rows: readonly RingRow[];
	readonly width: number;
	readonly isSelected: boolean;
};

function RingLine({row: {band}, rows, width, isSelected}: RingLineProps) {
	const nameColumns = Math.min(mostName, Math.max(...rows.map(one => one.band.name.length)));
	const countColumns = Math.max(...rows.map(one => one.band.locations.length));
	return (
		<Row isSelected={isSelected} width={width} hasMark>
			{inks => (
				<>
					<Text {...inkStyle(inks, statusSign(band.status).color)}>{glyphOf(band.status, inks)}</Text>
					<Text {...inkStyle(inks, 'muted')}>{`${String(band.number).padStart(3)} `}</Text>
					<Text bold {...inkStyle(inks, 'text')}>
						{fitText(band.name, nameColumns, inks)}
					</Text>
					<Text {...inkStyle(inks, 'text')}>{`  ${band.locations.padStart(countColumns)}  `}</Text>
					{width >= barFrom && (
						<Cells cells={drawStatusBar(band.byStatus, band.total, barColumns, inks)} appearance={inks} />
					)}
					<Text {...inkStyle(inks, band.outcome.tone)}>{`${width >= barFrom ? '  ' : ''}${band.outcome.text}`}</Text>
				</>
			)}
		</Row>
	);
}

function GateLine({phrase: {text, tone}, isFirst}: {readonly phrase: Phrase; readonly isFirst: boolean}) {
	const appearance = useAppearance();
	return (
		<Text wrap="truncate">
			<Text {...inkStyle(appearance, 'muted')}>{isFirst ? '       gate: ' : '             '}</Text>
			<Text {...inkStyle(appearance, tone)}>{text}</Text>
		</Text>
	);
}
