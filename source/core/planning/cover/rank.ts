import {type ColumnSet, listColumns} from './column-set.ts';
import type {Problem} from './problem.ts';

/** A prime whose square a double holds exactly. The rank modulo a prime never exceeds the real one, so it bounds just as safely. */
const prime = 65_521;

/**
The space that a few column sets span, one vector at a time.

Disjoint rectangles add up to the matrix, each of rank 1, so no cover has fewer of them than the matrix has rank.
*/
class Span {
	/** Reduced vectors by the column of their leading 1. */
	readonly #rows: (Int32Array | undefined)[];
	readonly #order: number[] = [];
	readonly #columns: number;

	constructor(columns: number) {
		this.#columns = columns;
		this.#rows = new Array(columns).fill(undefined);
	}

	get dimension(): number {
		return this.#order.length;
	}

	/** Take a set in. Returns whether the dimension grew. */
	add(set: ColumnSet): boolean {
		const vector = new Int32Array(this.#columns);
		for (const column of listColumns(set)) {
			vector[column] = 1;
		}

		for (let column = 0; column < this.#columns; column++) {
			const factor = vector[column]!;
			if (factor === 0) {
				continue;
			}

			const row = this.#rows[column];
			if (row === undefined) {
				scale(vector, inverse(factor));
				this.#rows[column] = vector;
				this.#order.push(column);
				return true;
			}

			for (let other = column; other < this.#columns; other++) {
				vector[other] = (vector[other]! + (prime - factor) * row[other]!) % prime;
			}
		}

		return false;
	}

	/** Undo the last `add` that grew the dimension. */
	removeLast(): void {
		this.#rows[this.#order.pop()!] = undefined;
	}
}

/**
Fewest target locations that any cover of the problem can have: the matrix's rank, or what its fullest column needs, whichever is more.
*/
export function lowerBound({patterns, counts, columns, capacity}: Problem): number {
	const span = new Span(columns);
	const rowsOfColumn = new Array<number>(columns).fill(0);
	for (const [index, pattern] of patterns.entries()) {
		if (span.dimension < columns) {
			span.add(pattern);
		}

		for (const column of listColumns(pattern)) {
			rowsOfColumn[column]! += counts[index]!;
		}
	}

	return Math.max(span.dimension, ...rowsOfColumn.map(rows => Math.ceil(rows / capacity)));
}

function scale(vector: Int32Array, factor: number): void {
	for (let index = 0; index < vector.length; index++) {
		vector[index] = (vector[index]! * factor) % prime;
	}
}

function inverse(value: number): number {
	let result = 1;
	let base = value;
	for (let exponent = prime - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
		if (exponent % 2 === 1) {
			result = (result * base) % prime;
		}

		base = (base * base) % prime;
	}

	return result;
}
