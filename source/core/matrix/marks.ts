import type {LocationIndex} from '../grid/location-grid.ts';
import type {MatrixCursor} from './matrix-view.ts';
import type {MatrixScene} from './scene.ts';

/** What a mark is put on: the location under the cursor (or the OU, on a heading), its row, its column, or all that is shown. */
export type MarkedPart = 'location' | 'row' | 'column' | 'shown';

/** The shown locations that a mark is put on. */
export function listMarked(scene: MatrixScene, what: MarkedPart): readonly LocationIndex[] {
	const {layout, cursor} = scene;
	const row = layout.rows[cursor.row];
	const column = layout.columns[cursor.column];
	const accounts = row === undefined ? [] : row.kind === 'ou' ? row.accounts : [row.account];
	switch (what) {
		case 'location':
			return listShown(scene, accounts, row?.kind === 'ou' ? layout.columns : column === undefined ? [] : [column]);
		case 'row':
			return listShown(scene, accounts, layout.columns);
		case 'column':
			return listShown(scene, layout.accounts, column === undefined ? [] : [column]);
		case 'shown':
			return listShown(scene, layout.accounts, layout.columns);
	}
}

/** The shown locations in the rectangle between two places, as it is drawn now; empty where one of them isn't shown. */
export function listRange(scene: MatrixScene, from: MatrixCursor): readonly LocationIndex[] {
	const range = findRange(scene, from);
	if (range === null) {
		return [];
	}

	const rows = scene.layout.rows.slice(range.top, range.bottom + 1);
	const accounts = rows.flatMap(row => (row.kind === 'account' ? [row.account] : row.isFolded ? row.accounts : []));
	return listShown(scene, [...new Set(accounts)], scene.layout.columns.slice(range.left, range.right + 1));
}

/** A rectangle in rows and columns of the layout, both ends included. */
export type MatrixRange = {
	readonly top: number;
	readonly bottom: number;
	readonly left: number;
	readonly right: number;
};

/** The rectangle between a place and the cursor. */
export function findRange({grid, layout, cursor}: MatrixScene, from: MatrixCursor): MatrixRange | null {
	const row = layout.rowOf.get(from.row);
	const column = layout.columns.findIndex(index => grid.regions[index] === from.region);
	if (row === undefined || column === -1) {
		return null;
	}

	return {
		top: Math.min(row, cursor.row),
		bottom: Math.max(row, cursor.row),
		left: Math.min(column, cursor.column),
		right: Math.max(column, cursor.column),
	};
}

/** Marks with these locations added, or taken away where all of them had one. */
export function toggleMarks(
	{grid}: Pick<MatrixScene, 'grid'>,
	marks: ReadonlySet<string>,
	indices: readonly LocationIndex[],
): ReadonlySet<string> {
	const names = indices.map(index => grid.keyAt(index));
	const changed = new Set(marks);
	const areAllMarked = names.every(name => marks.has(name));
	for (const name of names) {
		if (areAllMarked) {
			changed.delete(name);
		} else {
			changed.add(name);
		}
	}

	return changed;
}

function listShown(
	{grid, matcher}: MatrixScene,
	accounts: readonly number[],
	columns: readonly number[],
): readonly LocationIndex[] {
	return accounts
		.flatMap(account => columns.map(column => grid.indexAt(account, column)))
		.filter(index => grid.has(index) && (matcher.isOpen || matcher.matches(index)));
}
