import type {LocationGrid} from './location-grid.ts';

/** Compute something of a row of a grid, or take what was computed before: it is computed again when the row has changed, as an update changes a few rows of thousands. */
export type RememberRow<V> = (grid: LocationGrid, row: number, compute: () => V) => V;

/** Create a memory for one kind of result; a grid's results are forgotten with it. */
export function createRowMemory<V>(): RememberRow<V> {
	const known = new WeakMap<LocationGrid, Array<{readonly version: number; readonly value: V}>>();
	return (grid, row, compute) => {
		let rows = known.get(grid);
		if (rows === undefined) {
			rows = [];
			known.set(grid, rows);
		}

		const version = grid.rowVersions[row] ?? 0;
		const last = rows[row];
		if (last?.version === version) {
			return last.value;
		}

		const value = compute();
		rows[row] = {version, value};
		return value;
	};
}
