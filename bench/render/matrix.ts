/**
The picture that the benchmark and the byte tests draw: 2,858 accounts × 35 Regions, title, progress, Region headings, the cells, and a footer that names the location under the cursor.

Made up but of the product's proportions, and the same in every run; a cursor move changes the old and the new cell, two gutter marks, a heading and the footer.
*/

import type {CellGrid} from '../../source/terminal/cell-grid.ts';
import {glyphOf} from '../../source/terminal/glyph.ts';
import {type Style, styleOf, withStyle} from '../../source/terminal/style.ts';

const accountCount = 2858;
const regionNames =
	'us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 ca-west-1 mx-central-1 sa-east-1 eu-west-1 eu-west-2 eu-west-3 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 il-central-1 me-south-1 me-central-1 af-south-1 ap-east-1 ap-east-2 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ap-northeast-1 ap-northeast-2 ap-northeast-3 cn-north-1'.split(
		' ',
	);
const regionCount = regionNames.length;

const labelColumns = 28;
const cellColumns = 4;
const matrixTop = 3;

const looks = [
	{word: 'waiting', glyph: glyphOf('·'), style: styleOf({fg: 8})},
	{word: 'running', glyph: glyphOf('►'), style: styleOf({fg: 4})},
	{word: 'success', glyph: glyphOf('√'), style: styleOf({fg: 2})},
	{word: 'failed', glyph: glyphOf('×'), style: styleOf({fg: 1})},
] as const;
const bold = styleOf({bold: true});
const dim = styleOf({fg: 8});
const done = styleOf({fg: 2});

/** A fixed sequence of numbers that look random. */
export function sequence(seed: number): (limit: number) => number {
	let state = seed;
	return limit => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * limit);
	};
}

/** The locations, the cursor, and what of them is on the screen. */
export class Matrix {
	readonly status = new Uint8Array(accountCount * regionCount);
	readonly #counts = new Int32Array(looks.length);
	readonly #random = sequence(1);
	row = 0;
	column = 0;
	top = 0;
	left = 0;
	columns: number;
	rows: number;
	/** Accounts of which something on the screen has to be drawn anew. */
	readonly #dirty = new Set<number>();
	#isAllDirty = true;

	constructor(columns: number, rows: number) {
		this.columns = columns;
		this.rows = rows;
		for (let index = 0; index < this.status.length; index++) {
			const status = [0, 0, 1, 2, 2, 2, 2, 2, 2, 3][this.#random(10)]!;
			this.status[index] = status;
			this.#counts[status] = this.#counts[status]! + 1;
		}
	}

	get shownRows(): number {
		return Math.max(1, this.rows - matrixTop - 1);
	}

	get shownColumns(): number {
		return Math.max(1, Math.min(regionCount, Math.floor((this.columns - labelColumns) / cellColumns)));
	}

	/** The row of the screen on which the cursor is, the footer, and the headings: what a key changes. */
	get focusRows(): number[] {
		return [matrixTop + this.row - this.top, this.rows - 1, matrixTop - 1];
	}

	/** Another size of the screen, or nothing of what was drawn is still there. */
	resize(columns: number, rows: number): void {
		this.columns = columns;
		this.rows = rows;
		this.#isAllDirty = true;
		this.move(0, 0);
	}

	/** Move the cursor, and the screen with it. */
	move(rows: number, columns: number): void {
		this.#dirty.add(this.row);
		this.row = Math.max(0, Math.min(accountCount - 1, this.row + rows));
		this.column = Math.max(0, Math.min(regionCount - 1, this.column + columns));
		this.#dirty.add(this.row);
		const top = clamp(this.top, this.row - this.shownRows + 1, this.row);
		const left = clamp(this.left, this.column - this.shownColumns + 1, this.column);
		if (top !== this.top || left !== this.left) {
			this.#isAllDirty = true;
			this.top = top;
			this.left = left;
		}
	}

	/** Give so many locations another status: any of all, or of those on the screen. */
	change(count: number, where: 'all' | 'visible'): void {
		for (let index = 0; index < count; index++) {
			const row = where === 'all' ? this.#random(accountCount) : this.top + this.#random(this.shownRows);
			const column = where === 'all' ? this.#random(regionCount) : this.left + this.#random(this.shownColumns);
			if (row < accountCount) {
				const location = row * regionCount + column;
				const before = this.status[location]!;
				const after = (before + 1 + this.#random(looks.length - 1)) % looks.length;
				this.#counts[before] = this.#counts[before]! - 1;
				this.#counts[after] = this.#counts[after]! + 1;
				this.status[location] = after;
				this.#dirty.add(row);
			}
		}
	}

	/** Draw what has changed since the last time. */
	paint(cells: CellGrid): void {
		if (this.#isAllDirty) {
			cells.clear();
			cells.write(0, 0, ' Patch every instance · 123456789012 · eu-west-1', bold);
			for (let y = 0; y < this.shownRows; y++) {
				this.#paintRow(cells, this.top + y);
			}
		} else {
			for (const row of this.#dirty) {
				if (row >= this.top && row < this.top + this.shownRows) {
					this.#paintRow(cells, row);
				}
			}
		}

		this.#isAllDirty = false;
		this.#dirty.clear();
		this.#paintProgress(cells);
		this.#paintHeadings(cells);
		this.#paintFooter(cells);
	}

	/** What the footer says: the state that a key changes, for whoever waits to see it. */
	get footer(): string {
		const look = looks[this.status[this.row * regionCount + this.column]!]!;
		return ` ${accountId(this.row)}/${regionNames[this.column]}: ${look.word}`;
	}

	#paintRow(cells: CellGrid, row: number): void {
		const y = matrixTop + row - this.top;
		const isCurrent = row === this.row;
		cells.write(0, y, isCurrent ? '►' : ' ');
		const used = cells.write(1, y, accountName(row), undefined, labelColumns - 2);
		cells.fill({x: 1 + used, y, columns: labelColumns - 1 - used, rows: 1});
		for (let column = 0; column < this.shownColumns; column++) {
			const region = this.left + column;
			const look = looks[this.status[row * regionCount + region]!]!;
			const x = labelColumns + column * cellColumns;
			const style: Style = isCurrent && region === this.column ? withStyle(look.style, {inverse: true}) : look.style;
			cells.fill({x, y, columns: cellColumns - 1, rows: 1}, style);
			cells.setCell(x + 1, y, look.glyph, style);
		}
	}

	#paintProgress(cells: CellGrid): void {
		const [waiting = 0, running = 0, success = 0, failed = 0] = this.#counts;
		const total = this.status.length;
		const bar = Math.max(0, Math.min(40, this.columns - 60));
		const filled = Math.round(((success + failed) / total) * bar);
		cells.write(1, 1, '█'.repeat(filled), done);
		cells.write(1 + filled, 1, '░'.repeat(bar - filled), dim);
		cells.write(
			bar + 2,
			1,
			` √ ${success} × ${failed} ► ${running} · ${waiting}`.padEnd(Math.max(0, this.columns - bar - 2)),
		);
	}

	#paintHeadings(cells: CellGrid): void {
		for (let column = 0; column < this.shownColumns; column++) {
			const region = this.left + column;
			const isCurrent = region === this.column;
			const code = String(region + 1).padStart(3, '0');
			cells.write(labelColumns + column * cellColumns, matrixTop - 1, code, isCurrent ? bold : dim);
		}
	}

	#paintFooter(cells: CellGrid): void {
		cells.write(0, this.rows - 1, this.footer.padEnd(this.columns));
	}
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));
const accountId = (row: number): string => String(100_000_000_000 + row * 314_159_265).slice(0, 12);
const teams = ['payments', 'search', 'identity', 'data-lake', 'edge', 'media', 'risk'];
const accountName = (row: number): string =>
	`${teams[row % teams.length]}-${['prod', 'test', 'dev'][row % 3]}-${String(row).padStart(4, '0')}`;
