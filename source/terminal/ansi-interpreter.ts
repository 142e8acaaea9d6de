/**
Reads what Ink writes, as a terminal would, into a screen.

It knows the sequences that Ink 8 sends to place and colour its frames; whatever else comes is kept in `unknown`, where a test looks for it.
*/

import type {CellGrid} from './cell-grid.ts';
import {glyphColumns, layOut} from './glyph.ts';
import {parseSgr} from './sgr-parser.ts';
import {defaultStyle, type Style} from './style.ts';

const mostUnknown = 64;
const tabWidth = 8;

export class AnsiInterpreter {
	readonly cells: CellGrid;
	x = 0;
	y = 0;
	isCursorVisible = true;
	hasHiddenCursor = false;
	/** Between the marks of a synchronized frame: what is on the screen isn't meant to be seen yet. */
	isSynchronizing = false;
	/** Private modes that were switched (`?2004h`); they are the terminal's business, and `modes.ts` has done it. */
	readonly modes = new Map<string, boolean>();
	/** Sequences that weren't understood, the oldest first, at most 64. */
	readonly unknown: string[] = [];
	#style: Style = defaultStyle;
	/** The last column is written, and the next glyph belongs to the next row. */
	#isWrapPending = false;
	/** A sequence that the last chunk ended in the middle of. */
	#incomplete = '';

	constructor(cells: CellGrid) {
		this.cells = cells;
	}

	interpret(chunk: string): void {
		const text = this.#incomplete + chunk;
		this.#incomplete = '';
		let index = 0;
		while (index < text.length) {
			const end = findControl(text, index);
			if (end > index) {
				this.#print(text.slice(index, end));
			}

			if (end === text.length) {
				return;
			}

			const next = text[end] === '\u{1B}' ? this.#interpretSequence(text, end) : this.#interpretControl(text, end);
			if (next === undefined) {
				this.#incomplete = text.slice(end);
				return;
			}

			index = next;
		}
	}

	/** As terminals do it: what is there stays; if the cursor's row would be lost, the rows above it go. */
	resize(columns: number, rows: number): void {
		const lost = this.y - rows + 1;
		if (lost > 0) {
			this.#scrollUp(lost);
			this.y -= lost;
		}

		this.cells.resize(columns, rows);
		this.x = Math.min(this.x, columns - 1);
		this.#isWrapPending = false;
	}

	#print(text: string): void {
		const {cells} = this;
		for (const glyph of layOut(text)) {
			const columns = glyphColumns(glyph);
			if (this.#isWrapPending || this.x + columns > cells.columns) {
				this.x = 0;
				this.#lineFeed();
			}

			cells.setCell(this.x, this.y, glyph, this.#style);
			this.x += columns;
			this.#isWrapPending = this.x >= cells.columns;
			this.x = Math.min(this.x, cells.columns - 1);
		}
	}

	#interpretControl(text: string, index: number): number {
		switch (text[index]) {
			case '\n':
				// The terminal driver turns a line feed into a new line.
				this.x = 0;
				this.#lineFeed();
				break;
			case '\r':
				this.#moveTo(0, this.y);
				break;
			case '\b':
				this.#moveTo(this.x - 1, this.y);
				break;
			case '\t':
				this.#moveTo((Math.floor(this.x / tabWidth) + 1) * tabWidth, this.y);
				break;
			default:
				// A terminal shows nothing for the others either.
				break;
		}

		return index + 1;
	}

	/** @returns Where it ends; `undefined` if it isn't complete. */
	#interpretSequence(text: string, index: number): number | undefined {
		const rest = text.slice(index, index + 64);
		if (rest.length < 2) {
			return undefined;
		}

		if (rest[1] === '[') {
			const match = /^\u{1B}\[([0-?]*)([ -/]*)([@-~])/u.exec(rest);
			if (match === null) {
				return rest.length < 64 ? undefined : index + 2;
			}

			const [sequence, parameters = '', intermediates = '', final = ''] = match;
			this.#control(sequence, parameters, intermediates + final);
			return index + sequence.length;
		}

		if (/[\]P_^X]/.test(rest[1] ?? '')) {
			// Titles, links, clipboard: nothing that has a place in a cell.
			const end = /\u{7}|\u{1B}\\/u.exec(text.slice(index + 2));
			return end === null ? undefined : index + 2 + end.index + end[0].length;
		}

		this.#doNotKnow(rest.slice(0, 2));
		return index + 2;
	}

	#control(sequence: string, parameters: string, final: string): void {
		if (parameters.startsWith('?') && (final === 'h' || final === 'l')) {
			this.#setModes(parameters.slice(1).split(';'), final === 'h');
			return;
		}

		if (final === 'm') {
			this.#style = parseSgr(parameters, this.#style);
			return;
		}

		const [first, second] = parameters.split(';').map(parameter => Number.parseInt(parameter, 10) || 0);
		const count = Math.max(1, first ?? 1);
		switch (final) {
			case 'A':
				this.#moveTo(this.x, this.y - count);
				break;
			case 'B':
				this.#moveTo(this.x, this.y + count);
				break;
			case 'C':
				this.#moveTo(this.x + count, this.y);
				break;
			case 'D':
				this.#moveTo(this.x - count, this.y);
				break;
			case 'E':
				this.#moveTo(0, this.y + count);
				break;
			case 'F':
				this.#moveTo(0, this.y - count);
				break;
			case 'G':
				this.#moveTo(count - 1, this.y);
				break;
			case 'd':
				this.#moveTo(this.x, count - 1);
				break;
			case 'H':
			case 'f':
				this.#moveTo(Math.max(1, second ?? 1) - 1, count - 1);
				break;
			case 'J':
				this.#eraseInDisplay(first ?? 0);
				break;
			case 'K':
				this.#eraseInLine(first ?? 0);
				break;
			default:
				this.#doNotKnow(sequence);
				break;
		}
	}

	#setModes(modes: readonly string[], isSet: boolean): void {
		for (const mode of modes) {
			if (mode === '25') {
				this.isCursorVisible = isSet;
				this.hasHiddenCursor ||= !isSet;
			} else if (mode === '2026') {
				this.isSynchronizing = isSet;
			} else {
				this.modes.set(mode, isSet);
			}
		}
	}

	#moveTo(x: number, y: number): void {
		this.x = Math.max(0, Math.min(this.cells.columns - 1, x));
		this.y = Math.max(0, Math.min(this.cells.rows - 1, y));
		this.#isWrapPending = false;
	}

	#lineFeed(): void {
		this.#isWrapPending = false;
		if (this.y === this.cells.rows - 1) {
			this.#scrollUp(1);
		} else {
			this.y++;
		}
	}

	#scrollUp(count: number): void {
		const {cells} = this;
		const shift = Math.min(count, cells.rows) * cells.columns;
		cells.glyphs.copyWithin(0, shift);
		cells.styles.copyWithin(0, shift);
		cells.fill({x: 0, y: cells.rows - Math.min(count, cells.rows), columns: cells.columns, rows: count});
	}

	#eraseInDisplay(mode: number): void {
		const {cells} = this;
		const {columns, rows} = cells;
		if (mode === 0) {
			this.#eraseInLine(0);
			cells.fill({x: 0, y: this.y + 1, columns, rows}, this.#style);
		} else if (mode === 1) {
			this.#eraseInLine(1);
			cells.fill({x: 0, y: 0, columns, rows: this.y}, this.#style);
		} else {
			cells.fill({x: 0, y: 0, columns, rows}, this.#style);
		}
	}

	#eraseInLine(mode: number): void {
		const {cells} = this;
		const from = mode === 0 ? this.x : 0;
		const to = mode === 1 ? this.x + 1 : cells.columns;
		cells.fill({x: from, y: this.y, columns: to - from, rows: 1}, this.#style);
	}

	#doNotKnow(sequence: string): void {
		if (this.unknown.length < mostUnknown) {
			this.unknown.push(sequence);
		}
	}
}

/** The next C0 control, or the end of the text. */
function findControl(text: string, from: number): number {
	let index = from;
	while (index < text.length && text.charCodeAt(index) >= 0x20 && text.charCodeAt(index) !== 0x7f) {
		index++;
	}

	return index;
}
