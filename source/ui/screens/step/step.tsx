import {Box, Text} from 'ink';
import {type StepTextRow, selectStep} from '../../../core/screens/step/select.ts';
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

	const {rows, cursor, status, facts, search} = scene;
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
					{cutAtMatches(drawMark(row, appearance), search).map(({text, isFound}, place) => (
						// Pieces of a row have no identity but their place.
						// biome-ignore lint/suspicious/noArrayIndexKey: see above
						<Text key={place} {...(isFound ? {underline: true, bold: true, ...inkStyle(appearance, 'waiting')} : {})}>
							{text}
						</Text>
					))}
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

type Piece = {readonly text: string; readonly isFound: boolean};

function cutAtMatches(text: string, search: string): readonly Piece[] {
	const wanted = search.toLowerCase();
	const lower = text.toLowerCase();
	// Lower case may be longer in a few scripts; then places would be off.
	if (wanted === '' || lower.length !== text.length) {
		return [{text, isFound: false}];
	}

	const pieces: Piece[] = [];
	let from = 0;
	for (let at = lower.indexOf(wanted); at !== -1; at = lower.indexOf(wanted, from)) {
		pieces.push(
			{text: text.slice(from, at), isFound: false},
			{text: text.slice(at, at + wanted.length), isFound: true},
		);
		from = at + wanted.length;
	}

	return [...pieces, {text: text.slice(from), isFound: false}].filter(piece => piece.text !== '');
}
