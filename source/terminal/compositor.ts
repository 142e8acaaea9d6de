/**
Puts the picture together from its layers and sends what changed of it.

Ink draws on one sheet, the painter on another, both of the terminal's size. The painter's regions lie over Ink's sheet, and over those the regions in which Ink shows a dialog.
*/

import {CellGrid, type Region} from './cell-grid.ts';
import type {CellWriterOptions} from './cell-writer.ts';
import {type Frame, TerminalImage} from './diff.ts';

/** A rectangle of cells; what lies outside the screen is cut off. */
export class Compositor {
	/** Ink's sheet: chrome, panes, and dialogs. */
	readonly ink: CellGrid;
	/** The painter's sheet, seen only within `painterRegions`. */
	readonly painter: CellGrid;
	/** Where the painter's sheet lies over Ink's. */
	painterRegions: readonly Region[] = [];
	/** Where Ink's sheet lies over the painter's: its dialogs. */
	dialogRegions: readonly Region[] = [];
	/** Rows that follow the cursor, in the order in which they matter; they are sent before all others. */
	focusRows: readonly number[] = [];
	/** By how many rows the painter has just moved its rows up (down if negative); good for one frame. Found by comparing if never set. */
	scrolledBy: number | undefined;
	/** Where the terminal's own cursor blinks, in a text field say; hidden if `undefined`. */
	cursor: {readonly x: number; readonly y: number} | undefined;
	readonly #back: CellGrid;
	readonly #image: TerminalImage;

	constructor(columns: number, rows: number, ink: CellGrid, options: CellWriterOptions) {
		this.ink = ink;
		this.painter = new CellGrid(columns, rows);
		this.#back = new CellGrid(columns, rows);
		this.#image = new TerminalImage(columns, rows, options);
	}

	/** The next frame clears the terminal and paints everything. */
	invalidate(): void {
		this.#image.invalidate();
	}

	/** Take another size; the painter's sheet is blank afterwards, as all of it has to be laid out anew. */
	resize(columns: number, rows: number): void {
		this.painter.resize(columns, rows);
		this.painter.clear();
		this.#back.resize(columns, rows);
		this.#image.invalidate(columns, rows);
	}

	/** The bytes from the terminal's picture to that of the layers. They count as sent. */
	present(budget?: number): Frame {
		const back = this.#back;
		back.copyFrom(this.ink);
		for (const region of this.painterRegions) {
			back.copyFrom(this.painter, region);
		}

		for (const region of this.dialogRegions) {
			back.copyFrom(this.ink, region);
		}

		const {focusRows: firstRows, scrolledBy, cursor} = this;
		this.scrolledBy = undefined;
		return this.#image.frame(back, {budget, firstRows, scrolledBy, cursor});
	}
}
