/**
Writes cells for a terminal whose cursor and current style it knows: the shortest way to the next cell, the shortest change of style.
*/
import {type Charset, inCharset} from './charset.ts';
import {shortestMove} from './cursor-move.ts';
import {blank, type Glyph, glyphBytes, glyphColumns, isUncertain} from './glyph.ts';
import type {ColorDepth} from './sgr.ts';
import {SgrTable} from './sgr.ts';
import {attribute, attributesOf, backgroundOf, blankStyleOf, defaultStyle, type Style} from './style.ts';

const csi = '\u{1B}[';
// Below every row, also the one above the first.
const unknown = -9;

// With these a blank made by erasing might not look like a blank in the default style.
const attributesSeenOnErased = attribute.inverse | attribute.underline | attribute.strikethrough;

export type CellWriterOptions = {
	readonly colorDepth: ColorDepth;
	readonly charset: Charset;
	/** Whether the terminal knows ECH, `CSI n X`. GNU screen's description doesn't list it. */
	readonly canEraseCharacters: boolean;
};

/** Where the terminal's cursor is and what it writes with, and the bytes on their way to it. */
export class CellWriter {
	readonly canEraseCharacters: boolean;
	/** Bytes of `text` as UTF-8. */
	bytes = 0;
	style: Style = defaultStyle;
	readonly #sgr: SgrTable;
	readonly #charset: Charset;
	#text = '';
	/** `unknown` until addressed absolutely; `columns` just behind the last column, where terminals differ in what a relative move does. */
	#x = unknown;
	#y = unknown;
	/** Whether all since the last absolute address was of undisputed width, so that a relative move lands where it is meant. */
	#isCertain = false;
	#columns: number;

	constructor(columns: number, {colorDepth, charset, canEraseCharacters}: CellWriterOptions) {
		this.#columns = columns;
		this.#sgr = new SgrTable(colorDepth);
		this.#charset = charset;
		this.canEraseCharacters = canEraseCharacters;
	}

	/** What was written since the last call. The first move after it is absolute, so that another program's output can't shift a second frame. */
	take(): string {
		const text = this.#text;
		this.#text = '';
		this.bytes = 0;
		this.#x = unknown;
		this.#y = unknown;
		return text;
	}

	/** Forget all that is known of the terminal, which has just been reset and cleared by what is written here. */
	clear(columns: number): void {
		this.#columns = columns;
		this.#append(`${csi}m${csi}r${csi}2J`);
		this.style = defaultStyle;
		this.#x = unknown;
		this.#y = unknown;
	}

	/** Write a glyph into its cell. */
	put(x: number, y: number, glyph: Glyph, style: Style): void {
		this.#moveTo(x, y);
		this.#setStyle(styleToWriteIn(glyph, this.style, style));
		if (isUncertain(glyph) && this.#charset === 'utf-8') {
			this.#putUncertain(x, y, glyph);
			return;
		}

		const text = inCharset(glyph, this.#charset);
		this.#text += text;
		this.bytes += this.#charset === 'ascii' ? text.length : glyphBytes(glyph);
		this.#x += glyphColumns(glyph);
		this.#isCertain &&= glyph < 0x7f || glyphColumns(glyph) === 2;
	}

	/** Bytes to write a glyph after something in the style `from`. */
	costOf(glyph: Glyph, from: Style, to: Style): number {
		return glyphBytes(glyph) + this.#sgr.change(from, styleToWriteIn(glyph, from, to)).length;
	}

	/** Bytes to get from here to a cell on the same row without writing what lies between. */
	costOfMove(x: number, y: number): number {
		return this.#wayTo(x, y).length;
	}

	/** Bytes to change from one style to another. */
	costOfChange(from: Style, to: Style): number {
		return this.#sgr.change(from, to).length;
	}

	/** Bytes to reach a style in which erasing leaves blanks of the default style. */
	costOfErasing(): number {
		return this.#erasesToDefault ? 0 : this.#sgr.change(this.style, defaultStyle).length;
	}

	isAt(x: number, y: number): boolean {
		return this.#x === x && this.#y === y;
	}

	/** Blank the rest of the row. */
	eraseToEnd(x: number, y: number): void {
		this.#moveTo(x, y);
		this.#prepareToErase();
		this.#append(`${csi}K`);
	}

	/** Blank some columns. */
	erase(x: number, y: number, columns: number): void {
		this.#moveTo(x, y);
		this.#prepareToErase();
		this.#append(columns === 1 ? `${csi}X` : `${csi}${columns}X`);
	}

	/** Move the rows `top` to `bottom` up by `delta` (down if it is negative); blank rows come in. */
	scroll(top: number, bottom: number, delta: number, rows: number): void {
		this.#prepareToErase();
		const isWhole = top === 0 && bottom === rows - 1;
		const count = Math.abs(delta) === 1 ? '' : String(Math.abs(delta));
		this.#append(
			(isWhole ? '' : `${csi}${top + 1};${bottom + 1}r`) +
				`${csi}${count}${delta > 0 ? 'S' : 'T'}` +
				(isWhole ? '' : `${csi}r`),
		);
		// Setting margins homes the cursor; where an unset one leaves it, terminals differ.
		this.#x = unknown;
		this.#y = unknown;
	}

	/** Leave the cursor on a cell. */
	park(x: number, y: number): void {
		this.#moveTo(x, y);
	}

	/** Something else for the terminal, which moves neither cursor nor style. */
	control(sequence: string): void {
		this.#append(sequence);
	}

	/** A terminal may draw an emoji sequence narrower or wider than we count it: clear its columns first, and address the next cell absolutely. */
	#putUncertain(x: number, y: number, glyph: Glyph): void {
		const columns = glyphColumns(glyph);
		this.#append(' '.repeat(columns));
		this.#x += columns;
		this.#moveTo(x, y);
		const text = inCharset(glyph, this.#charset);
		this.#text += text;
		this.bytes += Buffer.byteLength(text);
		this.#x = unknown;
	}

	get #erasesToDefault(): boolean {
		return backgroundOf(this.style) === 0 && (attributesOf(this.style) & attributesSeenOnErased) === 0;
	}

	#prepareToErase(): void {
		if (!this.#erasesToDefault) {
			this.#setStyle(defaultStyle);
		}
	}

	#setStyle(style: Style): void {
		if (style !== this.style) {
			this.#append(this.#sgr.change(this.style, style));
			this.style = style;
		}
	}

	#moveTo(x: number, y: number): void {
		if (this.#x !== x || this.#y !== y) {
			this.#append(this.#wayTo(x, y));
			this.#x = x;
			this.#y = y;
			// Relative moves start only from certainty, absolute ones restore it.
			this.#isCertain = true;
		}
	}

	#wayTo(x: number, y: number): string {
		return shortestMove(
			{x: this.#x, y: this.#y, isCertain: this.#isCertain && this.#x !== unknown},
			x,
			y,
			this.#columns,
		);
	}

	#append(ascii: string): void {
		this.#text += ascii;
		this.bytes += ascii.length;
	}
}

/** A space looks the same in any style that shows nothing on it, so it needn't wait for its own. */
export function styleToWriteIn(glyph: Glyph, current: Style, style: Style): Style {
	return glyph === blank && blankStyleOf(current) === style ? current : style;
}
