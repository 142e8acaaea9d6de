import {Box, Text} from 'ink';
import type {FindingRow, PreflightScreen} from '../../../core/screens/configure/preflight/select.ts';
import {inkStyle} from '../../components/ink-style.ts';
import {Lines} from '../../components/lines.tsx';
import {Rule} from '../../components/rule.tsx';
import {Table, type TableColumn} from '../../components/table.tsx';
import {useAppearance} from '../../use-console.ts';

export type PreflightPaneProps = {
	readonly screen: PreflightScreen;
	readonly width: number;
	readonly height: number;
};

/** What would fail, grouped by cause, failures first; below, the details of the chosen cause. */
export function PreflightPane({screen, width, height}: PreflightPaneProps) {
	const appearance = useAppearance();
	const {head, rows, cursor, detail} = screen;
	const listRows = rows.length === 0 ? 0 : Math.min(rows.length + 1, Math.max(3, Math.floor((height - 2) * 0.5)));
	return (
		<Box flexDirection="column" width={width} height={height} overflow="hidden">
			<Text wrap="truncate" {...inkStyle(appearance, head.tone)}>{` ${head.text}`}</Text>
			<Text> </Text>
			{listRows > 0 && (
				<>
					<Table
						columns={[verdict, where, cause]}
						rows={rows}
						cursor={cursor}
						width={width}
						height={listRows}
						keyOf={({id}) => id}
					/>
					<Rule width={width} />
				</>
			)}
			<Box paddingLeft={1}>
				<Lines
					lines={detail}
					width={width - 2}
					height={Math.max(1, height - 2 - listRows - (listRows > 0 ? 1 : 0))}
					top={0}
					indent="  "
				/>
			</Box>
		</Box>
	);
}

const verdict: TableColumn<FindingRow> = {
	title: 'verdict',
	width: 14,
	cell: ({word, tone}) => ({text: word, color: tone}),
};

const where: TableColumn<FindingRow> = {title: 'where', width: 6, cell: row => ({text: row.where.padStart(5)})};

const cause: TableColumn<FindingRow> = {title: 'cause', width: 'rest', cell: ({text}) => ({text})};
