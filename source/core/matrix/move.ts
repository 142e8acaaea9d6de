import type {LocationIndex} from '../grid/location-grid.ts';
import {fitMatrix, type MatrixGeometry, type Rect} from './geometry.ts';
import type {MatrixView, RowId} from './matrix-view.ts';
import type {MatrixScene} from './scene.ts';

/** How far a key moves. */
export type Stride = 'one' | 'page' | 'end' | {readonly count: number; readonly of: 'one' | 'page'};

/** How many rows a move goes, by the lengths of a step, a page and the whole. */
export function measureStride(
	stride: Stride,
	{one = 1, page, end}: {readonly one?: number; readonly page: number; readonly end: number},
): number {
	if (typeof stride === 'object') {
		return stride.count * (stride.of === 'one' ? one : page);
	}

	return stride === 'one' ? one : stride === 'page' ? page : end;
}

export type Direction = 'up' | 'down' | 'left' | 'right';

/** The view with the cursor moved; off the edge it stays. In the overview a step is a block. */
export function moveCursor(scene: MatrixScene, rect: Rect, direction: Direction, stride: Stride): Partial<MatrixView> {
	const {layout, cursor, grid} = scene;
	const geometry = fitMatrix(scene, rect);
	const isAcross = direction === 'left' || direction === 'right';
	const sign = direction === 'up' || direction === 'left' ? -1 : 1;
	const {one, page} = measureStrides(geometry, isAcross);
	const length = isAcross ? layout.columns.length : layout.rows.length;
	const distance = measureStride(stride, {one, page, end: length});
	const from = isAcross ? cursor.column : cursor.row;
	const to = Math.max(0, Math.min(length - 1, from + sign * distance));
	const row = layout.rows[isAcross ? cursor.row : to];
	const column = layout.columns[isAcross ? to : cursor.column];
	const region = column === undefined ? null : grid.regions[column]!;
	// Going up or down keeps the Region, over rows of steps too, which have none.
	return {cursorRow: row?.id ?? null, cursorRegion: isAcross ? region : (scene.view.cursorRegion ?? region)};
}

function measureStrides(geometry: MatrixGeometry, isAcross: boolean): {readonly one: number; readonly page: number} {
	if (geometry.density === 'overview') {
		const one = isAcross ? geometry.columnsPerCell : geometry.rowsPerLine;
		return {one, page: one * 10};
	}

	const shown = isAcross ? geometry.columns.length : geometry.shownRows;
	return {one: 1, page: Math.max(1, shown - 1)};
}

/** Where the cursor is and what the view shows, remembered, so that the next step scrolls no further than it must. */
export function holdView(scene: MatrixScene, rect: Rect): Partial<MatrixView> {
	const geometry = fitMatrix(scene, rect);
	const {layout, grid, cursor} = scene;
	const column = layout.columns[cursor.column];
	const held = {
		cursorRow: layout.rows[cursor.row]?.id ?? scene.view.cursorRow,
		cursorRegion: column === undefined || isOnStep(scene) ? scene.view.cursorRegion : grid.regions[column]!,
	};
	if (geometry.density === 'overview') {
		return held;
	}

	const left = geometry.columns[0];
	return {
		...held,
		topRow: layout.rows[geometry.top]?.id ?? null,
		leftRegion: left === undefined ? null : grid.regions[layout.columns[left.index]!]!,
	};
}

/** Whether the cursor is on a row that stands for a step. */
function isOnStep({layout, cursor}: MatrixScene): boolean {
	const row = layout.rows[cursor.row];
	return row?.kind === 'account' && row.isStep;
}

/** The next shown location from the cursor on that has what is looked for, round the end, folded OUs too; `undefined` where none has. */
export function findFrom(
	{grid, layout, cursor, matcher}: MatrixScene,
	sign: 1 | -1,
	isWanted: (index: LocationIndex) => boolean,
): {readonly row: RowId; readonly index: LocationIndex} | undefined {
	const {columns} = layout;
	const rows = layout.rows.flatMap((row, index) =>
		row.kind === 'account'
			? [{account: row.account, id: row.id, index}]
			: row.isFolded
				? row.accounts.map(account => ({account, id: `account:${grid.accountIds[account]!}` as const, index}))
				: [],
	);
	const under = rows.findIndex(({index}) => index >= cursor.row);
	const isOn = rows[under]?.index === cursor.row && layout.rows[cursor.row]?.kind === 'account';
	const total = rows.length * columns.length;
	// From a heading the search begins at its first account, or behind it.
	const start = (under === -1 ? rows.length : under) * columns.length + (isOn ? cursor.column : sign === 1 ? -1 : 0);
	for (let distance = 1; distance <= total; distance++) {
		const position = (((start + sign * distance) % total) + total) % total;
		const {account, id} = rows[Math.floor(position / columns.length)]!;
		const index = grid.indexAt(account, columns[position % columns.length]!);
		if (grid.has(index) && (matcher.isOpen || matcher.matches(index)) && isWanted(index)) {
			return {row: id, index};
		}
	}

	return undefined;
}

/** The next location that failed, was cancelled or timed out, or of which nobody knows how it ended. */
export function findFailure(scene: MatrixScene, sign: 1 | -1) {
	return findFrom(scene, sign, index => {
		const statusClass = scene.grid.classAt(index);
		return (
			statusClass === 'failed' ||
			statusClass === 'cancelled' ||
			(statusClass === 'unclear' && scene.grid.hasStepAt(index))
		);
	});
}

/** The next location that waits for a person. */
export function findWaiting(scene: MatrixScene) {
	return findFrom(scene, 1, index => scene.grid.classAt(index) === 'waiting');
}
