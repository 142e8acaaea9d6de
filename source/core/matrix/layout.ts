import type {OrganizationalUnit} from '../domain/account.ts';
import type {Directory} from '../domain/directory.ts';
import {orderAccounts, type UnitNode} from '../grid/account-order.ts';
import type {LocationGrid} from '../grid/location-grid.ts';
import {shortenRegions} from '../grid/region-names.ts';
import {createMemory} from '../grid/remember.ts';
import {severityOfClass} from '../grid/severity.ts';
import {listColumns} from './columns.ts';
import type {Matcher} from './matcher.ts';
import type {MatrixView, RowId} from './matrix-view.ts';
import {rankAccounts} from './sort.ts';

/** One row of the matrix: an account, or the heading of an OU. */
export type MatrixRow = HeadingRow | AccountRow;

export type HeadingRow = {
	readonly kind: 'ou';
	readonly id: RowId;
	readonly unit: OrganizationalUnit;
	readonly depth: number;
	readonly isFolded: boolean;
	/** Grid indices of the shown accounts in it and below it. */
	readonly accounts: readonly number[];
};

export type AccountRow = {
	readonly kind: 'account';
	readonly id: RowId;
	readonly depth: number;
	/** Grid index of the account. */
	readonly account: number;
	/** `null` where the organization can't be read; of a step its name. */
	readonly name: string | null;
	/** Whether the row is one step: unplaced, or of an execution that is no fan-out. */
	readonly isStep: boolean;
};

/** Rows and columns in the order they are drawn. */
export type MatrixLayout = {
	readonly rows: readonly MatrixRow[];
	/** Grid indices of the Regions, by geography. */
	readonly columns: readonly number[];
	/** Short names of the Regions, by place in `columns`. */
	readonly columnNames: readonly string[];
	readonly rowOf: ReadonlyMap<RowId, number>;
	/** Grid indices of the accounts shown, each once. */
	readonly accounts: readonly number[];
};

/** ID of the heading over the steps that AWS doesn't place. */
export const unplacedHeading: RowId = 'ou:not placed';

/** ID of the heading over what waits for a person. */
export const frontHeading: RowId = 'ou:waiting for a person';

const rememberLayout = createMemory<MatrixLayout>();

/**
Lay the matrix out: which rows, in which order, under which headings.

The account under the cursor stays, even when it no longer passes the filter, so that the cursor never jumps by itself. Headings give way where the accounts alone would just fit. Remembered for each grid until something it depends on changes, so asking at every key costs nothing.

@param matcher - The matcher of this view.
@param lines - How many rows the terminal can show.
*/
export function layoutMatrix(
	grid: LocationGrid,
	directory: Directory,
	view: MatrixView,
	matcher: Matcher,
	lines: number,
): MatrixLayout {
	const isRanked = view.sort === 'failures' || view.sort === 'duration';
	const waiting = listWaiting(grid, view);
	const parts = [
		grid.accountIds.length,
		grid.regions.length,
		grid.stepRows,
		grid.tally.shape,
		directory.accounts,
		matcher,
		view.sort,
		view.isReversed,
		view.folded,
		lines,
		waiting.join(' '),
		findKept(grid, view, matcher),
		matcher.isSearched && !view.isSearching ? view.cursorRegion : null,
		matcher.isOpen ? 0 : matcher.shown.tally.shape,
		isRanked ? grid.version : 0,
	];
	return rememberLayout(grid, parts, () => compute({grid, directory, view, matcher, waiting, lines}));
}

type LaidOut = {
	readonly grid: LocationGrid;
	readonly directory: Directory;
	readonly view: MatrixView;
	readonly matcher: Matcher;
	/** Accounts in which something waits for a person. */
	readonly waiting: readonly number[];
	readonly lines: number;
};

function compute({grid, directory, view, matcher, waiting, lines}: LaidOut): MatrixLayout {
	const kept = findKept(grid, view, matcher);
	const columns = listColumns(grid, view, matcher);
	// In the past a grid knows of accounts that come later.
	const isShown = (account: number): boolean =>
		grid.tally.inRow(account, 0) > 0 && (matcher.matchesAccount(account) || account === kept);
	const order = orderAccounts(grid, directory);
	const accounts = order.byName.filter(isShown);
	const toRow = (account: number, depth: number): AccountRow => ({
		kind: 'account',
		id: `account:${grid.accountIds[account]!}`,
		depth,
		account,
		name: grid.stepNameOf(account) ?? directory.accounts.get(grid.accountIds[account]!)?.name ?? null,
		isStep: grid.isStepRow(account),
	});
	const grouped = view.sort === 'ou' ? group(order.root, view, isShown, toRow) : undefined;
	const flat = (): readonly MatrixRow[] => rankAccounts(grid, view, accounts).map(account => toRow(account, 0));
	// Headings are worth their rows, unless the whole picture is to be had without them.
	const hasRoom = grouped !== undefined && (grouped.length <= lines || accounts.length > lines || view.folded.size > 0);
	const body = hasRoom
		? grouped
		: grouped
			? grouped.flatMap(row => (row.kind === 'ou' ? [] : [{...row, depth: 0}]))
			: flat();
	const steps = order.steps.filter(row => grid.tally.inRow(row, 0) > 0 && isShown(row));
	const rows = [...bringToFront(grid, waiting, toRow), ...body, ...listSteps(grid, view, steps, toRow)];
	return {
		rows,
		columns,
		columnNames: grid.isOfSteps ? columns.map(() => '') : shortenRegions(columns.map(column => grid.regions[column]!)),
		rowOf: new Map(rows.map((row, place) => [row.id, place])),
		accounts: [...accounts, ...steps],
	};
}

/** Steps without a location's cell, under a heading of their own; where all rows are steps, without one. */
function listSteps(
	grid: LocationGrid,
	view: MatrixView,
	steps: readonly number[],
	toRow: (row: number, depth: number) => AccountRow,
): readonly MatrixRow[] {
	if (grid.isOfSteps || steps.length === 0) {
		return rankAccounts(grid, view, steps).map(row => toRow(row, 0));
	}

	const unit = {id: 'not placed', name: 'Not placed by AWS'};
	const isFolded = view.folded.has(unit.id);
	return [
		{kind: 'ou', id: unplacedHeading, unit, depth: 0, isFolded, accounts: steps},
		...(isFolded ? [] : steps.map(row => toRow(row, 1))),
	];
}

/** The account under the cursor, where it would not be shown otherwise; else `undefined`. */
function findKept(grid: LocationGrid, {cursorRow, isSearching}: MatrixView, matcher: Matcher): number | undefined {
	if (matcher.isOpen || isSearching || cursorRow === null || !cursorRow.startsWith('account:')) {
		return undefined;
	}

	const account = grid.findAccount(cursorRow.slice('account:'.length));
	return account === undefined || matcher.matchesAccount(account) ? undefined : account;
}

const waitingSeverity = severityOfClass('waiting');

/** Accounts with a location that waits for a person; none while a filter or a search is what one looks for. */
function listWaiting(grid: LocationGrid, {filter, search, cause}: MatrixView): readonly number[] {
	const waiting: number[] = [];
	if (filter !== 'all' || search !== '' || cause !== null || !hasWaiting(grid)) {
		return waiting;
	}

	for (let account = 0; account < grid.accountIds.length; account++) {
		if (grid.tally.inRow(account, waitingSeverity) > 0) {
			waiting.push(account);
		}
	}

	return waiting;
}

function hasWaiting(grid: LocationGrid): boolean {
	return grid.regions.some((_, column) => grid.tally.inColumn(column, waitingSeverity) > 0);
}

function bringToFront(
	grid: LocationGrid,
	accounts: readonly number[],
	toRow: (account: number, depth: number) => AccountRow,
): readonly MatrixRow[] {
	if (accounts.length === 0) {
		return [];
	}

	const unit = {id: 'waiting for a person', name: 'Waiting for a person'};
	return [
		{kind: 'ou', id: frontHeading, unit, depth: 0, isFolded: false, accounts},
		...accounts.map((account): AccountRow => ({...toRow(account, 1), id: `front:${grid.accountIds[account]!}`})),
	];
}

/** Depth-first, an OU's own accounts before its child OUs; accounts in no known OU first. An OU without shown accounts is left out. */
function group(
	root: UnitNode,
	{folded}: MatrixView,
	isShown: (account: number) => boolean,
	toRow: (account: number, depth: number) => AccountRow,
): readonly MatrixRow[] {
	const rows: MatrixRow[] = [];
	const listAll = ({own, children}: UnitNode): readonly number[] => [
		...own.filter(isShown),
		...children.flatMap(listAll),
	];
	const visit = ({own, children}: UnitNode, depth: number): void => {
		for (const account of own) {
			if (isShown(account)) {
				rows.push(toRow(account, depth));
			}
		}

		for (const child of children) {
			const accounts = listAll(child);
			if (accounts.length === 0) {
				continue;
			}

			const {unit} = child;
			const isFolded = folded.has(unit.id);
			rows.push({kind: 'ou', id: `ou:${unit.id}`, unit, depth, isFolded, accounts});
			if (!isFolded) {
				visit(child, depth + 1);
			}
		}
	};

	visit(root, 0);
	return rows;
}
