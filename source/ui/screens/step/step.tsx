import {Box, Text} from 'ink';
import {type StepTextRow, selectStep} from '../../../core/screens/step/select.ts';
import {Found} from '../../components/found.tsx';
import {inkStyle} from '../../components/ink-style.ts';
import type {ScreenProps} from '../../screen-props.ts';
import {type Appearance, glyphOf, statusSign, type ThemeColor} from '../../theme.ts';
import {useAppearance} from '../../use-console.ts';

/** One step: status, failure, inputs and outputs as a tree that folds. Only the rows that show are laid out. */
export function StepScreen({state, width, height}: ScreenProps) {
	const appearance = useAppearance();
	const scene = selectStep(state);
	if (scene === undefined) {
		return null;
	}

	const {rows, cursor, status, facts} = scene;
	const shown = Math.max(1, height - 1);
	const top = Math.max(0, Math.min(rows.length - shown, cursor - Math.floor(shown / 2)));
	return (
		<Box flexDirection="column" width={width} height={height} overflow="hidden">
			<Text wrap="truncate">
				<Text {...inkStyle(appearance, statusSign(status).color)}>{`${glyphOf(status, appearance)} ${status}  `}</Text>
				{facts}
			</Text>
			{rows.slice(top, top + shown).map((row, line) => (
				<Text
					// A row is a line and its part; both stay the same while one scrolls.
					key={`${row.node.id} ${row.part}`}
					wrap="truncate"
					bold={row.node.kind === 'heading'}
					inverse={top + line === cursor}
					{...inkStyle(appearance, colors[row.node.kind])}
				>
					<Found text={drawMark(row, appearance)} />
				</Text>
			))}
		</Box>
	);
}

const colors: Readonly<Record<StepTextRow['node']['kind'], ThemeColor>> = {
	heading: 'accent',
	value: 'text',
	failure: 'bad',
};

function drawMark({text, node, part}: StepTextRow, {isAscii}: Appearance): string {
	const index = text.length - text.trimStart().length;
	const isMark = part === 0 && node.children.length > 0;
	return isAscii && isMark ? `${text.slice(0, index)}${text[index] === '▼' ? '-' : '+'}${text.slice(index + 1)}` : text;
}
