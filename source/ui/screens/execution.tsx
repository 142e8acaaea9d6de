import {Box, Text} from 'ink';
import {type StepRow, selectExecution} from '../../core/state/select/execution.ts';
import type {ConsoleState} from '../../core/state/state.ts';
import {inkStyle} from '../components/ink-style.ts';
import {Table, type TableColumn} from '../components/table.tsx';
import {glyphOf, type Look, statusLook} from '../theme.ts';
import {useLook} from '../use-console.ts';

export type ExecutionScreenProps = {readonly state: ConsoleState; readonly width: number; readonly height: number};

/** An execution below the parent: its facts, its steps or resources with their durations, and why it failed. */
export function ExecutionScreen({state, width, height}: ExecutionScreenProps) {
	const look = useLook();
	const scene = selectExecution(state);
	if (scene === undefined) {
		return null;
	}

	const messageRows = scene.message === '' ? 0 : Math.min(4, Math.ceil(scene.message.length / width)) + 1;
	const lineRows = scene.lines.length === 0 ? 0 : scene.lines.length + 1;
	const tableRows = Math.max(2, height - 2 - messageRows - lineRows);
	return (
		<Box flexDirection="column" height={height}>
			<Text wrap="truncate">
				{scene.status !== null && (
					<Text {...inkStyle(look, statusLook(scene.status).color)}>
						{`${glyphOf(scene.status, look)} ${scene.status}  `}
					</Text>
				)}
				{scene.facts.join(' · ')}
			</Text>
			<Text> </Text>
			{scene.lines.length > 0 && (
				<Box flexDirection="column" paddingBottom={1}>
					{scene.lines.map(line => (
						<Text key={line}>{line}</Text>
					))}
				</Box>
			)}
			{scene.rows.length > 0 && (
				<Table
					columns={columnsFor(width, look, scene.areResources)}
					rows={scene.rows}
					cursor={scene.cursor}
					width={width}
					height={tableRows}
					keyOf={row => row.id}
				/>
			)}
			{scene.message !== '' && (
				<Box height={messageRows} overflow="hidden">
					<Text {...inkStyle(look, 'bad')}>{scene.message}</Text>
				</Box>
			)}
		</Box>
	);
}

function columnsFor(width: number, look: Look, areResources: boolean): ReadonlyArray<TableColumn<StepRow>> {
	const barWidth = Math.max(10, Math.min(40, Math.floor(width / 5)));
	const action: ReadonlyArray<TableColumn<StepRow>> =
		width >= 100 && !areResources
			? [{title: 'Action', width: 24, cell: row => ({text: row.action, color: 'muted'})}]
			: [];
	const note: ReadonlyArray<TableColumn<StepRow>> =
		width >= 100 ? [{title: 'Note', width: 'rest', cell: row => ({text: row.note, color: 'muted'})}] : [];
	return [
		{
			title: 'Status',
			width: 13,
			cell: row => ({text: `${glyphOf(row.status, look)} ${row.status}`, color: statusLook(row.status).color}),
		},
		{
			title: areResources ? 'Resource' : 'Step',
			width: width < 100 ? 'rest' : areResources ? 28 : 24,
			cell: row => ({text: row.name}),
		},
		...action,
		{title: 'Took', width: 7, cell: row => ({text: row.took})},
		{
			title: 'When',
			width: barWidth,
			cell: row => ({text: drawBar(row, barWidth, look), color: statusLook(row.status).color}),
		},
		...note,
	];
}

/** Where in the execution's time the step lies. */
function drawBar({bar}: StepRow, width: number, {isAscii}: Look): string {
	if (bar === null) {
		return '';
	}

	const from = Math.min(width - 1, Math.floor(bar.from * width));
	const length = Math.max(1, Math.round((bar.to - bar.from) * width));
	return ' '.repeat(from) + (isAscii ? '=' : '━').repeat(Math.min(length, width - from));
}
