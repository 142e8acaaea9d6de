import {Box} from 'ink';
import {type PairRow, selectPair} from '../../../core/screens/pair/select.ts';
import {Table, type TableColumn} from '../../components/table.tsx';
import {TextPage} from '../../components/text-page.tsx';
import type {ScreenProps} from '../../screen-props.ts';

const columnsFor = (width: number): ReadonlyArray<TableColumn<PairRow>> => {
	const each = width < 100 ? 15 : 26;
	return [
		{title: '', width: 'rest', cell: ({name, color}) => ({text: name, color})},
		{title: 'A', width: each, cell: ({a}) => ({text: a})},
		{title: 'B', width: each, cell: ({b}) => ({text: b})},
		{title: 'count or shift', width: width < 100 ? 15 : 24, cell: ({figure}) => ({text: figure})},
	];
};

/** Two fan-outs compared: both of them and the result, above the rows. */
export function Pair({state, width, height}: ScreenProps) {
	const scene = selectPair(state);
	if (scene === undefined) {
		return null;
	}

	const {head, rows, cursor} = scene;
	const lines = Math.min(head.length, Math.max(1, height - 4));
	return (
		<Box flexDirection="column" width={width} height={height} overflow="hidden">
			<TextPage lines={head} view={{top: 0, search: '', isSearching: false}} width={width} height={lines} />
			<Table
				columns={columnsFor(width)}
				rows={rows}
				cursor={cursor}
				width={width}
				height={height - lines}
				keyOf={({id}) => id}
			/>
		</Box>
	);
}
