import {Box, Text} from 'ink';
import type {Dialog} from '../../core/state/dialog.ts';
import {toPrintableLine} from '../../core/status/printable.ts';
import {useLook} from '../use-console.ts';
import {inkStyle} from './ink-style.ts';

export type QuestionProps = {readonly dialog: Dialog; readonly width: number};

/** What is about to be changed in AWS, and which key does it. */
export function Question({dialog, width}: QuestionProps) {
	const look = useLook();
	return (
		<Box
			flexDirection="column"
			width={width}
			borderStyle={look.isAscii ? 'classic' : 'round'}
			{...(look.hasColor ? {borderColor: `ansi256(${look.palette.waiting})`} : {})}
			paddingX={1}
		>
			<Text bold wrap="truncate">
				{toPrintableLine(dialog.title)}
			</Text>
			<Text> </Text>
			{dialog.lines.map(line => (
				<Text key={line}>{`- ${toPrintableLine(line)}`}</Text>
			))}
			{dialog.mustType === null ? (
				<Text {...inkStyle(look, 'accent')}>{'y  yes, do it     n or Esc  no'}</Text>
			) : (
				<Text {...inkStyle(look, 'accent')}>
					{`Type ${dialog.mustType} and press Enter, Esc leaves: `}
					<Text inverse>{`${toPrintableLine(dialog.typed)} `}</Text>
				</Text>
			)}
		</Box>
	);
}
