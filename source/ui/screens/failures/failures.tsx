import {Box, Text} from 'ink';
import type {CheckResult} from '../../../core/actions/preflight/judge-cause.ts';
import type {LocationGrid} from '../../../core/grid/location-grid.ts';
import {chosenFailure} from '../../../core/screens/failures/room.ts';
import {shownFailures} from '../../../core/screens/failures/screen.ts';
import {shownFollowing} from '../../../core/state/attempts.ts';
import {cursorPlace} from '../../../core/state/list-rows.ts';
import {lowerMarks} from '../../../core/state/lower-matrix.ts';
import type {ConsoleState} from '../../../core/state/state.ts';
import {headlineOf} from '../../../core/status/causes.ts';
import {
	detailFailure,
	type FailureDetail,
	type FailureGroup,
	listFailures,
} from '../../../core/status/failure-groups.ts';
import {toPrintableLine} from '../../../core/status/printable.ts';
import {inkStyle} from '../../components/ink-style.ts';
import {Table, type TableColumn} from '../../components/table.tsx';
import {type PageLine, TextPage} from '../../components/text-page.tsx';
import {glyphOf, type Look} from '../../theme.ts';
import {useLook} from '../../use-console.ts';

export type FailuresProps = {readonly state: ConsoleState; readonly width: number; readonly height: number};

/** Failures grouped by cause; below, what is known of the chosen one. */
export function Failures({state, width, height}: FailuresProps) {
	const look = useLook();
	const screen = shownFailures(state);
	const following = shownFollowing(state);
	if (screen === undefined || following === null) {
		return null;
	}

	const groups = listFailures(following.grid, screen.list);
	const chosen = chosenFailure(state);
	if (chosen === undefined) {
		const words = screen.list.search === '' ? 'Nothing has failed.' : 'No cause matches the search.';
		return <Text {...inkStyle(look, screen.list.search === '' ? 'good' : 'muted')}>{words}</Text>;
	}

	const listHeight = Math.min(groups.length + 1, Math.max(3, Math.floor(height * 0.4)));
	const cursor = cursorPlace(
		groups.map(({cause}) => cause),
		screen.list,
	);
	return (
		<Box flexDirection="column" width={width} height={height} overflow="hidden">
			<Table
				columns={listColumns(following.grid, lowerMarks(state))}
				rows={groups}
				cursor={cursor}
				width={width}
				height={listHeight}
				keyOf={({cause}) => cause}
			/>
			<Text {...inkStyle(look, 'muted')}>{(look.isAscii ? '-' : '─').repeat(width)}</Text>
			<TextPage
				lines={describe(
					detailFailure(following, chosen),
					following.grid,
					screen.isRaw,
					{width, height},
					state.checks.get(chosen.cause),
					look,
				)}
				view={{top: 0, search: '', isSearching: false}}
				width={width}
				height={Math.max(1, height - listHeight - 1)}
			/>
		</Box>
	);
}

function listColumns(grid: LocationGrid, marks: ReadonlySet<string>): ReadonlyArray<TableColumn<FailureGroup>> {
	const countMarks = ({indices}: FailureGroup): number =>
		marks.size === 0 ? 0 : indices.filter(index => marks.has(grid.keyAt(index))).length;
	return [
		{title: 'where', width: 7, cell: ({indices}) => ({text: String(indices.length).padStart(5), color: 'bad'})},
		...(marks.size > 0
			? [
					{
						title: 'marked',
						width: 6,
						cell: (group: FailureGroup) => ({text: String(countMarks(group) || '').padStart(6)}),
					},
				]
			: []),
		{title: 'cause', width: 'rest', cell: ({cause}) => ({text: toPrintableLine(headlineOf(cause))})},
	];
}

function describe(
	detail: FailureDetail,
	grid: LocationGrid,
	isRaw: boolean,
	room: Room,
	checked: readonly CheckResult[] | null | undefined,
	look: Look,
): readonly PageLine[] {
	const {group, explanation, varying, messages} = detail;
	const most = room.height;
	if (isRaw) {
		return [
			{
				text: messages.length === 1 ? 'The message as AWS sent it' : `${messages.length} messages as AWS sent them`,
				color: 'accent',
			},
			...messages.slice(0, most).map(({text, count}) => ({text: `${count}× ${toPrintableLine(text)}`})),
			...(messages.length > most ? [{text: `… and ${messages.length - most} more`, color: 'muted' as const}] : []),
		];
	}

	return [
		{text: toPrintableLine(group.cause), isBold: true},
		...(explanation === null ? [] : [{text: explanation.title, color: 'waiting' as const}]),
		...(checked ?? []).flatMap(result => describeCheck(result, look)),
		...(checked != null ? [] : (explanation?.checks ?? [])).flatMap(({what, command}): readonly PageLine[] => [
			{text: what},
			{text: `  ${toPrintableLine(command)}`, color: 'accent'},
		]),
		...varying.map(({kind, distinct, examples}) => ({
			text: toPrintableLine(
				`‹${kind}› ${distinct === 1 ? 'is' : `takes ${distinct} values, such as`} ${examples.join(', ')}`,
			),
			color: 'muted' as const,
		})),
		...listPlaces(group, grid, room),
	];
}

const verdictColors = {culprit: 'bad', cleared: 'good', unknown: 'waiting'} as const;

/** What was found out about one cause: the sign says whether this is it. */
function describeCheck({verdict, text, fix}: CheckResult, look: Look): readonly PageLine[] {
	const sign = {culprit: glyphOf('Failed', look), cleared: glyphOf('Success', look), unknown: '?'}[verdict];
	return [
		{text: toPrintableLine(`${sign} ${text}`), color: verdictColors[verdict]},
		...(fix === null ? [] : [{text: toPrintableLine(`  ${fix}`), color: 'accent' as const}]),
	];
}

type Room = {readonly width: number; readonly height: number};

/** Columns that a location and the gap behind it take: 12 digits, a slash, and the longest Region code. */
const placeColumns = 29;

/** Locations side by side, as many as could be seen. */
function listPlaces({indices}: FailureGroup, grid: LocationGrid, {width, height}: Room): readonly PageLine[] {
	const perLine = Math.max(1, Math.floor(width / placeColumns));
	const shown = indices.slice(0, perLine * height).map(index => toPrintableLine(grid.nameAt(index)));
	return Array.from({length: Math.ceil(shown.length / perLine)}, (_, line) => ({
		text: shown
			.slice(line * perLine, (line + 1) * perLine)
			.map(name => name.padEnd(placeColumns))
			.join('')
			.trimEnd(),
		color: 'muted',
	}));
}
