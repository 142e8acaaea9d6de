import type {LocationGrid} from '../grid/location-grid.ts';
import {createMemory} from '../grid/remember.ts';
import {severityCount} from '../grid/severity.ts';
import type {MatrixLayout, MatrixRow} from './layout.ts';
import type {Matcher} from './matcher.ts';

/** Lines of the matrix in which each character stands for several locations. */
export type Blocks = {
	/** Worst severity, line by line; 0 where there is no location. */
	readonly worst: Uint8Array;
	/** Locations by severity, nine numbers a line, the total first. */
	readonly counts: Int32Array;
	readonly cells: number;
};

const rememberOverview = createMemory<Blocks>();
const rememberGroup = createMemory<Blocks>();

/** Sum up the whole layout in blocks. Remembered until a location changes. */
export function sumOverview(
	grid: LocationGrid,
	layout: MatrixLayout,
	matcher: Matcher,
	rowsPerLine: number,
	columnsPerCell: number,
): Blocks {
	return rememberOverview(layout, [grid.version, matcher, rowsPerLine, columnsPerCell], () => {
		const lines: number[][] = [];
		for (const [place, row] of layout.rows.entries()) {
			const line = Math.floor(place / rowsPerLine);
			lines[line] ??= [];
			lines[line].push(...accountsOf(row));
		}

		return sumLines(grid, layout.columns, matcher, lines, columnsPerCell);
	});
}

/** Sum up the accounts of an OU's row: one line. Remembered until a location changes. */
export function sumGroup(grid: LocationGrid, layout: MatrixLayout, matcher: Matcher, row: MatrixRow): Blocks {
	const {columns} = layout;
	const accounts = row.kind === 'ou' ? row.accounts : [row.account];
	return rememberGroup(row, [grid.version, matcher, columns], () => sumLines(grid, columns, matcher, [accounts], 1));
}

/** An unfolded OU's accounts have rows of their own. */
function accountsOf(row: MatrixRow): readonly number[] {
	return row.kind === 'account' ? [row.account] : row.isFolded ? row.accounts : [];
}

function sumLines(
	grid: LocationGrid,
	columns: readonly number[],
	matcher: Matcher,
	lines: ReadonlyArray<readonly number[] | undefined>,
	columnsPerCell: number,
): Blocks {
	const cells = Math.ceil(columns.length / columnsPerCell);
	const {shown} = matcher;
	const worst = new Uint8Array(lines.length * cells);
	const counts = new Int32Array(lines.length * severityCount);
	for (const [line, accounts = []] of lines.entries()) {
		const total = line * severityCount;
		for (const account of accounts) {
			// This runs for every location of a large fan-out, so nothing is made in it.
			for (let place = 0; place < columns.length; place++) {
				const severity = shown.severityAt(grid.indexAt(account, columns[place]!));
				if (severity !== 0) {
					const cell = line * cells + Math.floor(place / columnsPerCell);
					worst[cell] = worst[cell] === 0 ? severity : Math.min(worst[cell]!, severity);
					counts[total]!++;
					counts[total + severity]!++;
				}
			}
		}
	}

	return {worst, counts, cells};
}
