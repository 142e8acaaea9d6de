import {Box, Text} from 'ink';
import type {Dialog} from '../../core/state/dialog.ts';
import {splitAtCaret} from '../../core/state/edit-line.ts';
import {toPrintableLine} from '../../core/status/printable.ts';
import {textWidth} from '../../terminal/glyph.ts';
import {fitRows, frameColumns, listKeyRows} from '../question-rows.ts';
import {useAppearance} from '../use-console.ts';
import {CaretText} from './caret-text.tsx';
import {inkStyle} from './ink-style.ts';

export type QuestionProps = {readonly dialog: Dialog; readonly width: number; readonly height: number};

/** What is about to be changed in AWS, and which key does it. */
export function Question({dialog, width, height}: QuestionProps) {
	const appearance = useAppearance();
	const {mustType, prompt} = dialog;
	const asksForText = mustType !== null || prompt !== undefined;
	const label = prompt ?? `Type ${mustType} and press Enter: `;
	const {before, after} = splitAtCaret({text: dialog.typed, fromEnd: dialog.fromEnd ?? 0});
	const room = width - frameColumns - textWidth(label);
	return (
		<Box
			flexDirection="column"
			width={width}
			borderStyle={appearance.isAscii ? 'classic' : 'single'}
			{...(appearance.hasColor ? {borderColor: `ansi256(${appearance.palette.waiting})`} : {})}
			paddingX={1}
		>
			<Text bold wrap="truncate">
				{toPrintableLine(dialog.title)}
			</Text>
			<Text> </Text>
			{fitRows(dialog, width, height).map((line, place) => (
				// A line has no identity but its place: two may say the same.
				// biome-ignore lint/suspicious/noArrayIndexKey: see above
				<Text key={place} wrap="truncate">
					{line}
				</Text>
			))}
			{asksForText ? (
				<Text {...inkStyle(appearance, 'accent')} wrap="truncate">
					{label}
					<CaretText before={toPrintableLine(before)} after={toPrintableLine(after)} columns={Math.max(8, room)} />
				</Text>
			) : null}
			{listKeyRows(dialog, width).map(row => (
				<Text key={row} {...inkStyle(appearance, 'accent')} wrap="truncate">
					{row}
				</Text>
			))}
		</Box>
	);
}
