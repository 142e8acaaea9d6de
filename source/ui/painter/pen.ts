import {type Style, type StyleOptions, styleOf} from '../../terminal/style.ts';
import type {Look, ThemeColor} from '../theme.ts';

/** The style of a thing's colour with attributes over it; without colour only the attributes remain. */
export function pen(look: Look, color: ThemeColor, attributes: Omit<StyleOptions, 'fg' | 'bg'> = {}): Style {
	const fg = look.palette[color];
	return styleOf({...(look.hasColor && fg !== 'default' ? {fg} : {}), ...attributes});
}

/** What a colour is drawn with where there may be none: bold for what counts, dim for what doesn't. */
export function emphasis(look: Look, color: ThemeColor): Style {
	if (look.hasColor) {
		return pen(look, color, {bold: color === 'bad' || color === 'waiting'});
	}

	return pen(look, color, {
		bold: color === 'bad' || color === 'waiting' || color === 'accent',
		dim: color === 'muted' || color === 'idle' || color === 'skipped',
	});
}
