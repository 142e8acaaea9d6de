import type {LocationGrid, LocationIndex} from '../grid/location-grid.ts';
import {createRowMemory} from '../grid/remember-rows.ts';
import {severityOfClass} from '../grid/severity.ts';
import {causeAt} from './cause-at.ts';

/** The locations of a row that failed or were cancelled, by cause, in the grid's order. */
type RowCauses = ReadonlyMap<string, readonly LocationIndex[]>;

const none: RowCauses = new Map();
const troubled = (['failed', 'cancelled', 'unclear'] as const).map(severityOfClass);
const rememberRow = createRowMemory<RowCauses>();

/** Group the failed locations of a row by cause. A row is read again only when it has changed. */
export function causesOfRow(grid: LocationGrid, row: number): RowCauses {
	return rememberRow(grid, row, () => readRow(grid, row));
}

/** Count the failed locations of some rows by cause. */
export function countCauses(grid: LocationGrid, rows: Iterable<number>): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const row of rows) {
		for (const [cause, indices] of causesOfRow(grid, row)) {
			counts.set(cause, (counts.get(cause) ?? 0) + indices.length);
		}
	}

	return counts;
}

function readRow(grid: LocationGrid, row: number): RowCauses {
	if (troubled.every(severity => grid.tally.inRow(row, severity) === 0)) {
		return none;
	}

	const causes = new Map<string, LocationIndex[]>();
	for (let column = 0; column < grid.regions.length; column++) {
		const index = grid.indexAt(row, column);
		const cause = causeAt(grid, index);
		if (cause !== null) {
			causes.set(cause, [...(causes.get(cause) ?? []), index]);
		}
	}

	return causes;
}
