import {countBits, regionCapacity, type Selection} from './selection.ts';

/** What painting does to a location: select it, clear it, or turn it round. */
export type Stroke = 'select' | 'clear' | 'invert';

/**
Paint accounts × Regions, by index: a cell, a row, a column, an OU's accounts, a range.

@returns A new selection; the same one where nothing changes. Indices beyond the axes are left out.
*/
export function paint(
	selection: Selection,
	accounts: Iterable<number>,
	columns: Iterable<number>,
	stroke: Stroke,
): Selection {
	const {axes} = selection;
	const mask = new Uint32Array(regionCapacity / 32);
	for (const column of columns) {
		if (column >= 0 && column < axes.regions.length) {
			mask[column >> 5]! |= 1 << (column & 31);
		}
	}

	const words = selection.words.slice();
	for (const account of accounts) {
		if (account >= 0 && account < axes.accountIds.length) {
			for (const [half, bits] of mask.entries()) {
				const index = account * 2 + half;
				const before = words[index]!;
				words[index] = stroke === 'select' ? before | bits : stroke === 'clear' ? before & ~bits : before ^ bits;
			}
		}
	}

	const isSame = words.every((word, index) => word === selection.words[index]);
	return isSame ? selection : {axes, words, size: countBits(words)};
}

/**
Paint the way a key does: clear where everything is selected already, else select the rest.

@see paint
*/
export function toggle(selection: Selection, accounts: Iterable<number>, columns: Iterable<number>): Selection {
	const [rows, regions] = [[...accounts], [...columns]];
	const selected = paint(selection, rows, regions, 'select');
	return selected === selection ? paint(selection, rows, regions, 'clear') : selected;
}

/** Select exactly what isn't selected. */
export function invert(selection: Selection): Selection {
	return paint(selection, selection.axes.accountIds.keys(), selection.axes.regions.keys(), 'invert');
}

/** Indices from one to another, both included, in either direction: the rows or columns of a range. */
export function rangeOf(from: number, to: number): number[] {
	const first = Math.min(from, to);
	return Array.from({length: Math.abs(from - to) + 1}, (_, offset) => first + offset);
}

/** How many locations of an account are selected. */
export function countInRow({words}: Selection, account: number): number {
	return countBits(words.subarray(account * 2, account * 2 + 2));
}

/** How many locations of a Region are selected. */
export function countInColumn({words}: Selection, column: number): number {
	let count = 0;
	for (let index = column >> 5; index < words.length; index += 2) {
		count += (words[index]! >>> (column & 31)) & 1;
	}

	return count;
}
