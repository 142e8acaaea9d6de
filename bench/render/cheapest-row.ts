/**
The cheapest way to turn one row of a picture into another: every way is tried, from left to right, and of those that leave the terminal alike the cheapest is kept.

Ways are made of: a glyph written, in any style that looks the same on it; a cell that hasn't changed, written again or stepped over; blanks erased (ECH), erased to the end (EL 0) or from the beginning (EL 1); and
whichever move of the cursor is shortest.
*/
import type {CellGrid} from '../../source/terminal/cell-grid.ts';
import {styleToWriteIn} from '../../source/terminal/cell-writer.ts';
import {type CursorPlace, shortestMove} from '../../source/terminal/cursor-move.ts';
import {blank, glyphBytes, glyphColumns, glyphText, isUncertain, tail} from '../../source/terminal/glyph.ts';
import type {SgrTable} from '../../source/terminal/sgr.ts';
import {attribute, attributesOf, backgroundOf, defaultStyle, type Style} from '../../source/terminal/style.ts';

/** What has been sent so far, the newest first. */
export type Way = {readonly bytes: number; readonly text: string; readonly before: Way | undefined};

/** A way, and the cursor and the style in which it leaves the terminal. */
export type Stand = {readonly place: CursorPlace; readonly style: Style; readonly way: Way};

const csi = '\u{1B}[';
/** The most bytes that an absolute move and a change of style take: a way that is longer by more can't win any more. */
const mostBehind = 24;
const seenOnErased = attribute.inverse | attribute.underline | attribute.strikethrough;

export function extend(way: Way, text: string, bytes = text.length): Way {
	return text === '' ? way : {bytes: way.bytes + bytes, text, before: way};
}

type Stands = Map<number, Stand>;

function keep(stands: Stands, stand: Stand): void {
	const key = stand.style * 2 + Number(stand.place.isCertain);
	const known = stands.get(key);
	if (known === undefined || known.way.bytes > stand.way.bytes) {
		stands.set(key, stand);
	}
}

const erasesToDefault = (style: Style): boolean =>
	backgroundOf(style) === 0 && (attributesOf(style) & seenOnErased) === 0;

/** One row of both pictures. */
export class CheapestRow {
	readonly #before: CellGrid;
	readonly #after: CellGrid;
	readonly #y: number;
	readonly #sgr: SgrTable;
	readonly #columns: number;
	/** For each column: the ways that have drawn everything before it and whose cursor is on it. */
	readonly #at: Stands[];
	/** For each column: the first changed column from it on. */
	readonly #next: Int32Array;
	/** For each column: the column after the blanks that begin in it. */
	readonly #blanksEnd: Int32Array;
	readonly #ends: Stand[] = [];

	constructor(before: CellGrid, after: CellGrid, y: number, sgr: SgrTable) {
		this.#before = before;
		this.#after = after;
		this.#y = y;
		this.#sgr = sgr;
		this.#columns = after.columns;
		this.#at = Array.from({length: after.columns + 1}, () => new Map());
		this.#next = new Int32Array(after.columns + 2).fill(after.columns);
		this.#blanksEnd = new Int32Array(after.columns + 2);
		this.#blanksEnd[after.columns] = after.columns;
		for (let x = after.columns - 1; x >= 0; x--) {
			this.#next[x] = this.#hasChanged(x) ? x : this.#next[x + 1]!;
			this.#blanksEnd[x] = this.#isBlank(x) ? this.#blanksEnd[x + 1]! : x;
		}
	}

	get hasChanges(): boolean {
		return this.#next[0]! < this.#columns;
	}

	/** Extend the ways that have drawn all rows before by all ways to draw this row. */
	walk(stands: readonly Stand[]): readonly Stand[] {
		this.#enter(stands);
		for (let x = 0; x <= this.#columns; x++) {
			for (const stand of this.#at[x]!.values()) {
				this.#goOn(x, stand);
			}
		}

		return cheapest(this.#ends);
	}

	#enter(stands: readonly Stand[]): void {
		const first = this.#next[0]!;
		for (let x = 0; x <= first; x++) {
			if (this.#after.glyphs[this.#y * this.#columns + x] !== tail) {
				for (const stand of stands) {
					keep(this.#at[x]!, this.#move(stand, x));
				}
			}
		}

		const lead = this.#blanksEnd[0]!;
		for (let x = first + 1; x < lead; x++) {
			for (const stand of stands) {
				const there = this.#toErase(this.#move(stand, x));
				this.#rest({...there, way: extend(there.way, `${csi}1K`)}, x + 1);
			}
		}
	}

	/** Extend a way by each step that is possible from a column. */
	#goOn(x: number, stand: Stand): void {
		const next = this.#next[x]!;
		if (next === this.#columns) {
			this.#ends.push(stand);
			return;
		}

		if (next !== x) {
			keep(this.#at[next]!, this.#move(stand, next));
		}

		this.#write(x, stand);
		const blanksEnd = this.#blanksEnd[x]!;
		if (blanksEnd === this.#columns) {
			const there = this.#toErase(stand);
			this.#ends.push({...there, way: extend(there.way, `${csi}K`)});
		}

		for (const end of new Set([blanksEnd, this.#lastChange(x, blanksEnd)])) {
			if (end > x) {
				const there = this.#toErase(stand);
				this.#rest({...there, way: extend(there.way, end - x === 1 ? `${csi}X` : `${csi}${end - x}X`)}, end);
			}
		}
	}

	/** Everything before `done` is drawn: go to the next change, or end here. */
	#rest(stand: Stand, done: number): void {
		const next = this.#next[done]!;
		if (next === this.#columns) {
			this.#ends.push(stand);
		} else {
			keep(this.#at[next]!, this.#move(stand, next));
		}
	}

	#write(x: number, {place, style, way}: Stand): void {
		const index = this.#y * this.#columns + x;
		const glyph = this.#after.glyphs[index]!;
		const columns = glyphColumns(glyph);
		// The console clears an uncertain glyph before it writes it; no picture of the bench has such a glyph.
		if (glyph === tail || isUncertain(glyph)) {
			throw new Error(`The floor knows no such glyph: ${glyphText(glyph)}`);
		}

		const writtenIn = styleToWriteIn(glyph, style, this.#after.styles[index]!);
		const change = this.#sgr.change(style, writtenIn);
		const isCertain = place.isCertain && (glyph < 0x7f || columns === 2);
		keep(this.#at[x + columns]!, {
			place: {x: x + columns, y: this.#y, isCertain},
			style: writtenIn,
			way: extend(way, change + glyphText(glyph), change.length + glyphBytes(glyph)),
		});
	}

	#move(stand: Stand, x: number): Stand {
		const text = shortestMove(stand.place, x, this.#y, this.#columns);
		return {
			place: {x, y: this.#y, isCertain: text === '' ? stand.place.isCertain : true},
			style: stand.style,
			way: extend(stand.way, text),
		};
	}

	#toErase(stand: Stand): Stand {
		return erasesToDefault(stand.style)
			? stand
			: {...stand, style: defaultStyle, way: extend(stand.way, this.#sgr.change(stand.style, defaultStyle))};
	}

	#hasChanged(x: number): boolean {
		const index = this.#y * this.#columns + x;
		return (
			this.#before.glyphs[index] !== this.#after.glyphs[index] ||
			this.#before.styles[index] !== this.#after.styles[index]
		);
	}

	#isBlank(x: number): boolean {
		const index = this.#y * this.#columns + x;
		return this.#after.glyphs[index] === blank && this.#after.styles[index] === defaultStyle;
	}

	#lastChange(x: number, end: number): number {
		let last = end;
		while (last > x && !this.#hasChanged(last - 1)) {
			last--;
		}

		return last;
	}
}

/** Keep the cheapest way to each place and style. */
function cheapest(stands: readonly Stand[]): readonly Stand[] {
	const found = new Map<string, Stand>();
	for (const stand of stands) {
		const {x, isCertain} = stand.place;
		const key = `${x} ${isCertain} ${stand.style}`;
		if ((found.get(key)?.way.bytes ?? Number.POSITIVE_INFINITY) > stand.way.bytes) {
			found.set(key, stand);
		}
	}

	const least = Math.min(...[...found.values()].map(({way}) => way.bytes));
	return [...found.values()].filter(({way}) => way.bytes <= least + mostBehind);
}
