import {type Style, styleOf} from '../../terminal/style.ts';
import type {Appearance, ThemeColor} from '../theme.ts';

export type PenAttributes = {
	readonly bold?: boolean;
	readonly dim?: boolean;
	readonly underline?: boolean;
	readonly inverse?: boolean;
	/** The background. */
	readonly paper?: ThemeColor;
};

/** Styles by colour and background, for each combination of attributes: a frame reads thousands of them. */
type Pens = Map<string, Style[]>;
const pensOf = new WeakMap<Appearance, Pens>();

/** The style of a thing's colour with attributes over it; without colour only the attributes remain. */
export function pen(appearance: Appearance, color: ThemeColor, attributes: PenAttributes = {}): Style {
	const {bold = false, dim = false, underline = false, inverse = false, paper} = attributes;
	const place = Number(bold) + 2 * Number(dim) + 4 * Number(underline) + 8 * Number(inverse);
	let pens = pensOf.get(appearance);
	if (pens === undefined) {
		pens = new Map();
		pensOf.set(appearance, pens);
	}

	const key = paper === undefined ? color : `${color} ${paper}`;
	let styles = pens.get(key);
	if (styles === undefined) {
		styles = [];
		pens.set(key, styles);
	}

	styles[place] ??= mix(appearance, color, attributes);
	return styles[place];
}

function mix({palette, hasColor}: Appearance, color: ThemeColor, {paper, ...attributes}: PenAttributes): Style {
	const fg = palette[color];
	const bg = paper === undefined ? 'default' : palette[paper];
	return styleOf({
		...(hasColor && fg !== 'default' ? {fg} : {}),
		...(hasColor && bg !== 'default' ? {bg} : {}),
		...attributes,
	});
}

/** What a colour is drawn with where there may be none: bold for what counts, dim for what doesn't. */
export function emphasis(appearance: Appearance, color: ThemeColor): Style {
	if (appearance.hasColor) {
		return pen(appearance, color, {bold: color === 'bad' || color === 'waiting'});
	}

	return pen(appearance, color, {
		bold: color === 'bad' || color === 'waiting' || color === 'accent',
		dim: color === 'muted' || color === 'idle' || color === 'skipped',
	});
}
