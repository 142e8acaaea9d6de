import type {LocationGrid, LocationIndex} from '../grid/location-grid.ts';

/** A location that has begun, and its start in epoch milliseconds. */
export type Started = {readonly index: LocationIndex; readonly at: number};

/** How many durations are kept: the latest predict the next ones best. */
const mostDurations = 256;
/** Ended entries at the front of the list are removed when there are this many. */
const pruneFrom = 512;
/** New entries are inserted one by one into a list that is this many times as long, and merged with a shorter one. */
const fewOfMany = 256;
const unknown = 0;
const live = 1;
const ended = 2;

/**
The locations of a grid in the order they began, from the oldest that can still change, and when each of those that can was last read.

It belongs to the grid and is changed like it, at the cost of the changed rows only: the cost of a round must not grow with the size of the fan-out.
*/
export class StartIndex {
	/** When the newest of all began, epoch milliseconds; `null` where nothing has. */
	newest: number | null = null;
	/** How long the latest to end took, in milliseconds, in no order. */
	readonly durations: number[] = [];
	/** Those that can still change, and when each was last read, epoch milliseconds; `null` where it wasn't since it began. */
	readonly #live = new Map<LocationIndex, number | null>();
	#list: Started[] = [];
	/** New entries of this update, not in the list yet. */
	#fresh: Started[] = [];
	#head = 0;
	#known = new Uint8Array(0);
	#version = -1;
	#nextDuration = 0;
	/** The durations, the shortest first; `null` where another has come since. */
	#sorted: Float64Array | null = null;
	/** How many entries were removed that began in one second: the last second from which any were removed. */
	#removed = {second: 0, count: 0};

	/** Sorted by start, from the oldest that can still change; it includes later ones that have ended. */
	get started(): readonly Started[] {
		this.#removeFront();
		return this.#list;
	}

	/** How many have ended that began in the same second as the first of `started`: a listing from that second begins with them. */
	get endedBeside(): number {
		const [first] = this.started;
		return first !== undefined && secondOf(first) === this.#removed.second ? this.#removed.count : 0;
	}

	/** How long the latest to end took, in milliseconds, the shortest first. */
	get sortedDurations(): Float64Array {
		this.#sorted ??= Float64Array.from(this.durations).sort();
		return this.#sorted;
	}

	/** How many have begun and can still change. */
	get live(): number {
		return this.#live.size;
	}

	isLive(index: LocationIndex): boolean {
		return this.#live.has(index);
	}

	/** When a location that can still change was last read, epoch milliseconds; `null` for any other, and where it wasn't read since it began. */
	readAt(index: LocationIndex): number | null {
		return this.#live.get(index) ?? null;
	}

	/** Note that a location was read; one that can't change any more is never read again. */
	markRead(index: LocationIndex, now: number): void {
		if (this.#live.has(index)) {
			this.#live.set(index, now);
		}
	}

	update(grid: LocationGrid): void {
		if (grid.version === this.#version) {
			return;
		}

		for (let row = 0; row < grid.rowVersions.length; row++) {
			if (grid.rowVersions[row]! > this.#version) {
				this.#updateRow(grid, row);
			}
		}

		this.#version = grid.version;
		this.#merge();
		this.#prune();
	}

	#updateRow(grid: LocationGrid, row: number): void {
		for (let column = 0; column < grid.regions.length; column++) {
			const index = grid.indexAt(row, column);
			if (!grid.has(index)) {
				this.#forget(index);
			} else if (this.#known[index] !== (grid.hasEndedAt(index) ? ended : live)) {
				this.#take(grid, index);
			}
		}
	}

	/** Take in a location that may have begun since, or ended. */
	#take(grid: LocationGrid, index: LocationIndex): void {
		const at = grid.startedAt(index);
		if (Number.isNaN(at)) {
			return;
		}

		if ((this.#known[index] ?? unknown) === unknown) {
			this.#fresh.push({index, at});
		}

		if (!grid.hasEndedAt(index)) {
			this.#mark(index, live);
			this.#live.set(index, null);
			return;
		}

		this.#mark(index, ended);
		this.#live.delete(index);
		const endedAt = grid.endedAt(index);
		if (!Number.isNaN(endedAt)) {
			this.durations[this.#nextDuration] = endedAt - at;
			this.#sorted = null;
			this.#nextDuration = (this.#nextDuration + 1) % mostDurations;
		}
	}

	#mark(index: LocationIndex, what: number): void {
		if (index >= this.#known.length) {
			const grown = new Uint8Array(Math.max(1024, index + 1, this.#known.length * 2));
			grown.set(this.#known);
			this.#known = grown;
		}

		this.#known[index] = what;
	}

	/** A step has moved from its own row to its location. */
	#forget(index: LocationIndex): void {
		if ((this.#known[index] ?? unknown) !== unknown) {
			this.#known[index] = unknown;
			this.#live.delete(index);
			this.#list = this.#list.filter((one, place) => place >= this.#head && one.index !== index);
			this.#fresh = this.#fresh.filter(one => one.index !== index);
			this.#head = 0;
		}
	}

	/** Add the new entries to the list. They nearly always belong at its end; those of a fan-out that was just read have no order, and are merged at once. */
	#merge(): void {
		const fresh = this.#fresh.sort((a, b) => a.at - b.at);
		this.#fresh = [];
		const last = fresh.at(-1);
		if (last === undefined) {
			return;
		}

		this.newest = Math.max(this.newest ?? last.at, last.at);
		if (fresh.length * fewOfMany < this.#list.length) {
			for (const one of fresh) {
				this.#list.splice(this.#placeOf(one), 0, one);
			}

			return;
		}

		this.#removeFront();
		const known = this.#list;
		this.#list = [];
		let taken = 0;
		for (const one of fresh) {
			while (taken < known.length && known[taken]!.at <= one.at) {
				this.#list.push(known[taken++]!);
			}

			this.#list.push(one);
		}

		while (taken < known.length) {
			this.#list.push(known[taken++]!);
		}
	}

	/** The place after all that began no later. */
	#placeOf({at}: Started): number {
		let low = this.#head;
		let high = this.#list.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (this.#list[middle]!.at <= at) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}

		return low;
	}

	#prune(): void {
		while (this.#head < this.#list.length && !this.#live.has(this.#list[this.#head]!.index)) {
			this.#head++;
		}

		if (this.#head >= pruneFrom || this.#head === this.#list.length) {
			this.#removeFront();
		}
	}

	/** Remove what has ended from the front, and count those of the removed that began in the same second as the last. */
	#removeFront(): void {
		const removed = this.#list.splice(0, this.#head);
		this.#head = 0;
		const last = removed.at(-1);
		if (last !== undefined) {
			const second = secondOf(last);
			const count = removed.filter(one => secondOf(one) === second).length;
			this.#removed = {second, count: count + (this.#removed.second === second ? this.#removed.count : 0)};
		}
	}
}

/** The second in which a location began: AWS filters by whole seconds. */
export function secondOf({at}: Started): number {
	return Math.floor(at / 1000);
}

const indices = new WeakMap<LocationGrid, StartIndex>();

/** The index of a grid, up to date. */
export function startsOf(grid: LocationGrid): StartIndex {
	let index = indices.get(grid);
	if (index === undefined) {
		index = new StartIndex();
		indices.set(grid, index);
	}

	index.update(grid);
	return index;
}
