import {type ColumnSet, columnAt, firstColumn, intersect, listColumns} from './column-set.ts';
import type {Problem} from './problem.ts';

/** One connected piece of a selection, with the way back to its rows and columns. */
export type Component = {
	readonly problem: Problem;
	/** Rows of each pattern, as the caller numbers them. */
	readonly rows: readonly (readonly number[])[];
	/** What each column of the problem stands for: columns of the caller, equal in all rows of the component. */
	readonly columns: readonly ColumnSet[];
};

/**
Merge equal rows and equal columns, and part what shares neither.

No target location spans two pieces, as its accounts would need Regions that they don't have; so each piece is solved by itself without losing anything.

@param rows - The pattern of each row; empty ones are left out.
@param capacity - The most rows of one target location.
*/
export function reduceRows(rows: ArrayLike<ColumnSet>, capacity: number): Component[] {
	const rowsByPattern = new Map<ColumnSet, number[]>();
	for (let row = 0; row < rows.length; row++) {
		const pattern = rows[row]!;
		const known = rowsByPattern.get(pattern);
		if (known === undefined) {
			rowsByPattern.set(pattern, [row]);
		} else {
			known.push(row);
		}
	}

	rowsByPattern.delete(0);
	return partComponents([...rowsByPattern.keys()]).map(patterns => {
		const columns = mergeColumns(patterns);
		return {
			columns,
			rows: patterns.map(pattern => rowsByPattern.get(pattern)!),
			problem: {
				patterns: patterns.map(pattern => renumber(pattern, columns)),
				counts: patterns.map(pattern => rowsByPattern.get(pattern)!.length),
				columns: columns.length,
				capacity,
			},
		};
	});
}

function partComponents(patterns: readonly ColumnSet[]): ColumnSet[][] {
	let components: {columns: ColumnSet; patterns: ColumnSet[]}[] = [];
	for (const pattern of patterns) {
		const touching = components.filter(({columns}) => intersect(columns, pattern) !== 0);
		const [first] = touching;
		if (first !== undefined && touching.length === 1) {
			first.columns = unite(first.columns, pattern);
			first.patterns.push(pattern);
			continue;
		}

		const joined = {
			columns: touching.reduce((union, {columns}) => unite(union, columns), pattern),
			patterns: [...touching.flatMap(component => component.patterns), pattern],
		};
		components = [...components.filter(component => !touching.includes(component)), joined];
	}

	return components.map(component => component.patterns);
}

/** Sets of columns that every pattern has whole or not at all, first column first. */
function mergeColumns(patterns: readonly ColumnSet[]): ColumnSet[] {
	let classes: ColumnSet[] = [patterns.reduce(unite, 0)];
	for (const pattern of patterns) {
		classes = classes.flatMap(set => {
			const inside = intersect(set, pattern);
			return inside === 0 || inside === set ? [set] : [inside, set - inside];
		});
	}

	return classes.sort((a, b) => firstColumn(a) - firstColumn(b));
}

function renumber(pattern: ColumnSet, columns: readonly ColumnSet[]): ColumnSet {
	let result = 0;
	for (const [index, set] of columns.entries()) {
		if (intersect(set, pattern) !== 0) {
			result += columnAt(index);
		}
	}

	return result;
}

/** The caller's columns behind a set of a component's columns. */
export function expandColumns(set: ColumnSet, columns: readonly ColumnSet[]): ColumnSet {
	return listColumns(set).reduce((union, column) => union + columns[column]!, 0);
}

function unite(a: ColumnSet, b: ColumnSet): ColumnSet {
	return a + b - intersect(a, b);
}
