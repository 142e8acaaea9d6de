/**
A set of up to 50 columns as bits of an integer below 2^50.

Numbers rather than `bigint`, as they are a hundred times faster and make good map keys: the union of disjoint sets is `+`, taking a subset out is `-`; only what can't be said that way has a function here.
*/
export type ColumnSet = number;

/** The most columns that a set has room for; also the most Regions of a target location. */
export const columnCapacity = 50;

const half = 2 ** 25;
const largestInt = 0x7fff_ffff;

/** The set of one column. */
export function columnAt(index: number): ColumnSet {
	return 2 ** index;
}

/** Columns that are in both sets. */
export function intersect(a: ColumnSet, b: ColumnSet): ColumnSet {
	if (a <= largestInt && b <= largestInt) {
		return a & b;
	}

	const highA = Math.floor(a / half);
	const highB = Math.floor(b / half);
	return (highA & highB) * half + ((a - highA * half) & (b - highB * half));
}

/** Whether every column of `inner` is in `outer`. */
export function isWithin(inner: ColumnSet, outer: ColumnSet): boolean {
	return intersect(inner, outer) === inner;
}

/** Index of the first column. The set must not be empty. */
export function firstColumn(set: ColumnSet): number {
	if (set <= largestInt) {
		return 31 - Math.clz32(set & -set);
	}

	const high = Math.floor(set / half);
	const low = set - high * half;
	return low === 0 ? 25 + 31 - Math.clz32(high & -high) : 31 - Math.clz32(low & -low);
}

/** How many columns are in the set. */
export function countColumns(set: ColumnSet): number {
	const high = Math.floor(set / half);
	return countWord(high) + countWord(set - high * half);
}

/** Indices of the columns, in order. */
export function listColumns(set: ColumnSet): number[] {
	const columns: number[] = [];
	for (let rest = set; rest > 0; ) {
		const column = firstColumn(rest);
		columns.push(column);
		rest -= columnAt(column);
	}

	return columns;
}

function countWord(word: number): number {
	let bits = word - ((word >>> 1) & 0x5555_5555);
	bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333);
	return (((bits + (bits >>> 4)) & 0x0f0f_0f0f) * 0x0101_0101) >>> 24;
}
