import {Box} from 'ink';
import {type InvocationRow, selectInvocations} from '../../../core/screens/invocations/select.ts';
import {Lines} from '../../components/lines.tsx';
import {Rule} from '../../components/rule.tsx';
import {Table, type TableColumn} from '../../components/table.tsx';
import {TextPage} from '../../components/text-page.tsx';
import type {ScreenProps} from '../../screen-props.ts';
import {type Appearance, glyphOf, statusSign} from '../../theme.ts';
import {useAppearance} from '../../use-console.ts';

/** The most rows of text above the list. */
const mostHead = 4;

/** The instances of a step's command; below, the beginning of the chosen instance's output. */
export function Invocations({state, width, height}: ScreenProps) {
	const appearance = useAppearance();
	const scene = selectInvocations(state);
	if (scene === undefined) {
		return null;
	}

	const {head, rows, cursor, lines} = scene;
	if (rows.length === 0) {
		return <Lines lines={head} width={width} height={height} indent="  " />;
	}

	const headHeight = Math.min(
		mostHead,
		head.reduce((sum, {text}) => sum + Math.max(1, Math.ceil(text.length / width)), 0),
	);
	const listHeight = Math.min(rows.length + 1, Math.max(3, Math.floor(height * 0.35)));
	return (
		<Box flexDirection="column" width={width} height={height} overflow="hidden">
			<Lines lines={head} width={width} height={headHeight} indent="  " />
			<Table
				columns={columnsFor(appearance, width)}
				rows={rows}
				cursor={cursor}
				width={width}
				height={listHeight}
				keyOf={({id}) => id}
			/>
			<Rule width={width} />
			<TextPage
				lines={lines.map(({text, tone}) => ({text, color: tone}))}
				view={{top: 0, search: '', isSearching: false}}
				width={width}
				height={Math.max(1, height - headHeight - listHeight - 1)}
			/>
		</Box>
	);
}

function columnsFor(appearance: Appearance, width: number): ReadonlyArray<TableColumn<InvocationRow>> {
	const isWide = width >= 110;
	return [
		{title: 'instance', width: 20, cell: ({id}) => ({text: id})},
		{
			title: 'status',
			width: isWide ? 24 : 14,
			cell: ({status, details}) => ({
				text: `${glyphOf(status, appearance)} ${details}`,
				color: statusSign(status).color,
			}),
		},
		{title: 'exit', width: 4, cell: ({exit}) => ({text: exit.padStart(4)})},
		...(isWide
			? [
					{title: 'took', width: 7, cell: ({took}: InvocationRow) => ({text: took.padStart(7)})},
					{title: 'name', width: 20, cell: ({name}: InvocationRow) => ({text: name})},
				]
			: []),
		{title: 'last words', width: 'rest', cell: ({note}) => ({text: note})},
	];
}
