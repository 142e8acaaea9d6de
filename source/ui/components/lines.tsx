import {Box, Text} from 'ink';
import type {Phrase} from '../../core/status/fit-phrases.ts';
import {wrapText} from '../../core/status/wrap-text.ts';
import {useAppearance} from '../use-console.ts';
import {inkStyle} from './ink-style.ts';

export type LinesProps = {
	readonly lines: readonly Phrase[];
	readonly width: number;
	readonly height: number;
	/** First row shown; what lies beyond the end shows the last page. */
	readonly top?: number;
	/** Before every row of a line but its first. */
	readonly indent?: string;
	/** Cut at the width, wherever that is, rather than at words: for what is to be read to the character. */
	readonly isVerbatim?: boolean;
};

/** Lines in their tones, broken at words, from a row on. */
export function Lines({lines, width, height, top = 0, indent = '', isVerbatim = false}: LinesProps) {
	const appearance = useAppearance();
	const rows = lines.flatMap(({text, tone}) =>
		(isVerbatim ? cutText(text, width) : wrapText(text, width, indent)).map(row => ({row, tone})),
	);
	const first = Math.max(0, Math.min(top, rows.length - height));
	return (
		<Box flexDirection="column" width={width} height={height} overflow="hidden" flexShrink={0}>
			{rows.slice(first, first + height).map(({row, tone}, place) => (
				// Rows of a text have no identity but their place.
				// biome-ignore lint/suspicious/noArrayIndexKey: see above
				<Text key={first + place} wrap="truncate" {...inkStyle(appearance, tone)}>
					{row === '' ? ' ' : row}
				</Text>
			))}
		</Box>
	);
}

function cutText(text: string, width: number): readonly string[] {
	return Array.from({length: Math.max(1, Math.ceil(text.length / width))}, (_, row) =>
		text.slice(row * width, (row + 1) * width),
	);
}
