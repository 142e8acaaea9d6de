import {Box, Text} from 'ink';
import {type ChoiceRow, type CompareScene, type GroupRow, selectCompare} from '../../../core/screens/compare/select.ts';
import {inkStyle} from '../../components/ink-style.ts';
import {Rule} from '../../components/rule.tsx';
import {Table} from '../../components/table.tsx';
import {type PageLine, TextPage} from '../../components/text-page.tsx';
import type {ScreenProps} from '../../screen-props.ts';
import {groupColor} from '../../theme.ts';
import {useAppearance} from '../../use-console.ts';

/** A value compared over all locations: first what can be compared, then its groups, outliers first. */
export function CompareScreen({state, width, height}: ScreenProps) {
	const scene = selectCompare(state, width, height);
	if (scene === undefined) {
		return null;
	}

	const place = {scene, width, height};
	return scene.compared === null ? <Choices {...place} /> : <Groups {...place} compared={scene.compared} />;
}

type Part = {readonly scene: CompareScene; readonly width: number; readonly height: number};

function Choices({scene: {choices, cursor, isReading}, width, height}: Part) {
	return (
		<Box flexDirection="column" width={width} height={height} overflow="hidden">
			<Text wrap="truncate" bold>
				{isReading
					? 'Compare what over all locations? Reading a few for their steps and outputs…'
					: 'Compare what over all locations?'}
			</Text>
			<Table
				columns={[
					{title: 'value', width: 'rest', cell: ({value}: ChoiceRow) => ({text: value})},
					{
						title: 'costs',
						width: 20,
						cell: ({isFree}: ChoiceRow) => ({text: isFree ? 'nothing' : 'a read a location', color: 'muted'}),
					},
				]}
				rows={choices}
				cursor={cursor}
				width={width}
				height={height - 1}
				keyOf={({id}) => id}
			/>
		</Box>
	);
}

type GroupsProps = Part & {readonly compared: NonNullable<CompareScene['compared']>};

function Groups({scene: {groups, cursor, isReading}, compared, width, height}: GroupsProps) {
	const appearance = useAppearance();
	const listHeight = Math.min(groups.length + 1, Math.max(3, Math.floor(height * 0.6)));
	const group = groups[cursor];
	return (
		<Box flexDirection="column" width={width} height={height} overflow="hidden">
			<Text wrap="truncate">
				<Text bold>{compared.value}</Text>
				<Text {...inkStyle(appearance, isReading ? 'running' : 'muted')}>{` · ${compared.progress}`}</Text>
			</Text>
			<Table
				columns={[
					{
						title: '',
						width: 2,
						cell: ({letter}: GroupRow) => ({text: letter, color: groupColor(groups, letter)}),
					},
					{title: 'where', width: 7, cell: ({count}: GroupRow) => ({text: count.padStart(6)})},
					{
						title: 'value, the rarest first',
						width: 'rest',
						cell: ({value, isValue}: GroupRow) => ({text: value, color: isValue ? 'text' : 'muted'}),
					},
				]}
				rows={groups}
				cursor={cursor}
				width={width}
				height={listHeight}
				keyOf={({id}) => id}
			/>
			<Rule width={width} />
			{group !== undefined && (
				<TextPage
					lines={toLines(group)}
					view={{top: 0, search: '', isSearching: false}}
					width={width}
					height={Math.max(1, height - listHeight - 2)}
				/>
			)}
		</Box>
	);
}

function toLines({describe}: GroupRow): readonly PageLine[] {
	const {value, where} = describe();
	return [...value.map(text => ({text})), {text: where, color: 'muted'}];
}
