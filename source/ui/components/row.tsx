import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import {type Appearance, markOf, onSelection} from '../theme.ts';
import {AppearanceProvider, useAppearance} from '../use-console.ts';
import {inkStyle, toInkColor} from './ink-style.ts';

export type RowProps = {
	readonly isSelected: boolean;
	/** The width of the whole row: the highlight covers all of it. */
	readonly width: number;
	/** Whether the row begins with the cursor's mark, or with its space. */
	readonly hasMark?: boolean;
	/** The content of the row, in the colours of its background. */
	readonly children: (appearance: Appearance) => ReactNode;
};

/** A row that may be under the cursor: one background for all of it; its texts keep their colours. Without colours it is inverse. */
export function Row({isSelected, width, hasMark = false, children}: RowProps) {
	const plain = useAppearance();
	const appearance = isSelected ? onSelection(plain) : plain;
	const {hasColor, palette} = appearance;
	const {selection} = palette;
	const hasSurface = isSelected && hasColor && selection !== 'default';
	const inks = inkStyle(appearance, 'text');
	return (
		<Box width={width} flexShrink={0} {...(hasSurface ? {backgroundColor: toInkColor(selection)} : {})}>
			<Text wrap="truncate" inverse={isSelected && !hasSurface} {...inks}>
				{hasMark && (
					<Text {...inkStyle(appearance, 'accent')}>{isSelected ? `${markOf('cursor', appearance)} ` : '  '}</Text>
				)}
				<AppearanceProvider value={appearance}>{children(appearance)}</AppearanceProvider>
			</Text>
		</Box>
	);
}
