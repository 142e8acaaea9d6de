import {CellGrid} from '../../terminal/cell-grid.ts';

/** What one row depends on, besides what all rows of the picture do. */
export type RowStamp = {
	readonly row: object;
	/** Of what the row shows. */
	readonly version: number;
	/** Where the cursor is in it; -1 for nowhere. */
	readonly cursor: number;
};

type Kept = RowStamp & {
	readonly y: number;
	/** Between which times it looks so, epoch milliseconds. */
	readonly from: number;
	readonly until: number;
};

/** Rows as they were painted last, so that one of which nothing has changed is copied and not painted again: of fifty rows an update changes one or two. */
export class RowMemory {
	#parts: readonly unknown[] = [];
	readonly #cells = new CellGrid(0, 0);
	#kept = new Map<object, Kept>();
	#painted = new Map<object, Kept>();
	#now = 0;

	/**
	Begin a picture. Nothing is known of it if the last one depended on anything else.

	@param parts - What all rows depend on, all but the time.
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
	Copy a row as it was painted last to where it stands now, or paint it.

	@param paint - Paints it. @returns from when on it looks otherwise though nothing changes but the time.
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

	/** All rows are painted: keep them. */
	end(cells: CellGrid): void {
		if (this.#cells.columns !== cells.columns || this.#cells.rows !== cells.rows) {
			this.#cells.resize(cells.columns, cells.rows);
		}

		this.#cells.copyFrom(cells);
		this.#kept = this.#painted;
	}
}

const memories = new WeakMap<CellGrid, RowMemory>();

/** The memory of cells that are painted again and again; an empty one where they are new. */
export function memoryOf(cells: CellGrid): RowMemory {
	let memory = memories.get(cells);
	if (memory === undefined) {
		memory = new RowMemory();
		memories.set(cells, memory);
	}

	return memory;
}
