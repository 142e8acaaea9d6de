import {Box, Text} from 'ink';
import {heldEntry, type LogEntry, selectLog} from '../../../core/screens/log/select.ts';
import {fitText} from '../../components/fit-text.ts';
import {inkStyle} from '../../components/ink-style.ts';
import {type PageLine, TextPage} from '../../components/text-page.tsx';
import type {BodyProps} from '../../screen-props.ts';
import type {Appearance} from '../../theme.ts';
import {useAppearance} from '../../use-console.ts';

/** Every API call with account, Region, time and outcome; every action as its `aws` command line. */
export function Log({state, listCalls, width, height}: BodyProps) {
	const appearance = useAppearance();
	const entries = listCalls();
	const {entries: shown, view, standing, empty} = selectLog(state, entries, heldEntry(state, entries));
	const columns = layOutColumns(width);
	const heading = columns.map(({title, width: columnWidth}) => fitText(title, columnWidth, appearance)).join(' ');
	const lines = empty === '' ? shown.flatMap(entry => toLines(entry, columns, appearance)) : [{text: empty}];
	return (
		<Box flexDirection="column" height={height} overflow="hidden">
			<Text wrap="truncate" {...inkStyle(appearance, 'accent')}>
				{standing}
			</Text>
			<Text wrap="truncate" {...inkStyle(appearance, 'muted')}>
				{heading}
			</Text>
			<TextPage lines={lines} view={{...view, search: ''}} width={width} height={Math.max(1, height - 2)} />
		</Box>
	);
}

type LogColumn = {readonly title: string; readonly width: number; readonly cell: (entry: LogEntry) => string};

const printTime = (at: number, length: number): string => new Date(at).toISOString().slice(11, 11 + length);

/** Time, location, call, duration, result; the request's ID where there is room. */
function layOutColumns(width: number): readonly LogColumn[] {
	const isWide = width >= 110;
	const hasRequest = width >= 150;
	const fixed: readonly LogColumn[] = [
		{title: 'Time', width: isWide ? 12 : 8, cell: ({at}) => printTime(at, isWide ? 12 : 8)},
		{title: 'Where', width: isWide ? 29 : 23, cell: ({where}) => where},
		{
			title: 'Call',
			width: isWide ? 38 : 24,
			// The service is left out before the operation where there is little room.
			cell: ({operation}) => (isWide ? operation : operation.slice(operation.indexOf(':') + 1)),
		},
		{title: 'Took', width: 8, cell: ({took}) => (took === null ? '' : `${took} ms`)},
	];
	const request: readonly LogColumn[] = hasRequest
		? [{title: 'Request', width: 36, cell: ({requestId}) => requestId ?? ''}]
		: [];
	const used = [...fixed, ...request].reduce((sum, column) => sum + column.width + 1, 0);
	const outcome = {title: 'Outcome', width: Math.max(8, width - used), cell: ({outcome: came}: LogEntry) => came};
	return [...fixed, outcome, ...request];
}

/** A row of columns, and below it what has no column: the command line, and the request's ID, which AWS's support may need. */
function toLines(entry: LogEntry, columns: readonly LogColumn[], appearance: Appearance): readonly PageLine[] {
	const {kind, hasFailed, requestId, commandLine, at, outcome} = entry;
	const color = hasFailed ? 'bad' : kind === 'action' ? 'accent' : kind === 'words' ? 'waiting' : 'text';
	if (kind === 'words') {
		return [{text: `${printTime(at, columns[0]?.width ?? 8)} ! ${outcome}`, color}];
	}

	const cells = columns.map(({width, cell}) => fitText(cell(entry), width, appearance));
	const hasColumn = columns.some(({title}) => title === 'Request');
	const isNamed = requestId !== null && !hasColumn && (hasFailed || kind === 'action');
	return [
		{text: cells.join(' ').trimEnd(), color, isBold: hasFailed},
		...(isNamed ? [{text: `  request ${requestId}`, color: 'muted' as const}] : []),
		...(commandLine === null ? [] : [{text: `  ${commandLine}`}]),
	];
}
