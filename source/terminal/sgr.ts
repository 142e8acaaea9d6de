/**
Select Graphic Rendition: the escape sequences that change the look of what is written next, as few bytes as possible, in as many colours as the terminal has.

@see https://ecma-international.org/publications-and-standards/standards/ecma-48/ (8.3.117)
*/
import {type PackedColor, rgbFlag, toPalette, toSixteen} from './color.ts';
import {type Glyph, glyphText} from './glyph.ts';
import {attribute, attributesOf, backgroundOf, defaultStyle, foregroundOf, type Style} from './style.ts';

/** What the terminal shows: no colour at all (attributes only), its own sixteen, the palette of 256, or every `#rrggbb`. */
export type ColorDepth = 'none' | '16' | '256' | 'truecolor';

/** A style as this terminal will show it, and the parameters that reach it from the default. */
type Look = {
	readonly foreground: PackedColor;
	readonly background: PackedColor;
	readonly bits: number;
	readonly parameters: string;
};

// Bold and dim share the code that ends them.
const endings = [
	{bits: attribute.bold | attribute.dim, code: '22'},
	{bits: attribute.italic, code: '23'},
	{bits: attribute.underline, code: '24'},
	{bits: attribute.inverse, code: '27'},
	{bits: attribute.strikethrough, code: '29'},
];

const beginnings = [
	{bit: attribute.bold, code: '1'},
	{bit: attribute.dim, code: '2'},
	{bit: attribute.italic, code: '3'},
	{bit: attribute.underline, code: '4'},
	{bit: attribute.inverse, code: '7'},
	{bit: attribute.strikethrough, code: '9'},
];

/** The sequences from style to style for one colour depth. Every pair is worked out once. */
export class SgrTable {
	readonly #depth: ColorDepth;
	readonly #looks = new Map<Style, Look>();
	readonly #changes = new Map<number, string>();

	constructor(depth: ColorDepth) {
		this.#depth = depth;
	}

	/** The shortest sequence from one style to the other; empty where they look the same on this terminal. All ASCII, so its length is its bytes. */
	change(from: Style, to: Style): string {
		if (from === to) {
			return '';
		}

		const key = from * 0x20_00_00 + to;
		let change = this.#changes.get(key);
		if (change === undefined) {
			change = shortestChange(this.#look(from), this.#look(to));
			// True colours that change all the time would fill it without end; working a pair out again is cheap.
			if (this.#changes.size >= 65_536) {
				this.#changes.clear();
			}

			this.#changes.set(key, change);
		}

		return change;
	}

	#look(style: Style): Look {
		let look = this.#looks.get(style);
		if (look === undefined) {
			const foreground = reduceColor(foregroundOf(style), this.#depth);
			const background = reduceColor(backgroundOf(style), this.#depth);
			const bits = attributesOf(style);
			const parameters = [...startAttributes(bits), ...setForeground(foreground), ...setBackground(background)].join(
				';',
			);
			look = {foreground, background, bits, parameters};
			this.#looks.set(style, look);
		}

		return look;
	}
}

function reduceColor(color: PackedColor, depth: ColorDepth): PackedColor {
	switch (depth) {
		case 'none':
			return 0;
		case '16':
			return toSixteen(color);
		case '256':
			return toPalette(color);
		case 'truecolor':
			return color;
	}
}

function shortestChange(from: Look, to: Look): string {
	if (from.bits === to.bits && from.foreground === to.foreground && from.background === to.background) {
		return '';
	}

	if (to.parameters === '') {
		return '\u{1B}[m';
	}

	const stepwise = `\u{1B}[${stepwiseParameters(from, to).join(';')}m`;
	// An empty parameter is a 0, the reset.
	const afresh = `\u{1B}[;${to.parameters}m`;
	return stepwise.length <= afresh.length ? stepwise : afresh;
}

function stepwiseParameters(from: Look, to: Look): string[] {
	const parameters: string[] = [];
	let bits = from.bits;
	for (const ending of endings) {
		if (bits & ending.bits & ~to.bits) {
			parameters.push(ending.code);
			bits &= ~ending.bits;
		}
	}

	parameters.push(...startAttributes(to.bits & ~bits));
	if (from.foreground !== to.foreground) {
		parameters.push(...(to.foreground === 0 ? ['39'] : setForeground(to.foreground)));
	}

	if (from.background !== to.background) {
		parameters.push(...(to.background === 0 ? ['49'] : setBackground(to.background)));
	}

	return parameters;
}

function startAttributes(bits: number): string[] {
	return beginnings.filter(({bit}) => bits & bit).map(({code}) => code);
}

const setForeground = (color: PackedColor): string[] => setColor(color, 30, 90, 38);
const setBackground = (color: PackedColor): string[] => setColor(color, 40, 100, 48);

function setColor(color: PackedColor, first: number, firstBright: number, extended: number): string[] {
	if (color === 0) {
		return [];
	}

	if (color >= rgbFlag) {
		return [`${extended};2;${(color >> 16) & 0xff};${(color >> 8) & 0xff};${color & 0xff}`];
	}

	const index = color - 1;
	if (index < 16) {
		return [String(index < 8 ? first + index : firstBright + index - 8)];
	}

	return [`${extended};5;${index}`];
}

/** One row of cells as text with SGR sequences, ending in the default style, trailing blanks cut off. */
export function rowToAnsi(glyphs: ArrayLike<Glyph>, styles: ArrayLike<Style>, depth: ColorDepth): string {
	const table = new SgrTable(depth);
	let end = glyphs.length;
	while (end > 0 && glyphs[end - 1] === 0x20 && styles[end - 1] === defaultStyle) {
		end--;
	}

	let row = '';
	let style = defaultStyle;
	for (let x = 0; x < end; x++) {
		const next = styles[x] ?? defaultStyle;
		row += table.change(style, next) + glyphText(glyphs[x] ?? 0x20);
		style = next;
	}

	return row + table.change(style, defaultStyle);
}
