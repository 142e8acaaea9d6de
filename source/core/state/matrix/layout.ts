import type {Account, OrganizationalUnit} from '../../domain/account.ts';
import {classifyStatus} from '../../domain/status.ts';
import type {LocationGrid, LocationIndex} from '../location-grid.ts';
import type {Directory} from '../state.ts';
import type {MatrixFilter, MatrixView, RowId} from './matrix-view.ts';
import {compareRegions} from './region-order.ts';
import {matchesSearch} from './search.ts';

/** One row of the matrix: an account, or the heading of an OU. */
export type MatrixRow =
	| {
			readonly kind: 'ou';
			readonly id: RowId;
			readonly unit: OrganizationalUnit;
			readonly depth: number;
			readonly isFolded: boolean;
			/** Grid indices of the accounts in it and below it. */
			readonly accounts: readonly number[];
	  }
	| {
			readonly kind: 'account';
			readonly id: RowId;
			readonly depth: number;
			/** Grid index of the account. */
			readonly account: number;
			/** `null` where the organization can't be read. */
			readonly name: string | null;
	  };

/** Rows and columns in the order they are drawn. */
export type MatrixLayout = {
	readonly rows: readonly MatrixRow[];
	/** Grid indices of the Regions, by geography. */
	readonly columns: readonly number[];
	readonly rowOf: ReadonlyMap<RowId, number>;
};

type Memo = {readonly key: readonly unknown[]; readonly layout: MatrixLayout};
const memos = new WeakMap<LocationGrid, Memo>();

/**
Lay the matrix out: which rows, in which order, under which headings.

Remembered for each grid until something it depends on changes, so asking for it at every key costs nothing.
*/
export function layoutMatrix(grid: LocationGrid, directory: Directory, view: MatrixView): MatrixLayout {
	const dependsOnStatus =
		view.filter !== 'all' || view.sort === 'failures' || view.sort === 'duration' || view.search !== '';
	const key = [
		grid.accountIds.length,
		grid.regions.length,
		directory.accounts,
		directory.regions,
		view.filter,
		view.sort,
		view.search,
		view.folded,
		dependsOnStatus ? grid.version : 0,
	];
	const memo = memos.get(grid);
	if (memo?.key.every((part, place) => part === key[place])) {
		return memo.layout;
	}

	const layout = computeLayout(grid, directory, view);
	memos.set(grid, {key, layout});
	return layout;
}

function computeLayout(grid: LocationGrid, directory: Directory, view: MatrixView): MatrixLayout {
	const columns = grid.regions
		.map((_, index) => index)
		.sort((a, b) => compareRegions(grid.regions[a]!, grid.regions[b]!));
	const accounts = grid.accountIds
		.map((_, index) => index)
		.filter(account => isRowShown(grid, directory, view, account, columns));
	const rows =
		view.sort === 'ou' ? groupByUnit(grid, directory, view, accounts) : sortFlat(grid, directory, view, accounts);
	return {rows, columns, rowOf: new Map(rows.map((row, place) => [row.id, place]))};
}

function isRowShown(
	grid: LocationGrid,
	directory: Directory,
	view: MatrixView,
	account: number,
	columns: readonly number[],
): boolean {
	if (view.filter === 'all' && view.search === '') {
		return true;
	}

	return columns.some(column => {
		const index = grid.indexAt(account, column);
		return (
			grid.has(index) && passesFilter(grid, index, view.filter) && matchesSearch(grid, directory, index, view.search)
		);
	});
}

/** Whether a location belongs to what the filter shows. */
export function passesFilter(grid: LocationGrid, index: LocationIndex, filter: MatrixFilter): boolean {
	const status = grid.statusAt(index);
	if (status === undefined) {
		return false;
	}

	const statusClass = classifyStatus(status);
	switch (filter) {
		case 'all':
			return true;
		case 'not-succeeded':
			return statusClass === 'failed' || statusClass === 'cancelled' || statusClass === 'skipped';
		case 'running':
			return statusClass === 'running' || statusClass === 'unknown';
		case 'waiting':
			return statusClass === 'waiting';
	}
}

/** Depth-first by OU name, an OU's own accounts before its child OUs; accounts in no known OU first. */
function groupByUnit(
	grid: LocationGrid,
	directory: Directory,
	view: MatrixView,
	accounts: readonly number[],
): readonly MatrixRow[] {
	type Node = {readonly unit: OrganizationalUnit; readonly own: number[]; readonly children: Map<string, Node>};
	const root: Node = {unit: {id: '', name: ''}, own: [], children: new Map()};
	for (const account of accounts) {
		let node = root;
		for (const unit of accountOf(grid, directory, account)?.path ?? []) {
			let child = node.children.get(unit.id);
			if (child === undefined) {
				child = {unit, own: [], children: new Map()};
				node.children.set(unit.id, child);
			}

			node = child;
		}

		node.own.push(account);
	}

	const rows: MatrixRow[] = [];
	const listAll = (node: Node): number[] => [...node.own, ...[...node.children.values()].flatMap(listAll)];
	const visit = (node: Node, depth: number): void => {
		for (const account of sortByName(grid, directory, node.own)) {
			rows.push(toRow(grid, directory, account, depth));
		}

		const children = [...node.children.values()].sort((a, b) => a.unit.name.localeCompare(b.unit.name, 'en'));
		for (const child of children) {
			const isFolded = view.folded.has(child.unit.id);
			rows.push({kind: 'ou', id: `ou:${child.unit.id}`, unit: child.unit, depth, isFolded, accounts: listAll(child)});
			if (!isFolded) {
				visit(child, depth + 1);
			}
		}
	};

	visit(root, 0);
	return rows;
}

function sortFlat(
	grid: LocationGrid,
	directory: Directory,
	view: MatrixView,
	accounts: readonly number[],
): readonly MatrixRow[] {
	const named = sortByName(grid, directory, accounts);
	const weigh = view.sort === 'failures' ? countFailures : view.sort === 'duration' ? longestDuration : undefined;
	if (weigh !== undefined) {
		const weights = new Map(named.map(account => [account, weigh(grid, account)]));
		named.sort((a, b) => weights.get(b)! - weights.get(a)!);
	}

	return named.map(account => toRow(grid, directory, account, 0));
}

function countFailures(grid: LocationGrid, account: number): number {
	let failures = 0;
	for (let column = 0; column < grid.regions.length; column++) {
		const status = grid.statusAt(grid.indexAt(account, column));
		failures += status !== undefined && classifyStatus(status) === 'failed' ? 1 : 0;
	}

	return failures;
}

function longestDuration(grid: LocationGrid, account: number): number {
	let longest = 0;
	for (let column = 0; column < grid.regions.length; column++) {
		const index = grid.indexAt(account, column);
		const took = grid.endedAt(index) - grid.startedAt(index);
		// What still runs is longer than all that ended: its end isn't known.
		longest = Math.max(
			longest,
			Number.isNaN(took) ? (Number.isNaN(grid.startedAt(index)) ? 0 : 1e15 - grid.startedAt(index)) : took,
		);
	}

	return longest;
}

function sortByName(grid: LocationGrid, directory: Directory, accounts: readonly number[]): number[] {
	const nameOf = (account: number) => accountOf(grid, directory, account)?.name ?? '';
	return [...accounts].sort(
		(a, b) => nameOf(a).localeCompare(nameOf(b), 'en') || (grid.accountIds[a]! < grid.accountIds[b]! ? -1 : 1),
	);
}

function toRow(grid: LocationGrid, directory: Directory, account: number, depth: number): MatrixRow {
	const name = accountOf(grid, directory, account)?.name ?? null;
	return {kind: 'account', id: `account:${grid.accountIds[account]!}`, depth, account, name};
}

function accountOf(grid: LocationGrid, directory: Directory, account: number): Account | undefined {
	return directory.accounts.get(grid.accountIds[account]!);
}
