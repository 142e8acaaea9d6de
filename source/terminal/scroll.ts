/**
Finds out whether a new picture is the old one with some rows moved: then two short sequences (DECSTBM, SU/SD) do what would take a repaint of every row.
*/

import type {CellGrid} from './cell-grid.ts';
import {blank} from './glyph.ts';

/** Rows `top` to `bottom`, both included, move up by `delta` rows; down where it is negative. */
export type Scroll = {readonly top: number; readonly bottom: number; readonly delta: number};

// A scroll takes 13 to 17 bytes; a cell that needn't be written saves one at least.
const leastCellsSaved = 24;
const leastRows = 3;

/**
The scroll that saves the most cells, or `undefined` where none is worth its bytes.

@param changedRows - The rows that differ; whatever moves is among them.
@param hint - A move that the painter knows it made, tried before rows are compared.
*/
export function findScroll(
	front: CellGrid,
	back: CellGrid,
	changedRows: readonly number[],
	hint?: number,
): Scroll | undefined {
	if (changedRows.length < leastRows) {
		return undefined;
	}

	const delta = hint ?? mostVotedDelta(front, back, changedRows);
	return delta === undefined || delta === 0 ? undefined : bestRegion(front, back, delta);
}

/** By how far most rows that reappear have moved. */
function mostVotedDelta(front: CellGrid, back: CellGrid, changedRows: readonly number[]): number | undefined {
	const rowsByHash = new Map<number, number>();
	for (const y of changedRows) {
		const hash = hashRow(front, y);
		// Rows that look alike say nothing about where they came from.
		rowsByHash.set(hash, rowsByHash.has(hash) ? -1 : y);
	}

	const votes = new Map<number, number>();
	let winner: number | undefined;
	for (const y of changedRows) {
		const from = rowsByHash.get(hashRow(back, y));
		if (from !== undefined && from !== -1) {
			const count = (votes.get(from - y) ?? 0) + 1;
			votes.set(from - y, count);
			if (count > (winner === undefined ? 0 : (votes.get(winner) ?? 0))) {
				winner = from - y;
			}
		}
	}

	return winner;
}

/** The run of rows for which moving by `delta` saves the most cells. */
function bestRegion(front: CellGrid, back: CellGrid, delta: number): Scroll | undefined {
	let best = 0;
	let bestFirst = 0;
	let bestLast = -1;
	let sum = 0;
	let first = 0;
	for (let y = Math.max(0, -delta); y < Math.min(back.rows, back.rows - delta); y++) {
		if (sum <= 0) {
			sum = 0;
			first = y;
		}

		sum += sameCells(front, y + delta, back, y) - sameCells(front, y, back, y);
		if (sum > best) {
			best = sum;
			bestFirst = first;
			bestLast = y;
		}
	}

	if (bestLast < 0) {
		return undefined;
	}

	const top = Math.min(bestFirst, bestFirst + delta);
	const bottom = Math.max(bestLast, bestLast + delta);
	let saved = best;
	for (let y = top; y <= bottom; y++) {
		if (y < bestFirst || y > bestLast) {
			saved += blankCells(back, y) - sameCells(front, y, back, y);
		}
	}

	return saved >= leastCellsSaved ? {top, bottom, delta} : undefined;
}

/** Do to a screen what the terminal does: move the rows, blank what comes in. */
export function applyScroll(cellGrid: CellGrid, {top, bottom, delta}: Scroll): void {
	const {columns} = cellGrid;
	const start = top * columns;
	const end = (bottom + 1) * columns;
	const shift = Math.abs(delta) * columns;
	for (const [cells, filler] of [
		[cellGrid.glyphs, blank],
		[cellGrid.styles, 0],
	] as const) {
		if (delta > 0) {
			cells.copyWithin(start, start + shift, end);
			cells.fill(filler, end - shift, end);
		} else {
			cells.copyWithin(start + shift, start, end - shift);
			cells.fill(filler, start, start + shift);
		}
	}
}

function hashRow({columns, glyphs, styles}: CellGrid, y: number): number {
	let hash = 0;
	for (let index = y * columns; index < (y + 1) * columns; index++) {
		hash = Math.imul(hash ^ glyphs[index]!, 0x01_00_01_93) ^ Math.imul(styles[index]!, 0x9e_37_79_b1);
		hash ^= hash >>> 15;
	}

	return hash;
}

function sameCells(a: CellGrid, rowOfA: number, b: CellGrid, rowOfB: number): number {
	let same = 0;
	let indexOfB = rowOfB * b.columns;
	for (let index = rowOfA * a.columns; index < (rowOfA + 1) * a.columns; index++, indexOfB++) {
		if (a.glyphs[index] === b.glyphs[indexOfB] && a.styles[index] === b.styles[indexOfB]) {
			same++;
		}
	}

	return same;
}

function blankCells({columns, glyphs, styles}: CellGrid, y: number): number {
	let blanks = 0;
	for (let index = y * columns; index < (y + 1) * columns; index++) {
		if (glyphs[index] === blank && styles[index] === 0) {
			blanks++;
		}
	}

	return blanks;
}
