/**
What a cell looks like besides its glyph: colours and attributes, interned as one integer.

A screen holds tens of thousands of cells; an integer per cell keeps them in a typed array and makes "does it look the same" one comparison.
Colours are kept as they were asked for; what the terminal can show decides at the time of writing (see `sgr.ts`).
*/

import {type Color, type PackedColor, packColor, rgbFlag, toPalette} from './color.ts';

/** A look, interned: equal looks are equal numbers. 0 is the terminal's own default. Only meaningful within this process. */
export type Style = number;

/** A look, spelled out. What is left out is default. */
export type StyleOptions = {
	readonly fg?: Color | undefined;
	readonly bg?: Color | undefined;
	readonly bold?: boolean | undefined;
	readonly dim?: boolean | undefined;
	readonly italic?: boolean | undefined;
	readonly underline?: boolean | undefined;
	readonly inverse?: boolean | undefined;
	readonly strikethrough?: boolean | undefined;
};

export const defaultStyle: Style = 0;

export const attribute = {bold: 1, dim: 2, italic: 4, underline: 8, inverse: 16, strikethrough: 32} as const;
const attributeNames = Object.keys(attribute) as ReadonlyArray<keyof typeof attribute>;

/** Beyond this many looks true colours fold into the palette, so that a stream of ever new colours can't grow the table without end. */
const maximumTrueColorStyles = 65_536;

const foregrounds: PackedColor[] = [0];
const backgrounds: PackedColor[] = [0];
const attributeBits: number[] = [0];
const blankStyles: Style[] = [0];
const stylesByKey = new Map<string, Style>([['0,0,0', 0]]);

export const foregroundOf = (style: Style): PackedColor => foregrounds[style] ?? 0;
export const backgroundOf = (style: Style): PackedColor => backgrounds[style] ?? 0;
export const attributesOf = (style: Style): number => attributeBits[style] ?? 0;

/** The look of a space in this style: what can't be seen on a space is taken away, so that an invisible change costs no bytes. */
export const blankStyleOf = (style: Style): Style => blankStyles[style] ?? 0;

/**
The style of a look.

@throws {RangeError} for a palette colour outside 0–255 or a malformed `#rrggbb`.
*/
export function styleOf(options: StyleOptions): Style {
	return withStyle(defaultStyle, options);
}

/** `base` with what `over` names put over it; what `over` leaves out stays. `false` takes an attribute away, `default` a colour. */
export function withStyle(base: Style, over: StyleOptions): Style {
	let bits = attributesOf(base);
	for (const name of attributeNames) {
		const isOn = over[name];
		if (isOn !== undefined) {
			bits = isOn ? bits | attribute[name] : bits & ~attribute[name];
		}
	}

	return internStyle(
		over.fg === undefined ? foregroundOf(base) : packColor(over.fg),
		over.bg === undefined ? backgroundOf(base) : packColor(over.bg),
		bits,
	);
}

/** The style of packed colours and attribute bits. For parsers; elsewhere `styleOf` reads better. */
export function internStyle(foreground: PackedColor, background: PackedColor, bits: number): Style {
	const key = `${foreground},${background},${bits}`;
	const known = stylesByKey.get(key);
	if (known !== undefined) {
		return known;
	}

	if (foregrounds.length >= maximumTrueColorStyles && (foreground >= rgbFlag || background >= rgbFlag)) {
		return internStyle(toPalette(foreground), toPalette(background), bits);
	}

	const style = foregrounds.length;
	foregrounds.push(foreground);
	backgrounds.push(background);
	attributeBits.push(bits);
	stylesByKey.set(key, style);
	blankStyles.push(style);
	blankStyles[style] = toBlankStyle(foreground, background, bits);
	return style;
}

function toBlankStyle(foreground: PackedColor, background: PackedColor, bits: number): Style {
	if (bits & attribute.inverse) {
		// An inverse space shows the foreground, and bold may brighten it.
		return internStyle(foreground, background, bits & ~attribute.italic);
	}

	const lines = bits & (attribute.underline | attribute.strikethrough);
	return internStyle(lines ? foreground : 0, background, lines ? bits & ~attribute.italic : 0);
}
