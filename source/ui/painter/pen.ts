import {type Style, styleOf} from '../../terminal/style.ts';
import type {Look, ThemeColor} from '../theme.ts';

export type PenAttributes = {
	readonly bold?: boolean;
	readonly dim?: boolean;
	readonly underline?: boolean;
	readonly inverse?: boolean;
};

/** Styles by colour, for each combination of attributes: a frame asks for thousands of them. */
type Pens = Map<ThemeColor, Style[]>;
const pensOf = new WeakMap<Look, Pens>();

/** The style of a thing's colour with attributes over it; without colour only the attributes remain. */
export function pen(look: Look, color: ThemeColor, attributes: PenAttributes = {}): Style {
	const {bold = false, dim = false, underline = false, inverse = false} = attributes;
	const place = Number(bold) + 2 * Number(dim) + 4 * Number(underline) + 8 * Number(inverse);
	let pens = pensOf.get(look);
	if (pens === undefined) {
		pens = new Map();
		pensOf.set(look, pens);
	}

	let styles = pens.get(color);
	if (styles === undefined) {
		styles = [];
		pens.set(color, styles);
	}

	styles[place] ??= mix(look, color, attributes);
	return styles[place];
}

function mix(look: Look, color: ThemeColor, attributes: PenAttributes): Style {
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
