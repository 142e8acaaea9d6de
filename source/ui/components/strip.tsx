import {Text, type TextProps} from 'ink';
import type {Appearance, ThemeColor} from '../theme.ts';
import {fitText} from './fit-text.ts';
import {inkStyle, toInkColor} from './ink-style.ts';

/** One cell of a picture: a sign in a colour, on a second colour where the cell has two. */
export type InkCell = {
	readonly sign: string;
	readonly color: ThemeColor;
	readonly paper?: ThemeColor;
	/** For readers without colour. */
	readonly isBold?: boolean;
	/** The sign has the background's colour, on a coloured cell. */
	readonly isCut?: boolean;
};

export type StripProps = {
	readonly label: string;
	readonly labelColumns: number;
	readonly cells: readonly InkCell[];
	/** Figures behind the cells. */
	readonly tail?: string;
	readonly appearance: Appearance;
};

/** A row of a picture with its name before it. Equal neighbouring cells become one text: a row of 250 columns has only a few elements. */
export function Strip({label, labelColumns, cells, tail = '', appearance}: StripProps) {
	return (
		<Text wrap="truncate">
			<Text {...inkStyle(appearance, 'muted')}>{`${fitText(label, labelColumns - 1, appearance)} `}</Text>
			<Cells cells={cells} appearance={appearance} />
			{tail === '' ? null : <Text {...inkStyle(appearance, 'muted')}>{` ${tail}`}</Text>}
		</Text>
	);
}

/** Cells of a picture within a line of text. */
export function Cells({cells, appearance}: Pick<StripProps, 'cells' | 'appearance'>) {
	return joinAlike(cells).map(({text, cell}, at) => (
		// Runs have no identity but their place.
		// biome-ignore lint/suspicious/noArrayIndexKey: see above
		<Text key={at} {...styleOf(appearance, cell)}>
			{text}
		</Text>
	));
}

function styleOf(appearance: Appearance, {color, paper, isBold = false, isCut = false}: InkCell): TextProps {
	const own = inkStyle(appearance, color);
	const behind = paper === undefined ? undefined : appearance.palette[paper];
	// Bold would change the first eight colours on some terminals, so a picture isn't bold.
	const base: TextProps = appearance.hasColor ? {...own, bold: isBold, inverse: isCut} : {bold: isBold};
	return appearance.hasColor && behind !== undefined && behind !== 'default'
		? {...base, backgroundColor: toInkColor(behind)}
		: base;
}

function joinAlike(cells: readonly InkCell[]): ReadonlyArray<{readonly text: string; readonly cell: InkCell}> {
	const runs: Array<{text: string; readonly cell: InkCell}> = [];
	for (const cell of cells) {
		const last = runs.at(-1);
		if (last !== undefined && isAlike(last.cell, cell)) {
			last.text += cell.sign;
		} else {
			runs.push({text: cell.sign, cell});
		}
	}

	return runs;
}

function isAlike(one: InkCell, other: InkCell): boolean {
	return (
		one.color === other.color && one.paper === other.paper && one.isBold === other.isBold && one.isCut === other.isCut
	);
}
