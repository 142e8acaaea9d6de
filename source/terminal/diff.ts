/**
From what the terminal shows to what it is to show, in the fewest bytes: only cells that differ, near ones joined into runs, blank ends erased, moved rows scrolled.
*/

import {CellGrid} from './cell-grid.ts';
import {CellWriter, type CellWriterOptions, styleToWriteIn} from './cell-writer.ts';
import {blank, glyphColumns, glyphText, isUncertain, tail} from './glyph.ts';
import {blanksEnd, countChanges, findTextEnd, lastChange, nextChange} from './row.ts';
import {applyScroll, findScroll} from './scroll.ts';
import {defaultStyle} from './style.ts';

export type FrameOptions = {
	/** Stop soon after so many bytes; at least one run is always written. Unlimited if left out. */
	readonly budget?: number | undefined;
	/** Rows to write before all others: those of the cursor, which the operator looks at. */
	readonly firstRows?: readonly number[] | undefined;
	/** By how many rows the painter knows it has moved its rows up (down if negative); found out by comparing if left out. */
	readonly scrolledBy?: number | undefined;
	/** Where to leave the terminal's own cursor, shown; hidden if left out. */
	readonly cursor?: {readonly x: number; readonly y: number} | undefined;
};

export type Frame = {
	/** To be written as one piece; empty if there is nothing to do. */
	readonly text: string;
	readonly bytes: number;
	/** Whether the terminal will show the whole picture after it. If not, the next frame goes on. */
	readonly isComplete: boolean;
};

/**
Frames up to here reach any terminal in one packet and one read, and nothing is ever erased before it is written: the sixteen bytes that keep it from drawing halfway would
be a fifth of a cursor's move for nothing.
*/
const longestUnsynchronized = 128;
const beginSynchronized = '\u{1B}[?2026h';
const endSynchronized = '\u{1B}[?2026l';
const showCursor = '\u{1B}[?25h';
const hideCursor = '\u{1B}[?25l';
// Stepping over cells takes at most so many bytes, so writing a longer gap again never pays.
const longestGap = 10;
// ECH and the move behind it take about so many.
const leastErased = 12;

// A move, two true colours with attributes, and a glyph. A longer cell is rare; then rows are written from the top although the budget may not suffice for all.
const mostBytesOfCell = 56;

/** Equal to no glyph: what the terminal shows there isn't known. */
const disputedCell = -1;

/** What the terminal shows, as far as it was told. */
export class TerminalImage {
	/** The picture that the frames so far have made. */
	readonly front: CellGrid;
	readonly #writer: CellWriter;
	/** Where a frame cut off by its budget stopped, so that the next begins there and no row waits for ever. */
	#resumeRow = 0;
	#mustClear = true;
	#isCursorShown = false;
	#cursorX = -1;
	#cursorY = -1;

	/** Nothing is known of the terminal yet: the first frame clears it and paints everything. */
	constructor(columns: number, rows: number, options: CellWriterOptions) {
		this.front = new CellGrid(columns, rows);
		this.#writer = new CellWriter(columns, options);
	}

	/** Something else has written to the terminal, or its size has changed: the next frame resets and clears it, and paints everything. */
	invalidate(columns = this.front.columns, rows = this.front.rows): void {
		this.front.resize(columns, rows);
		this.front.clear();
		this.#mustClear = true;
		this.#resumeRow = 0;
	}

	/** The bytes that turn the terminal's picture into `back`, which must have its size. They count as shown from now on, so they must be sent. */
	frame(
		back: CellGrid,
		{budget = Number.POSITIVE_INFINITY, firstRows = [], scrolledBy, cursor}: FrameOptions = {},
	): Frame {
		const writer = this.#writer;
		const changedRows = this.#mustClear ? [] : this.#findChangedRows(back);
		if (this.#mustClear) {
			writer.clear(this.front.columns);
			this.#mustClear = false;
		} else {
			const scroll = findScroll(this.front, back, changedRows, scrolledBy);
			if (scroll !== undefined) {
				writer.scroll(scroll.top, scroll.bottom, scroll.delta, this.front.rows);
				applyScroll(this.front, scroll);
			}
		}

		const isComplete = this.#writeRows(back, budget, firstRows);
		this.#placeCursor(cursor);
		let {bytes} = writer;
		let text = writer.take();
		if (bytes > longestUnsynchronized) {
			text = beginSynchronized + text + endSynchronized;
			bytes += beginSynchronized.length + endSynchronized.length;
		}

		return {text, bytes, isComplete};
	}

	#findChangedRows(back: CellGrid): number[] {
		const rows: number[] = [];
		for (let y = 0; y < back.rows; y++) {
			if (nextChange(this.front, back, y, 0) < back.columns) {
				rows.push(y);
			}
		}

		return rows;
	}

	#writeRows(back: CellGrid, budget: number, firstRows: readonly number[]): boolean {
		// Where everything is written at once the order doesn't matter, and from the top down the moves are shortest.
		const areFirst = firstRows.length > 0 && countChanges(this.front, back) * mostBytesOfCell > budget;
		for (const y of areFirst ? firstRows : []) {
			if (y >= 0 && y < back.rows && !this.#writeRow(back, y, budget)) {
				return false;
			}
		}

		const start = this.#resumeRow < back.rows ? this.#resumeRow : 0;
		for (let count = 0; count < back.rows; count++) {
			const y = (start + count) % back.rows;
			if (!this.#writeRow(back, y, budget)) {
				this.#resumeRow = y;
				return false;
			}
		}

		this.#resumeRow = 0;
		return true;
	}

	/** @returns Whether the row is done; `false` if the budget ran out within it. */
	#writeRow(back: CellGrid, y: number, budget: number): boolean {
		const writer = this.#writer;
		const {columns} = back;
		let x = nextChange(this.front, back, y, 0);
		if (x === columns) {
			return true;
		}

		const textEnd = findTextEnd(back, y);
		while (x < columns) {
			if (writer.bytes >= budget) {
				return false;
			}

			const end = x >= textEnd ? columns : blanksEnd(back, y, x, textEnd);
			const blanks = lastChange(this.front, back, y, x, end) + 1 - x;
			if (x >= textEnd && blanks >= 3) {
				writer.eraseToEnd(x, y);
				this.#blankFront(y, x, columns);
				return true;
			}

			if (blanks >= leastErased && writer.canEraseCharacters) {
				writer.erase(x, y, blanks);
				this.#blankFront(y, x, x + blanks);
				x += blanks;
			} else {
				x = this.#writeCell(back, y, x);
			}

			x = this.#nextRun(back, y, x, textEnd);
		}

		return true;
	}

	/** @returns The column behind what was written. */
	#writeCell(back: CellGrid, y: number, x: number): number {
		const index = y * back.columns + x;
		const found = back.glyphs[index] ?? blank;
		// No screen has a tail without its head; one that had must not keep us here for ever.
		const glyph = found === tail ? blank : found;
		const end = x + glyphColumns(glyph);
		this.#writer.put(x, y, glyph, back.styles[index] ?? defaultStyle);
		for (let offset = 0; offset < end - x; offset++) {
			this.front.glyphs[index + offset] = back.glyphs[index + offset]!;
			this.front.styles[index + offset] = back.styles[index + offset]!;
		}

		if (isUncertain(glyph)) {
			// A terminal that takes the sequence apart has drawn over what follows.
			const disputed = Math.min(back.columns, x + glyphText(glyph).length * 2);
			this.front.glyphs.fill(disputedCell, index + end - x, Math.max(index + end - x, y * back.columns + disputed));
		}

		return end;
	}

	/** Where to go on: at the next cell that differs, with the few in between written again if stepping over them takes as many bytes. */
	#nextRun(back: CellGrid, y: number, x: number, textEnd: number): number {
		const next = nextChange(this.front, back, y, x);
		if (next === back.columns || next === x || next - x > longestGap || !this.#writer.isAt(x, y)) {
			return next;
		}

		if (x >= textEnd) {
			// Erasing to the end begins as well from here.
			return x;
		}

		const start = y * back.columns;
		let cost = 0;
		let style = this.#writer.style;
		for (let column = x; column <= next; column++) {
			const glyph = back.glyphs[start + column]!;
			const nextStyle = back.styles[start + column]!;
			if (isUncertain(glyph)) {
				return next;
			}

			cost += this.#writer.costOf(glyph, style, nextStyle);
			style = styleToWriteIn(glyph, style, nextStyle);
		}

		const target = back.glyphs[start + next]!;
		const costOfStepping =
			this.#writer.costOfMove(next, y) + this.#writer.costOf(target, this.#writer.style, back.styles[start + next]!);
		if (cost > costOfStepping) {
			return next;
		}

		for (let column = x; column < next; ) {
			column = this.#writeCell(back, y, column);
		}

		return next;
	}

	#blankFront(y: number, x: number, end: number): void {
		const start = y * this.front.columns;
		this.front.glyphs.fill(blank, start + x, start + end);
		this.front.styles.fill(defaultStyle, start + x, start + end);
	}

	#placeCursor(cursor: FrameOptions['cursor']): void {
		const writer = this.#writer;
		if (cursor === undefined) {
			if (this.#isCursorShown) {
				writer.control(hideCursor);
				this.#isCursorShown = false;
			}

			return;
		}

		if (writer.bytes > 0 || cursor.x !== this.#cursorX || cursor.y !== this.#cursorY || !this.#isCursorShown) {
			writer.park(cursor.x, cursor.y);
			this.#cursorX = cursor.x;
			this.#cursorY = cursor.y;
		}

		if (!this.#isCursorShown) {
			writer.control(showCursor);
			this.#isCursorShown = true;
		}
	}
}
