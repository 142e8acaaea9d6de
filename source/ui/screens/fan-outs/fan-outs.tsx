import {Box, Text} from 'ink';
import {type FanOutRow, selectFanOuts} from '../../../core/screens/fan-outs/select.ts';
import {drawStatusBar} from '../../components/picture-cells.ts';
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
					columns={columnsFor(width, appearance, rows)}
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

type Column = TableColumn<FanOutRow>;

const news: Column = {
	title: 'Since last seen',
	width: 18,
	cell: row => ({text: row.news, color: row.news.includes('failed') ? 'bad' : 'accent'}),
};

const took: Column = {title: 'Took', width: 7, cell: row => ({text: row.took})};
const startedBy: Column = {
	title: 'Started by',
	width: 18,
	cell: row => ({text: row.startedBy, color: 'muted'}),
};
const execution: Column = {title: 'Execution', width: 36, cell: row => ({text: row.id, color: 'muted'})};
const standing = (width: number): Column => ({
	title: 'Now',
	width,
	cell: row => ({text: row.standing, color: row.isUrgent ? 'waiting' : 'text'}),
});

const outcome = (width: number, appearance: Appearance): Column => ({
	title: 'Succeeded',
	width,
	cell: ({look, outcome: text}) =>
		look === null
			? {text: `${appearance.isAscii ? ' ' : '∙'} ${text}`, color: 'muted'}
			: {text: `${glyphOf(look, appearance)} ${text}`, color: statusSign(look).color},
});

const bar = (width: number, appearance: Appearance): Column => ({
	title: '',
	width,
	cell: row =>
		row.bar === null
			? {text: ''}
			: {text: '', picture: drawStatusBar(row.bar.byStatus, row.bar.total, width, appearance)},
});

/** As many columns as fit: first the outcome and its time, then who is waited for, then who started it. */
function columnsFor(width: number, appearance: Appearance, rows: readonly FanOutRow[]): readonly Column[] {
	const hasNews = rows.some(row => row.news !== '');
	const hasStanding = rows.some(row => row.standing !== '') && width >= 110;
	const isNarrow = width < 100;
	// The runbook's name matters more than a picture of the numbers.
	const isCrowded = hasNews && (isNarrow || (hasStanding && width < 150));
	// Next to a pane on a small screen: the pane shows the rest.
	const isTight = width < 70;
	const started: Column = {
		title: 'Started',
		// Without year and seconds in a narrow column.
		width: width < 150 ? 11 : 20,
		cell: row => ({text: width < 150 ? row.startedAt.slice(5, 16) : row.startedAt}),
	};
	return [
		outcome(outcomeWidth(width, hasStanding), appearance),
		...(isTight || isCrowded ? [] : [bar(isNarrow ? 8 : width < 150 ? 12 : 24, appearance)]),
		{title: 'Runbook', width: 'rest', cell: row => ({text: row.document})},
		...(hasStanding ? [standing(width < 150 ? 29 : 40)] : []),
		...(isTight ? [] : [started]),
		...(isTight || isCrowded ? [] : [took]),
		...(hasNews && !isTight ? [news] : []),
		...(width >= (hasStanding ? 180 : 130) ? [startedBy] : []),
		...(width >= (hasStanding ? 220 : 170) ? [execution] : []),
	];
}

/** The width of the outcome in words: it leaves at least 26 columns for the runbook's name. */
function outcomeWidth(width: number, hasStanding: boolean): number {
	if (width < 100) {
		return 26;
	}

	const others = hasStanding ? 65 : 36;
	return width < 160 ? Math.max(26, Math.min(42, width - others - 26)) : 42;
}
