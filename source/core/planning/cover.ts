import {type ColumnSet, columnAt, columnCapacity, listColumns} from './cover/column-set.ts';
import {type Component, expandColumns, reduceRows} from './cover/reduce.ts';
import {solveProblem} from './cover/solve.ts';
import {type Selection, selectLocations} from './selection.ts';

/** The most accounts of one target location (API model 2014-11-06). */
const accountsPerTargetLocation = 50;
/** The most Regions of one target location. */
const regionsPerTargetLocation = columnCapacity;
/** One target location of a cover: every account in every Region. */
export type CoverEntry = {readonly Accounts: readonly string[]; readonly Regions: readonly string[]};

/**
Cover a selection with target locations: one rectangle of accounts × Regions each.

Systems Manager runs every account of an entry in every Region of it, so a ragged selection needs several entries. The cover is exact: no location outside the selection, none twice. The fewest entries wherever that can be proved quickly (full rectangles, with holes, a few ragged rows or columns, clustered failures), few otherwise; the same selection always gets the same cover.

@param accountLimit - The most accounts of an entry.
@returns Entries of at most 50 accounts and 50 Regions, most locations first. Empty for an empty selection.
@see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_TargetLocation.html
*/
export function coverSelection(
	selection: Selection,
	accountLimit: number = accountsPerTargetLocation,
): readonly CoverEntry[] {
	const {accountIds, regions} = selection.axes;
	const used = regions.flatMap((_, column) => (hasColumn(selection, column) ? [column] : []));
	const entries: CoverEntry[] = [];
	for (let first = 0; first < used.length; first += regionsPerTargetLocation) {
		const columns = used.slice(first, first + regionsPerTargetLocation);
		for (const component of reduceRows(readRows(selection, columns), accountLimit)) {
			for (const {rows, set} of listRectangles(component)) {
				entries.push({
					Accounts: rows.map(row => accountIds[row]!),
					Regions: listColumns(set).map(column => regions[columns[column]!]!),
				});
			}
		}
	}

	return entries.sort((a, b) => countLocations(b) - countLocations(a));
}

/**
Cover a list of locations, in any order; duplicates count once.

@see coverSelection
*/
export function coverLocations(locations: Parameters<typeof selectLocations>[0]): readonly CoverEntry[] {
	return coverSelection(selectLocations(locations));
}

/** Locations of one entry. */
export function countLocations({Accounts, Regions}: CoverEntry): number {
	return Accounts.length * Regions.length;
}

function hasColumn({words}: Selection, column: number): boolean {
	const bit = 1 << (column & 31);
	for (let index = column >> 5; index < words.length; index += 2) {
		if ((words[index]! & bit) !== 0) {
			return true;
		}
	}

	return false;
}

function readRows({axes, words}: Selection, columns: readonly number[]): Float64Array {
	const rows = new Float64Array(axes.accountIds.length);
	for (const [bit, column] of columns.entries()) {
		const value = columnAt(bit);
		const mask = 1 << (column & 31);
		for (let row = 0; row < rows.length; row++) {
			if ((words[row * 2 + (column >> 5)]! & mask) !== 0) {
				rows[row]! += value;
			}
		}
	}

	return rows;
}

/** Turn a component's tiling into rectangles: rows with the same part together, as many at once as are allowed. */
function listRectangles({problem, rows, columns}: Component): {rows: number[]; set: ColumnSet}[] {
	const next = new Array<number>(rows.length).fill(0);
	const rowsByPart = new Map<ColumnSet, number[]>();
	for (const {pattern, count, parts} of solveProblem(problem)) {
		const start = next[pattern]!;
		next[pattern] = start + count;
		for (const part of parts) {
			const together = rowsByPart.get(part) ?? [];
			for (let index = start; index < start + count; index++) {
				together.push(rows[pattern]![index]!);
			}

			rowsByPart.set(part, together);
		}
	}

	return [...rowsByPart].flatMap(([part, all]) => {
		all.sort((a, b) => a - b);
		const set = expandColumns(part, columns);
		return Array.from({length: Math.ceil(all.length / problem.capacity)}, (_, index) => ({
			rows: all.slice(index * problem.capacity, (index + 1) * problem.capacity),
			set,
		}));
	});
}
