/**
A buffer of cells: what the painter, Ink's output and the terminal itself are kept in.

A cell is a glyph and a style in two typed arrays, so that a screen of 30,000 cells is copied and compared in microseconds. A wide glyph owns its column and the tails behind it;
whatever overwrites a part of it blanks the rest, so no half of a glyph is ever left.
*/
import {blank, type Glyph, glyphColumns, glyphOf, glyphText, isPlain, layOut, tail} from './glyph.ts';
import type {ColorDepth} from './sgr.ts';
import {rowToAnsi} from './sgr.ts';
import {blankStyleOf, defaultStyle, type Style} from './style.ts';

/** A rectangle of cells; the corner counts from 0. */
export type Region = {readonly x: number; readonly y: number; readonly columns: number; readonly rows: number};

export class CellGrid {
	columns: number;
	rows: number;
	/** Row by row, `columns` a row. For readers in this folder; written through the methods only. */
	glyphs: Int32Array;
	styles: Int32Array;

	/** Blank and in the default style. */
	constructor(columns: number, rows: number) {
		this.columns = columns;
		this.rows = rows;
		this.glyphs = new Int32Array(columns * rows).fill(blank);
		this.styles = new Int32Array(columns * rows);
	}

	/**
	Write one line of text from a cell on, to the right. What lies outside the screen is cut off.

	Any text is safe: see `placeholder`. A wide glyph that only fits in part becomes blank.

	@param maximumColumns - Cut the text there; the rest of the row is not touched.
	@returns The columns used, so that the next text can follow.
	*/
	write(
		x: number,
		y: number,
		text: string,
		style: Style = defaultStyle,
		maximumColumns = Number.POSITIVE_INFINITY,
	): number {
		const end = Math.min(this.columns, x + maximumColumns);
		if (y < 0 || y >= this.rows) {
			return 0;
		}

		if (isPlain(text)) {
			return this.#writePlain(x, y, text, style, end);
		}

		let column = x;
		// Nothing of a text beyond the row is seen, so it needn't be laid out; a cluster of eight units a column is plenty.
		const visible = text.length > 4096 ? text.slice(0, Math.max(4096, (end - x) * 8)) : text;
		for (const glyph of layOut(visible)) {
			const columns = glyphColumns(glyph);
			if (column >= end) {
				break;
			}

			if (column + columns > end || (column < 0 && column + columns > 0)) {
				const from = Math.max(0, column);
				this.fill({x: from, y, columns: Math.min(end, column + columns) - from, rows: 1}, style);
			} else if (column >= 0) {
				this.setCell(column, y, glyph, style);
			}

			column += columns;
		}

		return Math.min(column, Math.max(end, x)) - x;
	}

	/** Write a text whose glyphs have one column each, which needs no layout. */
	#writePlain(x: number, y: number, text: string, style: Style, end: number): number {
		const from = Math.max(0, x);
		const to = Math.min(end, x + text.length);
		if (to > from) {
			this.#blankPartsAround(from, y, to - from);
			const blankStyle = blankStyleOf(style);
			const start = y * this.columns;
			for (let column = from; column < to; column++) {
				const glyph = text.charCodeAt(column - x);
				this.glyphs[start + column] = glyph;
				this.styles[start + column] = glyph === blank ? blankStyle : style;
			}
		}

		return Math.min(x + text.length, Math.max(end, x)) - x;
	}

	/** Put one glyph (of `glyphOf`) into its cell and, if it is wide, its tails into those behind. Outside the screen nothing happens. */
	setCell(x: number, y: number, glyph: Glyph, style: Style): void {
		const columns = glyphColumns(glyph);
		if (x < 0 || y < 0 || y >= this.rows || columns === 0 || x + columns > this.columns) {
			return;
		}

		const index = y * this.columns + x;
		this.#blankPartsAround(x, y, columns);
		this.glyphs[index] = glyph;
		this.styles[index] = glyph === blank ? blankStyleOf(style) : style;
		for (let offset = 1; offset < columns; offset++) {
			this.glyphs[index + offset] = tail;
			this.styles[index + offset] = style;
		}
	}

	/** Fill a rectangle, cut to the screen, with one glyph of one column. */
	fill({x, y, columns, rows}: Region, style: Style = defaultStyle, glyph = ' '): void {
		const left = Math.max(0, x);
		const right = Math.min(this.columns, x + columns);
		const filler = glyphOf(glyph);
		if (right <= left || glyphColumns(filler) !== 1) {
			return;
		}

		const fillStyle = filler === blank ? blankStyleOf(style) : style;
		for (let row = Math.max(0, y); row < Math.min(this.rows, y + rows); row++) {
			this.#blankPartsAround(left, row, right - left);
			this.glyphs.fill(filler, row * this.columns + left, row * this.columns + right);
			this.styles.fill(fillStyle, row * this.columns + left, row * this.columns + right);
		}
	}

	/**
	Copy a rectangle of another grid (not of this one), cut to both. A wide glyph cut by an edge becomes blank.

	@param region - All of the other where left out.
	@param to - The place of its corner; the same place as in the other where left out.
	*/
	copyFrom(other: CellGrid, region?: Region, to?: {readonly x: number; readonly y: number}): void {
		const {x, y, columns, rows} = region ?? {x: 0, y: 0, columns: other.columns, rows: other.rows};
		const {x: toX, y: toY} = to ?? {x, y};
		const left = Math.max(0, -x, -toX);
		const right = Math.min(columns, other.columns - x, this.columns - toX);
		if (right <= left) {
			return;
		}

		const top = Math.max(0, -y, -toY);
		const bottom = Math.min(rows, other.rows - y, this.rows - toY);
		for (let row = top; row < bottom; row++) {
			const from = (y + row) * other.columns + x;
			const start = (toY + row) * this.columns + toX;
			this.#blankPartsAround(toX + left, toY + row, right - left);
			this.glyphs.set(other.glyphs.subarray(from + left, from + right), start + left);
			this.styles.set(other.styles.subarray(from + left, from + right), start + left);
			this.#blankCutGlyphs(toY + row, toX + left, toX + right);
		}
	}

	/** Take another size. What both sizes have stays, the rest is blank. */
	resize(columns: number, rows: number): void {
		const old = new CellGrid(0, 0);
		old.columns = this.columns;
		old.rows = this.rows;
		old.glyphs = this.glyphs;
		old.styles = this.styles;
		this.columns = columns;
		this.rows = rows;
		this.glyphs = new Int32Array(columns * rows).fill(blank);
		this.styles = new Int32Array(columns * rows);
		this.copyFrom(old);
	}

	clear(): void {
		this.glyphs.fill(blank);
		this.styles.fill(defaultStyle);
	}

	/** The text of a row, trailing blanks cut off. For tests, search and copying. */
	rowText(y: number): string {
		let text = '';
		for (let x = 0; x < this.columns; x++) {
			text += glyphText(this.glyphs[y * this.columns + x] ?? blank);
		}

		return text.trimEnd();
	}

	/** Every row as text with SGR sequences, each ending in the default style: what Ink's `<Text>` takes where Ink does all the drawing (`--plain-ink`). */
	toAnsiRows(depth: ColorDepth): string[] {
		return Array.from({length: this.rows}, (_, y) =>
			rowToAnsi(
				this.glyphs.subarray(y * this.columns, (y + 1) * this.columns),
				this.styles.subarray(y * this.columns, (y + 1) * this.columns),
				depth,
			),
		);
	}

	/** Columns `x` to `x + columns` are about to be overwritten: blank what sticks out of them on either side. */
	#blankPartsAround(x: number, y: number, columns: number): void {
		const start = y * this.columns;
		if (this.glyphs[start + x] === tail) {
			let head = x;
			while (head > 0 && this.glyphs[start + head] === tail) {
				head--;
			}

			this.#blankCells(start + head, start + x);
		}

		let end = x + columns;
		while (end < this.columns && this.glyphs[start + end] === tail) {
			end++;
		}

		this.#blankCells(start + x + columns, start + end);
	}

	/** After a copy: a tail without its head, or a head without its tails, at the edges of what was copied. */
	#blankCutGlyphs(y: number, left: number, right: number): void {
		const start = y * this.columns;
		let x = left;
		while (x < right && this.glyphs[start + x] === tail) {
			x++;
		}

		this.#blankCells(start + left, start + x);
		let head = right - 1;
		while (head > left && this.glyphs[start + head] === tail) {
			head--;
		}

		if (head >= left && head + glyphColumns(this.glyphs[start + head] ?? blank) > right) {
			this.#blankCells(start + head, start + right);
		}
	}

	#blankCells(from: number, to: number): void {
		for (let index = from; index < to; index++) {
			this.glyphs[index] = blank;
			this.styles[index] = blankStyleOf(this.styles[index] ?? defaultStyle);
		}
	}
}
