import type {SearchField} from '../domain/search/parse-query.ts';
import type {LocationGrid, LocationIndex} from '../grid/location-grid.ts';

/** Where one stands in the matrix, and what of it is shown. */
export type MatrixView = {
	/** The row under the cursor; `null` stands for the first one. */
	readonly cursorRow: RowId | null;
	/** Region code under the cursor; `null` stands for the first one. */
	readonly cursorRegion: string | null;
	/** First row and Region in view, so that scrolling moves no more than it must. The cursor is in view whatever these say. */
	readonly topRow: RowId | null;
	readonly leftRegion: string | null;
	readonly density: Density;
	readonly filter: MatrixFilter;
	/** Only locations that failed of this cause are shown, as `causeAt` names it; `null` for all. */
	readonly cause: string | null;
	/** Groups of equal values drawn in place of the statuses; `null` for the statuses. */
	readonly compared: Compared | null;
	readonly sort: MatrixSort;
	/** Whether the order of rows is reversed. */
	readonly isReversed: boolean;
	readonly search: string;
	readonly isSearching: boolean;
	/** The fields that its search knows, where it doesn't know all: a term about another one is ignored. */
	readonly fields?: readonly SearchField[];
	/** Where the cursor stood when the search began: leaving it goes back there. */
	readonly searchOrigin: MatrixCursor | null;
	/** OUs whose accounts are folded away, by OU ID. */
	readonly folded: ReadonlySet<string>;
	/** The folded OUs before a search unfolded them; `null` without a search. */
	readonly foldedBefore: ReadonlySet<string> | null;
	/** Marked locations, as printed by `printLocation`: they survive filter, sort and refresh. */
	readonly marks: ReadonlySet<string>;
	/** The corner that a range of marks begins at, while one is being drawn. */
	readonly anchor: MatrixCursor | null;
	/** Whether the Regions' long names are shown. */
	readonly hasLongNames: boolean;
};

/** A comparison as the matrix draws it. */
export type Compared = {
	/** The grid that the indices belong to: on another one nothing is drawn. */
	readonly grid: LocationGrid;
	/** The letter of each location's group. */
	readonly letters: ReadonlyMap<LocationIndex, string>;
	/** The group that is shown; the others are dimmed. `null` for all. */
	readonly only: string | null;
	/** Letters in the order of the groups, the smallest first. */
	readonly ranks: readonly string[];
	/** What is compared, in words. */
	readonly value: string;
};

/** A row and a Region, wherever these are drawn. */
export type MatrixCursor = {readonly row: RowId; readonly region: string};

/** A row keeps its ID wherever it is sorted to. `front:` is the row of an account that is shown once more at the top, as something there waits for a person. */
export type RowId = `account:${string}` | `ou:${string}` | `front:${string}`;

/** `auto` picks by the size of the terminal. */
export type Density = 'auto' | 'wide' | 'narrow' | 'overview';

export type MatrixFilter = 'all' | 'not-succeeded' | 'running' | 'waiting';

export type MatrixSort = 'ou' | 'name' | 'failures' | 'duration';

export const matrixFilters: readonly MatrixFilter[] = ['all', 'not-succeeded', 'running', 'waiting'];
export const matrixSorts: readonly MatrixSort[] = ['ou', 'name', 'failures', 'duration'];
/** The name of a row order. */
export function describeOrder({sort, isReversed}: Pick<MatrixView, 'sort' | 'isReversed'>): string {
	return orderWords[sort][isReversed ? 1 : 0];
}

const orderWords: Readonly<Record<MatrixSort, readonly [string, string]>> = {
	ou: ['by OU', 'by OU'],
	name: ['by name', 'by name, Z first'],
	failures: ['by failures', 'by failures, fewest first'],
	duration: ['by duration', 'by duration, shortest first'],
};

export const densities: readonly Density[] = ['auto', 'wide', 'narrow', 'overview'];

export const firstMatrixView: MatrixView = {
	cursorRow: null,
	cursorRegion: null,
	topRow: null,
	leftRegion: null,
	density: 'auto',
	filter: 'all',
	cause: null,
	compared: null,
	sort: 'ou',
	isReversed: false,
	search: '',
	isSearching: false,
	searchOrigin: null,
	folded: new Set(),
	foldedBefore: null,
	marks: new Set(),
	anchor: null,
	hasLongNames: false,
};
