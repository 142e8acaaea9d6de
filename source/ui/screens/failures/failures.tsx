import {Box, Text} from 'ink';
import {type FailureLine, type FailureRow, selectFailures} from '../../../core/screens/failures/select.ts';
import {inkStyle} from '../../components/ink-style.ts';
import {Rule} from '../../components/rule.tsx';
import {Table, type TableColumn} from '../../components/table.tsx';
import {type PageLine, TextPage} from '../../components/text-page.tsx';
import type {ScreenProps} from '../../screen-props.ts';
import {type Appearance, glyphOf} from '../../theme.ts';
import {useAppearance} from '../../use-console.ts';

/** Failures grouped by cause; below, what is known of the chosen one. */
export function Failures({state, width, height}: ScreenProps) {
	const appearance = useAppearance();
	const scene = selectFailures(state, {width, height});
	if (scene === undefined) {
		return null;
	}

	const {rows, cursor, hasMarks, empty, lines} = scene;
	if (rows.length === 0) {
		return <Text {...inkStyle(appearance, empty.tone)}>{empty.text}</Text>;
	}

	const listHeight = Math.min(rows.length + 1, Math.max(3, Math.floor(height * 0.4)));
	return (
		<Box flexDirection="column" width={width} height={height} overflow="hidden">
			<Table
				columns={hasMarks ? [where, marked, cause] : [where, cause]}
				rows={rows}
				cursor={cursor}
				width={width}
				height={listHeight}
				keyOf={({id}) => id}
			/>
			<Rule width={width} />
			<TextPage
				lines={lines.map(line => toPageLine(line, appearance))}
				view={{top: 0, search: '', isSearching: false}}
				width={width}
				height={Math.max(1, height - listHeight - 1)}
			/>
		</Box>
	);
}

const where: TableColumn<FailureRow> = {
	title: 'where',
	width: 7,
	cell: ({count}) => ({text: count.padStart(6), color: 'bad'}),
};

const marked: TableColumn<FailureRow> = {
	title: 'marked',
	width: 6,
	cell: ({marks}) => ({text: marks.padStart(6)}),
};

const cause: TableColumn<FailureRow> = {title: 'cause', width: 'rest', cell: row => ({text: row.cause})};

function toPageLine({sign, text, ...line}: FailureLine, appearance: Appearance): PageLine {
	const glyph = sign === undefined ? '' : sign === '?' ? '? ' : `${glyphOf(sign, appearance)} `;
	return {...line, text: `${glyph}${text}`};
}
