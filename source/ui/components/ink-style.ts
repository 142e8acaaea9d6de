import type {TextProps} from 'ink';
import type {Color} from '../../terminal/color.ts';
import type {Appearance, ThemeColor} from '../theme.ts';

/** A theme's colour as properties of Ink's `<Text>`. */
export function inkStyle(
	{palette, hasColor}: Appearance,
	color: ThemeColor,
): Pick<TextProps, 'color' | 'bold' | 'dimColor'> {
	const value = palette[color];
	const isLoud = color === 'bad' || color === 'waiting';
	if (!hasColor) {
		return {bold: isLoud || color === 'accent', dimColor: color === 'muted' || color === 'idle'};
	}

	return {...(value === 'default' ? {} : {color: toInkColor(value)}), bold: isLoud};
}

/** A colour as Ink takes it. */
export function toInkColor(color: Exclude<Color, 'default'>): string {
	return typeof color === 'number' ? `ansi256(${color})` : color;
}
