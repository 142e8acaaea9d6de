import type {Status} from '../../domain/status.ts';

/** Where one stands in the matrix, and what of it is shown. */
export type MatrixView = {
	/** The row under the cursor; `null` stands for the first one. */
	readonly cursorRow: RowId | null;
	/** Region code under the cursor; `null` stands for the first one. */
	readonly cursorRegion: string | null;
	readonly density: Density;
	readonly filter: MatrixFilter;
	readonly sort: MatrixSort;
	readonly search: string;
	readonly isSearching: boolean;
	/** OUs whose accounts are folded away, by OU ID. */
	readonly folded: ReadonlySet<string>;
	/** Marked locations, as printed by `printLocation`: they survive filter, sort and refresh. */
	readonly marks: ReadonlySet<string>;
};

/** `account:<id>` or `ou:<id>`: a row keeps its ID wherever it is sorted to. */
export type RowId = `account:${string}` | `ou:${string}`;

/** `auto` picks by the size of the terminal. */
export type Density = 'auto' | 'wide' | 'narrow' | 'overview';

export type MatrixFilter = 'all' | 'not-succeeded' | 'running' | 'waiting';

export type MatrixSort = 'ou' | 'name' | 'failures' | 'duration';

export const matrixFilters: readonly MatrixFilter[] = ['all', 'not-succeeded', 'running', 'waiting'];
export const matrixSorts: readonly MatrixSort[] = ['ou', 'name', 'failures', 'duration'];
export const densities: readonly Density[] = ['auto', 'wide', 'narrow', 'overview'];

export const firstMatrixView: MatrixView = {
	cursorRow: null,
	cursorRegion: null,
	density: 'auto',
	filter: 'all',
	sort: 'ou',
	search: '',
	isSearching: false,
	folded: new Set(),
	marks: new Set(),
};

/** Counts by status of some part of the grid, worst first when drawn. */
export type StatusCounts = ReadonlyMap<Status, number>;
