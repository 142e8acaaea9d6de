import {Box, Text} from 'ink';
import type {Dialog} from '../../core/state/dialog.ts';
import {splitAtCaret} from '../../core/state/edit-line.ts';
import {toPrintableLine} from '../../core/status/printable.ts';
import {textWidth} from '../../terminal/glyph.ts';
import {fitRows, frameColumns} from '../question-rows.ts';
import {useAppearance} from '../use-console.ts';
import {CaretText} from './caret-text.tsx';
import {inkStyle} from './ink-style.ts';

export type QuestionProps = {readonly dialog: Dialog; readonly width: number; readonly height: number};

/** What is about to be changed in AWS, and which key does it. */
export function Question({dialog, width, height}: QuestionProps) {
	const appearance = useAppearance();
	const {mustType, prompt, choices = [], takesYes = true} = dialog;
	const asksForText = mustType !== null || prompt !== undefined;
	const label = prompt ?? `Type ${mustType} and press Enter: `;
	const {before, after} = splitAtCaret({text: dialog.typed, fromEnd: dialog.fromEnd ?? 0});
	const room = width - frameColumns - textWidth(label);
	const keys = [
		...(takesYes && !asksForText && dialog.shown === undefined ? [['y', 'yes, do it'] as const] : []),
		...choices.map(({key, label}) => [key, label] as const),
		...(dialog.details === undefined ? [] : [['Tab', tabWords(dialog)] as const]),
		takesYes && !asksForText ? (['n or Esc', 'no'] as const) : (['Esc', 'leave'] as const),
	];
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
			<Text {...inkStyle(appearance, 'accent')} wrap="truncate">
				{keys.map(([key, label]) => `${key} ${label}`.trim()).join('   ')}
			</Text>
		</Box>
	);
}

/** What Tab shows next. */
function tabWords({details = [], shown}: Dialog): string {
	const next = details[shown === undefined ? 0 : shown.place + 1];
	return next === undefined ? 'the question' : shown === undefined ? 'locations, request' : 'request';
}
