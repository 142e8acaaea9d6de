import {CellGrid} from '../../terminal/cell-grid.ts';

/** What one row depends on, in addition to what all rows of the picture depend on. */
export type RowStamp = {
	readonly row: object;
	/** The version of its content. */
	readonly version: number;
	/** The cursor's column in it; -1 for none. */
	readonly cursor: number;
};

type Kept = RowStamp & {
	readonly y: number;
	/** The times between which it looks like this, epoch milliseconds. */
	readonly from: number;
	readonly until: number;
};

/** Caches painted rows, so that an unchanged row is copied and not painted again: of fifty rows an update changes one or two. */
export class RowMemory {
	#parts: readonly unknown[] = [];
	readonly #cells = new CellGrid(0, 0);
	#kept = new Map<object, Kept>();
	#painted = new Map<object, Kept>();
	#now = 0;

	/**
	Begin a picture. If the last one depended on anything else, the cache is cleared.

	@param parts - What all rows depend on, except the time.
	*/
	begin(parts: readonly unknown[], now: number): void {
		if (parts.length !== this.#parts.length || parts.some((part, place) => !Object.is(part, this.#parts[place]))) {
			this.#kept.clear();
			this.#parts = parts;
		}

		this.#now = now;
		this.#painted = new Map();
	}

	/**
	Copy a cached row to its current place, or paint it.

	@param paint - Paints the row and returns when it looks different although only the time has changed.
	*/
	paint(cells: CellGrid, y: number, stamp: RowStamp, paint: () => number): void {
		const known = this.#kept.get(stamp.row);
		const now = this.#now;
		if (known?.version === stamp.version && known.cursor === stamp.cursor && now >= known.from && now < known.until) {
			cells.copyFrom(this.#cells, {x: 0, y: known.y, columns: cells.columns, rows: 1}, {x: 0, y});
			this.#painted.set(stamp.row, {...known, y});
		} else {
			this.#painted.set(stamp.row, {...stamp, y, from: now, until: paint()});
		}
	}

	/** Cache the rows once all are painted. */
	end(cells: CellGrid): void {
		if (this.#cells.columns !== cells.columns || this.#cells.rows !== cells.rows) {
			this.#cells.resize(cells.columns, cells.rows);
		}

		this.#cells.copyFrom(cells);
		this.#kept = this.#painted;
	}
}

const memories = new WeakMap<CellGrid, RowMemory>();

/** The cache of a grid of cells that is painted repeatedly; an empty one for a new grid. */
export function memoryOf(cells: CellGrid): RowMemory {
	let memory = memories.get(cells);
	if (memory === undefined) {
		memory = new RowMemory();
		memories.set(cells, memory);
	}

	return memory;
}
