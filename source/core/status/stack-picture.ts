import {type Stack, type StackedClass, stackedClasses} from './timeline.ts';

/** The content of one cell of a picture, from the bottom: `lower` fills this many eighths of it, `upper` the rest. `null` is what has not begun. */
export type StackCell = {
	readonly lower: StackedClass | null;
	readonly upper: StackedClass | null;
	/** From 1 to 8; 8 where all of the cell is `lower`. */
	readonly eighths: number;
};

/** The kinds by importance, where a cell has no room for all. */
const bySeverity: readonly StackedClass[] = ['failed', 'waiting', 'unclear', 'cancelled', 'running', 'succeeded'];

/**
Draw counts over time as a stacked area, true to scale.

@param total - The count at full height.
@param grain - How many parts a row has: 8, or 1 where a cell is one letter.
@returns Rows from the top down, a cell for each slice.
*/
export function drawStack(
	stack: Stack,
	{
		total,
		rows,
		slices,
		grain,
	}: {
		readonly total: number;
		readonly rows: number;
		readonly slices: number;
		readonly grain: 1 | 8;
	},
): ReadonlyArray<readonly StackCell[]> {
	const columns = Array.from({length: slices}, (_, slice) => {
		const counts = stackedClasses.map(one => stack[one][slice]!);
		const heights = shareHeight(counts, total, rows * grain);
		return cutIntoCells(heights, rows, grain);
	});
	return Array.from({length: rows}, (_, row) => columns.map(column => column[rows - 1 - row]!));
}

/**
Divide a height among counts in proportion to the total.

Every kind above 0 shows, by one part at least, as long as there are parts for all; the largest gives its parts up.
*/
export function shareHeight(counts: readonly number[], total: number, height: number): readonly number[] {
	let [sum, reached] = [0, 0];
	const heights = counts.map(count => {
		sum += count;
		const top = total === 0 ? 0 : Math.round((sum / total) * height);
		const own = top - reached;
		reached = top;
		return own;
	});
	for (const one of bySeverity) {
		const at = stackedClasses.indexOf(one);
		if (counts[at]! > 0 && heights[at] === 0) {
			const isRoom = reached < height;
			const largest = heights.indexOf(Math.max(...heights));
			if (isRoom) {
				reached++;
			} else if (heights[largest]! > 1) {
				heights[largest]!--;
			} else {
				continue;
			}

			heights[at] = 1;
		}
	}

	return heights;
}

function cutIntoCells(heights: readonly number[], rows: number, grain: number): readonly StackCell[] {
	const cells: StackCell[] = [];
	for (let row = 0; row < rows; row++) {
		cells.push(cutCell(heights, row * grain, grain));
	}

	return cells;
}

/** A cell shows two kinds: of more than two the worst, and the one that fills most of the rest. */
function cutCell(heights: readonly number[], bottom: number, grain: number): StackCell {
	const parts: Array<{readonly kind: StackedClass | null; readonly size: number}> = [];
	let reached = 0;
	for (const [at, height] of heights.entries()) {
		const size = Math.min(reached + height, bottom + grain) - Math.max(reached, bottom);
		reached += height;
		if (size > 0) {
			parts.push({kind: stackedClasses[at]!, size});
		}
	}

	const filled = parts.reduce((sum, {size}) => sum + size, 0);
	if (filled < grain) {
		parts.push({kind: null, size: grain - filled});
	}

	if (parts.length === 1) {
		return {lower: parts[0]!.kind, upper: parts[0]!.kind, eighths: 8};
	}

	const worst = bySeverity.find(one => parts.some(({kind}) => kind === one))!;
	const rest = parts.filter(({kind}) => kind !== worst).sort((a, b) => b.size - a.size)[0]!;
	const [lower, upper] = parts.filter(({kind}) => kind === worst || kind === rest.kind);
	const share = lower!.size / (lower!.size + upper!.size);
	return {
		lower: lower!.kind,
		upper: upper!.kind,
		eighths: Math.max(1, Math.min(7, Math.round(share * 8))),
	};
}

/** Draw values as bars in this many rows, from the top: for each cell how many eighths of it are filled. A value above 0 always shows. */
export function drawBars(values: readonly number[], most: number, rows: number): ReadonlyArray<readonly number[]> {
	const heights = values.map(value =>
		value <= 0 || most <= 0 ? 0 : Math.max(1, Math.min(rows * 8, Math.round((value / most) * rows * 8))),
	);
	return Array.from({length: rows}, (_, row) => {
		const bottom = (rows - 1 - row) * 8;
		return heights.map(height => Math.max(0, Math.min(8, height - bottom)));
	});
}
