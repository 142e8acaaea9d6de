import type {OrganizationalUnit} from '../domain/account.ts';
import type {Directory} from '../domain/directory.ts';
import type {LocationGrid} from './location-grid.ts';
import {createMemory} from './remember.ts';

/** An OU with the accounts of the grid that are in it. */
export type UnitNode = {
	readonly unit: OrganizationalUnit;
	/** Grid indices of the accounts directly in it, by name. */
	readonly own: readonly number[];
	/** By name. */
	readonly children: readonly UnitNode[];
};

/** The grid's accounts in the directory's order. */
export type AccountOrder = {
	/** Accounts by name, then by ID. */
	readonly byName: readonly number[];
	/** The root: its own accounts are those in no known OU. */
	readonly root: UnitNode;
	/** Rows that are steps and no accounts, in the order they turned up. */
	readonly steps: readonly number[];
};

const rememberOrder = createMemory<AccountOrder>();

/** Sort the accounts once; again only when accounts turn up or get names. */
export function orderAccounts(grid: LocationGrid, {accounts: directory}: Directory): AccountOrder {
	return rememberOrder(grid, [grid.accountIds.length, directory], () => {
		const byName = sortByName(grid, directory);
		const steps = [...grid.accountIds.keys()].filter(row => grid.isStepRow(row));
		return {byName, root: growTree(grid, directory, byName), steps};
	});
}

function sortByName(grid: LocationGrid, directory: Directory['accounts']): readonly number[] {
	const keys = grid.accountIds.map(accountId => `${sortKey(directory.get(accountId)?.name ?? '')}\n${accountId}`);
	return [...keys.keys()].filter(row => !grid.isStepRow(row)).sort((a, b) => compareText(keys[a]!, keys[b]!));
}

function growTree(grid: LocationGrid, directory: Directory['accounts'], byName: readonly number[]): UnitNode {
	type Growing = {readonly unit: OrganizationalUnit; readonly own: number[]; readonly children: Map<string, Growing>};
	const root: Growing = {unit: {id: '', name: ''}, own: [], children: new Map()};
	for (const account of byName) {
		let node = root;
		for (const unit of directory.get(grid.accountIds[account]!)?.path ?? []) {
			let child = node.children.get(unit.id);
			if (child === undefined) {
				child = {unit, own: [], children: new Map()};
				node.children.set(unit.id, child);
			}

			node = child;
		}

		node.own.push(account);
	}

	const settle = ({unit, own, children}: Growing): UnitNode => ({
		unit,
		own,
		children: [...children.values()]
			.map(settle)
			.sort((a, b) => compareText(sortKey(a.unit.name), sortKey(b.unit.name)) || compareText(a.unit.id, b.unit.id)),
	});
	return settle(root);
}

/** Sorts `team-2` before `team-10`, and whatever the case. Much faster than a collator over thousands of names. */
function sortKey(name: string): string {
	return name.toLowerCase().replace(/\d+/g, digits => digits.padStart(12, '0'));
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
