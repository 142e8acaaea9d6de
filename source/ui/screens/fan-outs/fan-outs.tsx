import {Box, Text} from 'ink';
import {type FanOutRow, selectFanOuts} from '../../../core/screens/fan-outs/select.ts';
import {Table, type TableColumn} from '../../components/table.tsx';
import type {ScreenProps} from '../../screen-props.ts';
import {type Appearance, glyphOf, statusSign} from '../../theme.ts';
import {useAppearance} from '../../use-console.ts';

/** The fan-outs of the central account and Region, newest first. */
export function FanOuts({state, width, height}: ScreenProps) {
	const appearance = useAppearance();
	const {rows, cursor, lines} = selectFanOuts(state);
	const messageRows = lines.length === 0 ? 0 : lines.length + 1;
	return (
		<Box flexDirection="column" height={height}>
			{rows.length > 0 && (
				<Table
					columns={columnsFor(
						width,
						appearance,
						rows.some(({news}) => news !== ''),
					)}
					rows={rows}
					cursor={cursor}
					width={width}
					height={height - messageRows}
					keyOf={row => row.id}
				/>
			)}
			{lines.length > 0 && (
				<Box flexDirection="column" paddingTop={1} paddingX={1}>
					{lines.map(line => (
						<Text key={line}>{line}</Text>
					))}
				</Box>
			)}
		</Box>
	);
}

const news: TableColumn<FanOutRow> = {
	title: 'Since last seen',
	width: 18,
	cell: row => ({text: row.news, color: row.news.includes('failed') ? 'bad' : 'accent'}),
};

const took: TableColumn<FanOutRow> = {title: 'Took', width: 7, cell: row => ({text: row.took})};

function columnsFor(width: number, appearance: Appearance, hasNews: boolean): ReadonlyArray<TableColumn<FanOutRow>> {
	const wide: ReadonlyArray<TableColumn<FanOutRow>> = [
		{title: 'Started by', width: 18, cell: row => ({text: row.startedBy, color: 'muted'})},
		{title: 'Execution', width: 36, cell: row => ({text: row.id, color: 'muted'})},
	];
	const isNarrow = width < 100;
	return [
		{
			title: 'Status',
			width: 14,
			cell: ({status, look: seen}) =>
				seen === null
					? {text: `${appearance.isAscii ? ' ' : '∙'} ${status}`, color: 'muted'}
					: {text: `${glyphOf(seen, appearance)} ${status}`, color: statusSign(seen).color},
		},
		{title: 'Runbook', width: 'rest', cell: row => ({text: row.document})},
		{title: 'Succeeded', width: 12, cell: row => ({text: row.succeeded})},
		// Without year and seconds where room is short.
		isNarrow
			? {title: 'Started', width: 11, cell: row => ({text: row.startedAt.slice(5, 16)})}
			: {title: 'Started', width: 20, cell: row => ({text: row.startedAt})},
		...(isNarrow && hasNews ? [] : [took]),
		...(hasNews ? [news] : []),
		...(width >= 140 ? wide : width >= 100 ? wide.slice(0, 1) : []),
	];
}
