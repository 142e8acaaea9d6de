import {type ColumnSet, countColumns, firstColumn, isWithin} from './column-set.ts';
import type {Problem, Tiling} from './problem.ts';

/** A part in use, or held ready: how many rows have it, and for how many there is room. */
export type Part = {
	readonly columns: ColumnSet;
	readonly width: number;
	rows: number;
	/** Target locations given to it; `rows` never exceeds `entries * capacity`. */
	entries: number;
	readonly users: Set<Rows>;
};

/** Rows of one pattern that are tiled the same way. */
type Rows = {readonly pattern: number; count: number; readonly parts: readonly Part[]};

type Change =
	| {readonly type: 'move'; readonly from: Rows; readonly to: Rows; readonly count: number}
	| {readonly type: 'entries'; readonly part: Part; readonly by: number};

/**
A tiling under change: rows move from one way of being tiled to another, and every change can be taken back.

Mutable, as a search makes and unmakes a hundred thousand changes; it never leaves the search that made it. Work is counted in steps, not in time, so that the same selection always gets the same cover.
*/
export class DraftTiling {
	/** Sum of the parts' entries: what the search makes small. */
	entries = 0;
	/** Steps still allowed; the search ends when they are used up. */
	stepsLeft: number;
	readonly problem: Problem;
	readonly #parts = new Map<ColumnSet, Part>();
	/** Parts by their first column, widest first. */
	readonly #byFirst: Part[][];
	readonly #changes: Change[] = [];

	constructor(problem: Problem, tiling: Tiling, steps: number) {
		this.problem = problem;
		this.stepsLeft = steps;
		this.#byFirst = Array.from({length: problem.columns}, () => []);
		for (const {pattern, count, parts} of tiling) {
			const rows: Rows = {pattern, count: 0, parts: parts.map(columns => this.part(columns))};
			this.#shift(rows, count);
		}

		for (const part of this.#parts.values()) {
			part.entries = Math.ceil(part.rows / problem.capacity);
			this.entries += part.entries;
		}
	}

	/** Parts that have room or rows. */
	activeParts(): Part[] {
		return [...this.#parts.values()].filter(({entries}) => entries > 0);
	}

	/** The part of these columns; a new one has no entries yet. */
	part(columns: ColumnSet): Part {
		let part = this.#parts.get(columns);
		if (part === undefined) {
			part = {columns, width: countColumns(columns), rows: 0, entries: 0, users: new Set()};
			this.#parts.set(columns, part);
			const siblings = this.#byFirst[firstColumn(columns)]!;
			const place = siblings.findIndex(({width}) => width < part!.width);
			siblings.splice(place === -1 ? siblings.length : place, 0, part);
		}

		return part;
	}

	/** Where the changes stand now, for {@link undoTo}. */
	mark(): number {
		return this.#changes.length;
	}

	/** Take back every change since the mark. */
	undoTo(mark: number): void {
		while (this.#changes.length > mark) {
			const change = this.#changes.pop()!;
			if (change.type === 'move') {
				this.#shift(change.to, -change.count);
				this.#shift(change.from, change.count);
			} else {
				change.part.entries -= change.by;
				this.entries -= change.by;
			}
		}
	}

	/** Give a part one target location more. */
	addEntry(part: Part): void {
		this.#changeEntries(part, 1);
	}

	/**
	Take one target location from a part, moving its rows to where there is room.

	@returns Whether that was possible; if not, nothing has changed.
	*/
	removeEntry(part: Part): boolean {
		const mark = this.mark();
		let rest = part.rows - (part.entries - 1) * this.problem.capacity;
		// Rows that can't leave don't matter as long as enough others can.
		for (const rows of rest > 0 ? [...part.users] : []) {
			while (rest > 0 && rows.count > 0) {
				const moved = this.#moveOff(rows, part, rest);
				if (moved === 0) {
					break;
				}

				rest -= moved;
			}
		}

		if (rest > 0) {
			this.undoTo(mark);
			return false;
		}

		this.#changeEntries(part, -1);
		return true;
	}

	/** Every row as it is tiled now. */
	toTiling(): Tiling {
		const all = new Set<Rows>();
		for (const {users} of this.#parts.values()) {
			for (const rows of users) {
				all.add(rows);
			}
		}

		return [...all].map(({pattern, count, parts}) => ({pattern, count, parts: parts.map(({columns}) => columns)}));
	}

	/** Tile up to `limit` of these rows without the part. Returns how many were moved. */
	#moveOff(rows: Rows, without: Part, limit: number): number {
		const parts: Part[] = [];
		if (!this.#findTiling(this.problem.patterns[rows.pattern]!, without, rows, parts)) {
			return 0;
		}

		let count = Math.min(limit, rows.count);
		for (const part of parts) {
			if (!rows.parts.includes(part)) {
				count = Math.min(count, this.#roomOf(part));
			}
		}

		const to: Rows = {pattern: rows.pattern, count: 0, parts};
		this.#shift(rows, -count);
		this.#shift(to, count);
		this.#changes.push({type: 'move', from: rows, to, count});
		return count;
	}

	#findTiling(rest: ColumnSet, without: Part, rows: Rows, found: Part[]): boolean {
		for (const part of this.#byFirst[firstColumn(rest)]!) {
			if (this.stepsLeft-- <= 0) {
				return false;
			}

			if (
				part.columns > rest ||
				part === without ||
				!isWithin(part.columns, rest) ||
				(this.#roomOf(part) <= 0 && !rows.parts.includes(part))
			) {
				continue;
			}

			found.push(part);
			if (part.columns === rest || this.#findTiling(rest - part.columns, without, rows, found)) {
				return true;
			}

			found.pop();
		}

		return false;
	}

	#roomOf({entries, rows}: Part): number {
		return entries * this.problem.capacity - rows;
	}

	#changeEntries(part: Part, by: number): void {
		part.entries += by;
		this.entries += by;
		this.#changes.push({type: 'entries', part, by});
	}

	#shift(rows: Rows, by: number): void {
		rows.count += by;
		for (const part of rows.parts) {
			part.rows += by;
			if (rows.count === 0) {
				part.users.delete(rows);
			} else {
				part.users.add(rows);
			}
		}
	}
}
