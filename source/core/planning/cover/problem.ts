import type {ColumnSet} from './column-set.ts';

/**
What is left of a selection once equal rows and equal columns are merged: which pattern of columns occurs in how many rows.

A *tiling* splits a pattern into disjoint sets of columns, its *parts*. All rows that use the same part share target locations, `capacity` rows each; so the task is to tile every row such that the sum over the parts of ⌈rows ÷ capacity⌉ is least. That is the disjoint covering of a 0/1 matrix by rectangles, whose rows and columns need not be neighbours (a biclique partition, NP-hard in general).
*/
export type Problem = {
	/** Distinct, not empty. */
	readonly patterns: readonly ColumnSet[];
	/** Rows with each pattern, at least 1. */
	readonly counts: readonly number[];
	/** How many columns the patterns use: bits 0 to `columns - 1`. */
	readonly columns: number;
	/** The most rows of one target location. */
	readonly capacity: number;
};

/** Some rows of one pattern, all tiled the same way. */
type TiledRows = {
	/** Index into the problem's patterns. */
	readonly pattern: number;
	readonly count: number;
	readonly parts: readonly ColumnSet[];
};

/** How every row of a problem is tiled. */
export type Tiling = readonly TiledRows[];

/** Target locations that a tiling needs. */
export function countEntries(tiling: Tiling, capacity: number): number {
	const rows = new Map<ColumnSet, number>();
	for (const {count, parts} of tiling) {
		for (const part of parts) {
			rows.set(part, (rows.get(part) ?? 0) + count);
		}
	}

	let entries = 0;
	for (const count of rows.values()) {
		entries += Math.ceil(count / capacity);
	}

	return entries;
}

/** Every row as one part: the cover by equal rows. */
export function tileByRow({patterns, counts}: Problem): Tiling {
	return patterns.map((columns, pattern) => ({pattern, count: counts[pattern]!, parts: [columns]}));
}
