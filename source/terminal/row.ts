/**
Looks along one row of a screen, or of two that are to become the same.
*/

import type {CellGrid} from './cell-grid.ts';
import {blank} from './glyph.ts';
import {defaultStyle} from './style.ts';

/** The first column from `x` on where the pictures differ, or the number of columns. */
export function nextChange(front: CellGrid, back: CellGrid, y: number, x: number): number {
	const end = (y + 1) * back.columns;
	let index = y * back.columns + x;
	while (index < end && isSame(front, back, index)) {
		index++;
	}

	return index - y * back.columns;
}

/** The last column from `x` to before `end` where they differ, or the one before `x`. */
export function lastChange(front: CellGrid, back: CellGrid, y: number, x: number, end: number): number {
	const first = y * back.columns + x;
	let index = y * back.columns + end - 1;
	while (index >= first && isSame(front, back, index)) {
		index--;
	}

	return index - y * back.columns;
}

/** How many cells differ. */
export function countChanges(front: CellGrid, back: CellGrid): number {
	let changes = 0;
	for (let index = 0; index < back.glyphs.length; index++) {
		if (!isSame(front, back, index)) {
			changes++;
		}
	}

	return changes;
}

const isSame = (front: CellGrid, back: CellGrid, index: number): boolean =>
	front.glyphs[index] === back.glyphs[index] && front.styles[index] === back.styles[index];

const isDefaultBlank = ({glyphs, styles}: CellGrid, index: number): boolean =>
	glyphs[index] === blank && styles[index] === defaultStyle;

/** The column behind the last cell that isn't a blank in the default style. */
export function findTextEnd(cells: CellGrid, y: number): number {
	let x = cells.columns;
	while (x > 0 && isDefaultBlank(cells, y * cells.columns + x - 1)) {
		x--;
	}

	return x;
}

/** The column behind the blanks that begin at `x`; `x` if there are none. */
export function blanksEnd(cells: CellGrid, y: number, x: number, limit: number): number {
	let end = x;
	while (end < limit && isDefaultBlank(cells, y * cells.columns + end)) {
		end++;
	}

	return end;
}
