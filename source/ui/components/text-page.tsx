import {Box, Text} from 'ink';
import {holdsSearch} from '../../core/domain/search/holds-query.ts';
import type {TextView} from '../../core/state/screen.ts';
import {breakRows} from '../../core/status/text-rows.ts';
import type {ThemeColor} from '../theme.ts';
import {useAppearance} from '../use-console.ts';
import {Found} from './found.tsx';
import {inkStyle} from './ink-style.ts';

export type PageLine = {readonly text: string; readonly color?: ThemeColor; readonly isBold?: boolean};

export type TextPageProps = {
	readonly lines: readonly PageLine[];
	readonly view: TextView;
	readonly width: number;
	readonly height: number;
};

/** A text that scrolls. Long lines go on in the next row; a search keeps the lines that hold it. */
export function TextPage({lines, view, width, height}: TextPageProps) {
	const appearance = useAppearance();
	const found = lines.filter(line => holdsSearch(view.search, {words: [line.text]}));
	const rows = found.flatMap(line => breakLine(line, width));
	const top = Math.max(0, Math.min(view.top, rows.length - height));
	return (
		<Box flexDirection="column" height={height} overflow="hidden">
			{rows.slice(top, top + height).map((row, index) => (
				<Text
					// biome-ignore lint/suspicious/noArrayIndexKey: rows of a text have no identity but their index.
					key={top + index}
					wrap="truncate"
					bold={row.isBold ?? false}
					{...inkStyle(appearance, row.color ?? 'text')}
				>
					{row.text === '' ? ' ' : <Found text={row.text} />}
				</Text>
			))}
		</Box>
	);
}

function breakLine(line: PageLine, width: number): readonly PageLine[] {
	return breakRows(line.text, width).map(text => ({...line, text: text.trimEnd()}));
}
