import type {LocationGrid} from './location-grid.ts';

/** Compute a value for a row of a grid, or return the one computed before. It is computed again only when the row has changed, as an update changes a few rows of thousands. */
export type RememberRow<V> = (grid: LocationGrid, row: number, compute: () => V) => V;

/** Create a memory for one kind of value. The values of a grid are forgotten together with the grid. */
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
