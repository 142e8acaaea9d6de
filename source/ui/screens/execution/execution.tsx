import {Box, Text} from 'ink';
import {
	breakRows,
	type ExecutionScene,
	formatCount,
	type StepExecution,
	selectExecution,
} from '../../../core/screens/execution/select.ts';
import {Found} from '../../components/found.tsx';
import {inkStyle} from '../../components/ink-style.ts';
import {Table, type TableColumn} from '../../components/table.tsx';
import type {ScreenProps} from '../../screen-props.ts';
import {type Appearance, glyphOf, statusSign} from '../../theme.ts';
import {useAppearance} from '../../use-console.ts';

/** An execution below the parent: its facts, its steps or resources with their durations, and why it failed. */
export function ExecutionScreen({state, width, height}: ScreenProps) {
	const appearance = useAppearance();
	const scene = selectExecution(state);
	if (scene === undefined) {
		return null;
	}

	const facts = fitFacts(scene.facts, width);
	// Room for a few steps and the message stays, however much there is to explain.
	const lines = scene.lines.flatMap(line => breakRows(line, width)).slice(0, Math.max(1, height - facts.length - 6));
	const lineRows = lines.length === 0 ? 0 : lines.length + 1;
	const room = height - facts.length - 1 - lineRows;
	// The list gets what it needs, up to half of the room; the message the rest.
	const listed = scene.rows.length === 0 ? 0 : scene.rows.length + 1;
	const message = scene.message === '' ? [] : breakRows(scene.message, width);
	const messageRows = message.length === 0 ? 0 : Math.min(message.length, Math.max(3, room - listed - 1, room >> 1));
	const tableRows = Math.max(2, room - (messageRows === 0 ? 0 : messageRows + 1));
	const shownMessage = message.slice(0, messageRows);
	if (message.length > messageRows && messageRows > 0) {
		shownMessage[messageRows - 1] = `${shownMessage[messageRows - 1]!.slice(0, width - 32)}… Enter shows all of it`;
	}

	return (
		<Box flexDirection="column" height={height} overflow="hidden">
			{facts.map((line, place) => (
				<Text key={line} wrap="truncate">
					{place === 0 && scene.status !== null && (
						<Text {...inkStyle(appearance, statusSign(scene.status).color)}>
							{`${glyphOf(scene.status, appearance)} ${scene.status}  `}
						</Text>
					)}
					<Found text={line} />
				</Text>
			))}
			<Counts scene={scene} appearance={appearance} />
			{lines.length > 0 && (
				<Box flexDirection="column" paddingBottom={1}>
					{lines.map((line, place) => (
						// Two lines may say the same: their place tells them apart.
						// biome-ignore lint/suspicious/noArrayIndexKey: see above
						<Text key={place} wrap="truncate">
							{line}
						</Text>
					))}
				</Box>
			)}
			{scene.rows.length > 0 && (
				<Table
					columns={columnsFor(width, appearance, scene)}
					rows={scene.rows}
					cursor={scene.cursor}
					width={width}
					height={Math.min(tableRows, listed)}
					keyOf={row => row.stepExecutionId}
				/>
			)}
			{shownMessage.length > 0 && <Text> </Text>}
			{shownMessage.map((line, place) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: as above
				<Text key={place} wrap="truncate" {...inkStyle(appearance, 'bad')}>
					<Found text={line} />
				</Text>
			))}
		</Box>
	);
}

/** Columns that the status in front of the first line takes at most. */
const statusColumns = 14;

/** Facts on as many lines as they need: none is cut off. */
function fitFacts(facts: readonly string[], width: number): readonly string[] {
	const lines: string[] = [];
	for (const fact of facts) {
		const last = lines.at(-1);
		const room = width - (lines.length <= 1 ? statusColumns : 0);
		if (last !== undefined && last.length + fact.length + 3 <= room) {
			lines[lines.length - 1] = `${last} · ${fact}`;
		} else {
			lines.push(fact);
		}
	}

	return lines;
}

/** How many steps or resources have come to what. */
function Counts({scene, appearance}: {readonly scene: ExecutionScene; readonly appearance: Appearance}) {
	return scene.rows.length === 0 && scene.counts.length === 0 ? (
		<Text> </Text>
	) : (
		<Text wrap="truncate" {...inkStyle(appearance, 'muted')}>
			{scene.shown}
			{scene.counts.map(({status, count}) => (
				<Text key={status} {...inkStyle(appearance, statusSign(status).color)}>
					{`  ${glyphOf(status, appearance)} ${formatCount(count)} ${status}`}
				</Text>
			))}
		</Text>
	);
}

function columnsFor(
	width: number,
	appearance: Appearance,
	{areResources, describeRow}: ExecutionScene,
): ReadonlyArray<TableColumn<StepExecution>> {
	const barWidth = Math.max(10, Math.min(40, Math.floor(width / 5)));
	const action: ReadonlyArray<TableColumn<StepExecution>> =
		width >= 100 && !areResources
			? [{title: 'Action', width: 24, cell: row => ({text: describeRow(row).action, color: 'muted'})}]
			: [];
	const note: ReadonlyArray<TableColumn<StepExecution>> =
		width >= 100 ? [{title: 'Note', width: 'rest', cell: row => ({text: describeRow(row).note, color: 'muted'})}] : [];
	return [
		{
			title: 'Status',
			width: 13,
			cell: ({status}) => ({text: `${glyphOf(status, appearance)} ${status}`, color: statusSign(status).color}),
		},
		{
			title: areResources ? 'Resource' : 'Step',
			width: width < 100 ? 'rest' : areResources ? 28 : 24,
			cell: row => ({text: describeRow(row).name}),
		},
		...action,
		{title: 'Took', width: 7, cell: row => ({text: describeRow(row).took})},
		{
			title: 'When',
			width: barWidth,
			cell: row => ({text: drawBar(describeRow(row).bar, barWidth, appearance), color: statusSign(row.status).color}),
		},
		...note,
	];
}

/** Where in the execution's time the step lies. */
function drawBar(
	bar: {readonly from: number; readonly to: number} | null,
	width: number,
	{isAscii}: Appearance,
): string {
	if (bar === null) {
		return '';
	}

	const from = Math.min(width - 1, Math.floor(bar.from * width));
	const length = Math.max(1, Math.round((bar.to - bar.from) * width));
	return ' '.repeat(from) + (isAscii ? '=' : '═').repeat(Math.min(length, width - from));
}
