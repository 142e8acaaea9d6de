import {Box} from 'ink';
import {type NoteRow, selectNotes} from '../../../core/screens/notes/select.ts';
import {Rule} from '../../components/rule.tsx';
import {Table, type TableColumn} from '../../components/table.tsx';
import {TextPage} from '../../components/text-page.tsx';
import type {ScreenProps} from '../../screen-props.ts';

const columns: ReadonlyArray<TableColumn<NoteRow>> = [
	{title: 'about', width: 20, cell: ({time}) => ({text: time})},
	{title: 'by', width: 16, cell: ({who, isOwn}) => ({text: who, color: isOwn ? 'accent' : 'text'})},
	{title: 'note', width: 'rest', cell: ({text}) => ({text})},
];

/** The notes about a fan-out; below, the whole chosen note. */
export function Notes({state, width, height}: ScreenProps) {
	const scene = selectNotes(state);
	if (scene === undefined) {
		return null;
	}

	const {rows, cursor, text, empty} = scene;
	const view = {top: 0, search: '', isSearching: false};
	if (empty !== '') {
		return <TextPage lines={[{text: empty}]} view={view} width={width} height={height} />;
	}

	const listHeight = Math.min(rows.length + 1, Math.max(3, height - 6));
	return (
		<Box flexDirection="column" width={width} height={height} overflow="hidden">
			<Table columns={columns} rows={rows} cursor={cursor} width={width} height={listHeight} keyOf={({id}) => id} />
			<Rule width={width} />
			<TextPage lines={[{text}]} view={view} width={width} height={Math.max(1, height - listHeight - 1)} />
		</Box>
	);
}
