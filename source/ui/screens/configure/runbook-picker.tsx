import {Box, Text} from 'ink';
import type {RunbookRow, RunbookScreen} from '../../../core/screens/configure/runbook/select.ts';
import {fitText} from '../../components/fit-text.ts';
import {inkStyle} from '../../components/ink-style.ts';
import {Lines} from '../../components/lines.tsx';
import {Table, type TableColumn} from '../../components/table.tsx';
import {Tabs} from '../../components/tabs.tsx';
import {wrapText} from '../../components/wrap.ts';
import {useAppearance} from '../../use-console.ts';

export type RunbookPickerProps = {readonly screen: RunbookScreen; readonly width: number; readonly height: number};

/** From how many columns on the details stand beside the list; below, under it. */
const besideFrom = 100;

/** The runbooks of a tab, and what is known of the one under the cursor. */
export function RunbookPicker({screen, width, height}: RunbookPickerProps) {
	const appearance = useAppearance();
	const {tabs, status, rows, cursor, details, detailTop} = screen;
	const isBeside = width >= besideFrom;
	const room = Math.max(2, height - 2);
	const listWidth = isBeside ? Math.min(72, Math.floor(width * 0.5)) : width;
	const listHeight = isBeside ? room : Math.max(4, Math.min(rows.length + 1, Math.floor(room * 0.5)));
	const list =
		rows.length === 0 ? (
			<Box width={listWidth} height={listHeight} flexShrink={0} />
		) : (
			<Box width={listWidth} height={listHeight} flexShrink={0}>
				<Table
					columns={columnsFor(listWidth, appearance.isAscii)}
					rows={rows}
					cursor={cursor}
					width={listWidth}
					height={listHeight}
					keyOf={row => row.name}
				/>
			</Box>
		);
	const detailWidth = isBeside ? width - listWidth - 2 : width - 2;
	const detailHeight = isBeside ? room : Math.max(1, room - listHeight - 1);
	return (
		<Box flexDirection="column" width={width} height={height} overflow="hidden">
			<Tabs tabs={tabs} />
			<Text wrap="truncate" {...inkStyle(appearance, status.tone)}>
				{` ${fitStatus(status.text, width - 2)}`}
			</Text>
			<Box flexDirection={isBeside ? 'row' : 'column'} height={room}>
				{list}
				<Box paddingLeft={1} paddingTop={isBeside ? 0 : 1}>
					<Lines lines={details} width={detailWidth} height={detailHeight} top={detailTop} indent="    " />
				</Box>
			</Box>
		</Box>
	);
}

function fitStatus(text: string, width: number): string {
	return text === '' ? ' ' : (wrapText(text, width)[0] ?? ' ');
}

function columnsFor(width: number, isAscii: boolean): ReadonlyArray<TableColumn<RunbookRow>> {
	const mark = isAscii ? '*' : '√';
	return [
		{title: ' ', width: 1, cell: row => ({text: row.isChosen ? mark : ' ', color: 'good'})},
		{title: 'Runbook', width: 'rest', cell: row => ({text: row.title})},
		...(width >= 60
			? [
					{
						title: 'Platforms',
						width: 14,
						cell: (row: RunbookRow) => ({
							text: fitText(row.platforms, 14, {isAscii}).trimEnd(),
							color: 'muted' as const,
						}),
					},
				]
			: []),
		{title: 'Owner', width: 12, cell: row => ({text: row.owner, color: 'muted'})},
	];
}
