/**
The fewest disjoint rectangles that cover a 0/1 matrix exactly, by trying every way: each one-cell joins a rectangle begun before, or begins the next.

Independent of the product's own method, to hold it against. A rectangle may have at most `capacity` rows.

@param rows - The matrix, a bit for each column.
*/
export function findOptimum(rows: readonly number[], columns: number, capacity = 50): number {
	const cells: {row: number; column: number}[] = [];
	for (const [row, bits] of rows.entries()) {
		for (let column = 0; column < columns; column++) {
			if (bits & (1 << column)) {
				cells.push({row, column});
			}
		}
	}

	for (let count = cells.length === 0 ? 0 : 1; ; count++) {
		if (canCover(rows, cells, count, capacity)) {
			return count;
		}
	}
}

type Rectangle = {rows: number; columns: number};

function canCover(
	matrix: readonly number[],
	cells: readonly {row: number; column: number}[],
	count: number,
	capacity: number,
): boolean {
	const rectangles: Rectangle[] = [];
	/** Columns of each row that a rectangle begun so far takes. */
	const taken = new Array<number>(matrix.length).fill(0);

	const place = (position: number): boolean => {
		const cell = cells[position];
		if (cell === undefined) {
			return true;
		}

		if (taken[cell.row]! & (1 << cell.column)) {
			return place(position + 1);
		}

		for (let index = 0; index <= rectangles.length && index < count; index++) {
			const before = rectangles[index] ?? {rows: 0, columns: 0};
			const after = {rows: before.rows | (1 << cell.row), columns: before.columns | (1 << cell.column)};
			if (bitCount(after.rows) <= capacity && fits(matrix, taken, before, after)) {
				paint(taken, before, false);
				paint(taken, after, true);
				rectangles[index] = after;
				if (place(position + 1)) {
					return true;
				}

				paint(taken, after, false);
				paint(taken, before, true);
				if (before.rows === 0) {
					rectangles.pop();
				} else {
					rectangles[index] = before;
				}
			}
		}

		return false;
	};

	return place(0);
}

/** Whether every cell that the rectangle gains is a one and free. */
function fits(matrix: readonly number[], taken: readonly number[], before: Rectangle, after: Rectangle): boolean {
	return matrix.every((bits, row) => {
		if (!(after.rows & (1 << row))) {
			return true;
		}

		const gained = before.rows & (1 << row) ? after.columns & ~before.columns : after.columns;
		return (bits & gained) === gained && (taken[row]! & gained) === 0;
	});
}

function paint(taken: number[], {rows, columns}: Rectangle, isTaken: boolean): void {
	for (let row = 0; row < taken.length; row++) {
		if (rows & (1 << row)) {
			taken[row] = isTaken ? taken[row]! | columns : taken[row]! & ~columns;
		}
	}
}

function bitCount(bits: number): number {
	let count = 0;
	for (let rest = bits; rest !== 0; rest &= rest - 1) {
		count++;
	}

	return count;
}
