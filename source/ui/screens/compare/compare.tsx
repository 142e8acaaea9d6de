import {Box, Text} from 'ink';
import type {LocationGrid} from '../../../core/grid/location-grid.ts';
import {
	type ComparedGroup,
	type ComparedValue,
	type Comparison,
	nameValue,
	needsChildren,
} from '../../../core/screens/compare/comparison.ts';
import {isReading} from '../../../core/screens/compare/reading.ts';
import {idOfGroup, listCompared, listComparedIds} from '../../../core/screens/compare/reduce.ts';
import {comparison, shownCompare} from '../../../core/screens/compare/screen.ts';
import {shownFollowing} from '../../../core/state/attempts.ts';
import {cursorPlace} from '../../../core/state/list-rows.ts';
import type {ConsoleState} from '../../../core/state/state.ts';
import {toPrintable, toPrintableLine} from '../../../core/status/printable.ts';
import {inkStyle} from '../../components/ink-style.ts';
import {Table} from '../../components/table.tsx';
import {type PageLine, TextPage} from '../../components/text-page.tsx';
import {groupColor} from '../../theme.ts';
import {useLook} from '../../use-console.ts';

export type CompareScreenProps = {readonly state: ConsoleState; readonly width: number; readonly height: number};

/** A value compared over all locations: first what can be compared, then its groups, outliers first. */
export function CompareScreen({state, width, height}: CompareScreenProps) {
	const look = useLook();
	const screen = shownCompare(state);
	const grid = shownFollowing(state)?.grid;
	const compare = comparison.of(state);
	if (screen === undefined || grid === undefined || compare === null) {
		return null;
	}

	const {choices, groups} = listCompared(state, screen.list);
	const cursor = cursorPlace(listComparedIds(state, screen.list), screen.list);
	if (compare.chosen === null) {
		return (
			<Box flexDirection="column" width={width} height={height} overflow="hidden">
				<Text wrap="truncate" bold>
					{isReading(compare)
						? 'Compare what over all locations? Reading a few for their steps and outputs…'
						: 'Compare what over all locations?'}
				</Text>
				<Table
					columns={[
						{
							title: 'value',
							width: 'rest',
							cell: (value: ComparedValue) => ({text: toPrintableLine(nameValue(value))}),
						},
						{
							title: 'costs',
							width: 20,
							cell: (value: ComparedValue) => ({
								text: needsChildren(value) ? 'a read a location' : 'nothing',
								color: 'muted',
							}),
						},
					]}
					rows={choices}
					cursor={cursor}
					width={width}
					height={height - 1}
					keyOf={nameValue}
				/>
			</Box>
		);
	}

	const listHeight = Math.min(groups.length + 1, Math.max(3, Math.floor(height * 0.6)));
	const group = groups[cursor];
	return (
		<Box flexDirection="column" width={width} height={height} overflow="hidden">
			<Text wrap="truncate">
				<Text bold>{toPrintableLine(nameValue(compare.chosen))}</Text>
				<Text {...inkStyle(look, isReading(compare) ? 'running' : 'muted')}>
					{` · ${sayProgress(compare)}${groups.filter(({isValue}) => isValue).length} different`}
				</Text>
			</Text>
			<Table
				columns={[
					{
						title: '',
						width: 2,
						cell: (one: ComparedGroup) => ({text: one.letter, color: groupColor(groups, one.letter)}),
					},
					{title: 'where', width: 7, cell: ({indices}: ComparedGroup) => ({text: String(indices.length).padStart(5)})},
					{
						title: 'value, the rarest first',
						width: 'rest',
						cell: ({value, isValue}: ComparedGroup) => ({
							text: toPrintableLine(value.slice(0, width * 2)),
							color: isValue ? 'text' : 'muted',
						}),
					},
				]}
				rows={groups}
				cursor={cursor}
				width={width}
				height={listHeight}
				keyOf={idOfGroup}
			/>
			<Text {...inkStyle(look, 'muted')}>{(look.isAscii ? '-' : '─').repeat(width)}</Text>
			{group !== undefined && (
				<TextPage
					lines={describe(group, grid, width, height)}
					view={{top: 0, search: '', isSearching: false}}
					width={width}
					height={Math.max(1, height - listHeight - 2)}
				/>
			)}
		</Box>
	);
}

function sayProgress({total, queue, asking}: Comparison): string {
	const left = queue.length + asking.size;
	return total === 0 ? '' : `${total - left} of ${total} read${queue.length > 0 ? ', Esc stops' : ''} · `;
}

/** The value as far as there is room, then where it is so. */
function describe(
	{value, indices}: ComparedGroup,
	grid: LocationGrid,
	width: number,
	height: number,
): readonly PageLine[] {
	const shown = toPrintable(value.slice(0, width * height))
		.split('\n')
		.slice(0, Math.max(1, height >> 2));
	return [
		...shown.map(text => ({text})),
		{
			text: indices
				.slice(0, height * 4)
				.map(index => toPrintableLine(grid.nameAt(index)))
				.join('  '),
			color: 'muted',
		},
	];
}
