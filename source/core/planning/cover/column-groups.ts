import {type ColumnSet, columnAt, intersect, listColumns} from './column-set.ts';
import type {Problem, Tiling} from './problem.ts';

/** Columns that are tiled together: a row's part is what it has of them. */
type Group = {
	readonly columns: ColumnSet;
	/** By pattern: which part of the group it has; 0 for none. */
	readonly partOf: Int32Array;
	readonly partCount: number;
	readonly entries: number;
};

/**
Tile by groups of columns: each row's parts are what it has of each group.

One group is the cover by rows, a group for each column the cover by columns; for thousands of ragged rows the best lies between, since few distinct parts fill their target locations. Groups are merged while that saves most, then columns are moved between them.
*/
export function tileByColumnGroups(problem: Problem): Tiling {
	const tally = new Tally(problem);
	let groups = Array.from({length: problem.columns}, (_, column) => tally.group(columnAt(column)));
	groups = mergeGroups(groups, tally);
	groups = moveColumns(groups, tally);
	return problem.patterns.map((pattern, index) => ({
		pattern: index,
		count: problem.counts[index]!,
		parts: groups.map(({columns}) => intersect(pattern, columns)).filter(part => part !== 0),
	}));
}

function mergeGroups(start: readonly Group[], tally: Tally): Group[] {
	const groups = [...start];
	const savings = new Map<Group, Map<Group, number>>();
	while (groups.length > 1) {
		let best = {saving: 0, a: -1, b: -1};
		for (let a = 0; a < groups.length; a++) {
			for (let b = a + 1; b < groups.length; b++) {
				const saving = saveByMerging(groups[a]!, groups[b]!, tally, savings);
				if (saving > best.saving) {
					best = {saving, a, b};
				}
			}
		}

		if (best.a === -1) {
			break;
		}

		const merged = tally.merge(groups[best.a]!, groups[best.b]!);
		groups.splice(best.b, 1);
		groups.splice(best.a, 1, merged);
	}

	return groups;
}

function saveByMerging(a: Group, b: Group, tally: Tally, known: Map<Group, Map<Group, number>>): number {
	let row = known.get(a);
	if (row === undefined) {
		row = new Map();
		known.set(a, row);
	}

	let saving = row.get(b);
	if (saving === undefined) {
		const separate = a.entries + b.entries;
		saving = separate - tally.entriesOfMerged(a, b, separate);
		row.set(b, saving);
	}

	return saving;
}

function moveColumns(start: readonly Group[], tally: Tally): Group[] {
	let groups = [...start];
	for (const column of groups.flatMap(({columns}) => listColumns(columns))) {
		const home = groups.findIndex(({columns}) => intersect(columns, columnAt(column)) !== 0);
		const from = groups[home]!;
		if (from.columns === columnAt(column)) {
			continue;
		}

		const single = tally.group(columnAt(column));
		const rest = tally.group(from.columns - columnAt(column));
		let best = {saving: from.entries - rest.entries - single.entries, to: -1};
		for (const [index, group] of groups.entries()) {
			if (index !== home) {
				const before = from.entries + group.entries - rest.entries;
				const saving = before - tally.entriesOfMerged(group, single, before);
				best = saving > best.saving ? {saving, to: index} : best;
			}
		}

		if (best.saving > 0) {
			const moved = best.to === -1 ? single : tally.merge(groups[best.to]!, single);
			groups = [...groups.filter((_, index) => index !== home && index !== best.to), rest, moved];
		}
	}

	return groups;
}

/** Counts the target locations of column groups over the rows of one problem, without allocating for each count. */
class Tally {
	readonly #patterns: readonly ColumnSet[];
	readonly #counts: Int32Array;
	readonly #capacity: number;
	/** An open-addressed table from a pair of parts to its rows; a slot is empty unless it has this round's stamp. */
	readonly #keys: Float64Array;
	readonly #rows: Int32Array;
	readonly #stamps: Int32Array;
	readonly #mask: number;
	#stamp = 0;

	constructor({patterns, counts, capacity}: Problem) {
		this.#patterns = patterns;
		this.#counts = Int32Array.from(counts);
		this.#capacity = capacity;
		const size = 2 ** Math.ceil(Math.log2(patterns.length * 2 + 2));
		this.#keys = new Float64Array(size);
		this.#rows = new Int32Array(size);
		this.#stamps = new Int32Array(size);
		this.#mask = size - 1;
	}

	group(columns: ColumnSet): Group {
		const ids = new Map<ColumnSet, number>([[0, 0]]);
		const rows: number[] = [0];
		const partOf = new Int32Array(this.#patterns.length);
		for (const [index, pattern] of this.#patterns.entries()) {
			const part = intersect(pattern, columns);
			let id = ids.get(part);
			if (id === undefined) {
				id = ids.size;
				ids.set(part, id);
				rows.push(0);
			}

			partOf[index] = id;
			rows[id]! += this.#counts[index]!;
		}

		rows[0] = 0;
		const entries = rows.reduce((sum, count) => sum + Math.ceil(count / this.#capacity), 0);
		return {columns, partOf, partCount: ids.size, entries};
	}

	merge(a: Group, b: Group): Group {
		return this.group(a.columns + b.columns);
	}

	/** Target locations of both groups as one; stops counting at `limit`. */
	entriesOfMerged(a: Group, b: Group, limit: number): number {
		this.#stamp++;
		let entries = 0;
		for (let index = 0; index < a.partOf.length && entries < limit; index++) {
			const key = a.partOf[index]! * b.partCount + b.partOf[index]!;
			if (key === 0) {
				continue;
			}

			const slot = this.#find(key);
			const before = this.#rows[slot]!;
			const after = before + this.#counts[index]!;
			this.#rows[slot] = after;
			entries += Math.ceil(after / this.#capacity) - Math.ceil(before / this.#capacity);
		}

		return entries;
	}

	#find(key: number): number {
		let slot = (Math.imul(key % 0x7fff_ffff, 0x9e37_79b1) >>> 7) & this.#mask;
		while (this.#stamps[slot] === this.#stamp && this.#keys[slot] !== key) {
			slot = (slot + 1) & this.#mask;
		}

		if (this.#stamps[slot] !== this.#stamp) {
			this.#stamps[slot] = this.#stamp;
			this.#keys[slot] = key;
			this.#rows[slot] = 0;
		}

		return slot;
	}
}
