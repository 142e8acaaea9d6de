import {Box, Text} from 'ink';
import type {OriginChoice} from '../../../core/screens/origin/screen.ts';
import {selectOrigin} from '../../../core/screens/origin/select.ts';
import {inkStyle} from '../../components/ink-style.ts';
import {Table, type TableColumn} from '../../components/table.tsx';
import type {ScreenProps} from '../../screen-props.ts';
import {useAppearance} from '../../use-console.ts';

/** The profiles and Regions found on this machine, to choose from. */
export function OriginScreen({state, width, height}: ScreenProps) {
	const appearance = useAppearance();
	const scene = selectOrigin(state);
	if (scene === undefined) {
		return null;
	}

	const {lines, stage, choices, cursor, textRows} = scene;
	return (
		<Box flexDirection="column" height={height} overflow="hidden">
			<Box flexDirection="column" paddingX={1} marginBottom={1} flexShrink={0}>
				{lines.map((line, at) => (
					<Text key={line} {...(at === 0 && line.startsWith('×') ? inkStyle(appearance, 'bad') : {})}>
						{line}
					</Text>
				))}
			</Box>
			{choices.length === 0 ? null : (
				<Table
					columns={stage === 'profile' ? profileColumns : regionColumns}
					rows={choices}
					cursor={cursor}
					width={width}
					height={Math.max(2, height - textRows - 1)}
					keyOf={({id}) => id}
				/>
			)}
		</Box>
	);
}

const profileColumns: ReadonlyArray<TableColumn<OriginChoice>> = [
	{title: 'Profile', width: 34, cell: ({name, refusal}) => ({text: name, color: refusal === null ? 'text' : 'muted'})},
	{
		title: 'Credentials',
		width: 20,
		cell: ({by, refusal}) => ({text: by, color: refusal === null ? 'text' : 'waiting'}),
	},
	{
		title: 'Region',
		width: 'rest',
		cell: ({region}) => ({text: region ?? 'to be chosen', color: region === null ? 'muted' : 'text'}),
	},
];

const regionColumns: ReadonlyArray<TableColumn<OriginChoice>> = [
	{title: 'Region', width: 20, cell: ({name}) => ({text: name})},
	{title: 'Set by', width: 'rest', cell: ({by}) => ({text: by, color: 'muted'})},
];
