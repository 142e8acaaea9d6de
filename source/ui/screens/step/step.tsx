import {Box, Text} from 'ink';
import {type StepScene, selectStep} from '../../../core/screens/step/select.ts';
import {Found} from '../../components/found.tsx';
import {inkStyle} from '../../components/ink-style.ts';
import {Row} from '../../components/row.tsx';
import type {ScreenProps} from '../../screen-props.ts';
import {glyphOf, statusSign, type ThemeColor} from '../../theme.ts';
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
				// A row is a line and its part; both stay the same while scrolling.
				<Row key={`${row.node.id} ${row.part}`} isSelected={top + line === cursor} width={width}>
					{inks => (
						<Text bold={row.node.kind === 'heading'} {...inkStyle(inks, colors[row.node.kind])}>
							<Found text={row.text} />
						</Text>
					)}
				</Row>
			))}
		</Box>
	);
}

const colors: Readonly<Record<StepScene['rows'][number]['node']['kind'], ThemeColor>> = {
	heading: 'accent',
	value: 'text',
	failure: 'bad',
};
