import type {Location} from '../domain/location.ts';

/** Room for Regions in a row: two words of 32. AWS has fewer than 40 Regions. */
export const regionCapacity = 64;

/**
The accounts and Regions that can be chosen from, as the two axes of the matrix.

Indices never move: what turns up later (lists come page by page) is appended by {@link extendAxes}, so a selection made before stays valid.
*/
export type Axes = {
	readonly accountIds: readonly string[];
	readonly regions: readonly string[];
	readonly accountIndex: ReadonlyMap<string, number>;
	readonly regionIndex: ReadonlyMap<string, number>;
};

/**
The locations that an operator has selected: one bit each over account × Region indices.

A value: every change makes a new one, 8 bytes an account.
*/
export type Selection = {
	readonly axes: Axes;
	/** Two words an account, Region 0 in the lowest bit of the first. */
	readonly words: Uint32Array;
	/** How many locations are selected. */
	readonly size: number;
};

/**
Lay out accounts and Regions. Duplicates keep their first place.

@throws RangeError for more than 64 Regions.
*/
export function createAxes(accountIds: readonly string[], regions: readonly string[]): Axes {
	const accounts = [...new Set(accountIds)];
	const columns = [...new Set(regions)];
	if (columns.length > regionCapacity) {
		throw new RangeError(`${columns.length} Regions; at most ${regionCapacity} have room`);
	}

	return {
		accountIds: accounts,
		regions: columns,
		accountIndex: new Map(accounts.map((accountId, index) => [accountId, index])),
		regionIndex: new Map(columns.map((region, index) => [region, index])),
	};
}

/** Nothing selected. */
export function emptySelection(axes: Axes): Selection {
	return {axes, words: new Uint32Array(axes.accountIds.length * 2), size: 0};
}

/**
Select a list of locations on axes of their own: accounts and Regions in the order in which they turn up. Duplicates count once.

@throws RangeError for more than 64 Regions.
*/
export function selectLocations(locations: Iterable<Location>): Selection {
	const list = [...locations];
	const axes = createAxes(
		list.map(({accountId}) => accountId),
		list.map(({region}) => region),
	);
	return addLocations(emptySelection(axes), list);
}

/** Add locations to a selection, and to its axes where they lack the account or the Region. */
export function addLocations(selection: Selection, locations: Iterable<Location>): Selection {
	const list = [...locations];
	const grown = extendAxes(
		selection,
		list.map(({accountId}) => accountId),
		list.map(({region}) => region),
	);
	const words = grown.words.slice();
	for (const {accountId, region} of list) {
		const account = grown.axes.accountIndex.get(accountId)!;
		const column = grown.axes.regionIndex.get(region)!;
		words[account * 2 + (column >> 5)]! |= 1 << (column & 31);
	}

	return {axes: grown.axes, words, size: countBits(words)};
}

/** Give a selection room for further accounts and Regions, unselected. Known ones keep their index. */
export function extendAxes(
	selection: Selection,
	accountIds: readonly string[],
	regions: readonly string[] = [],
): Selection {
	const {axes} = selection;
	const isKnown =
		accountIds.every(accountId => axes.accountIndex.has(accountId)) &&
		regions.every(region => axes.regionIndex.has(region));
	if (isKnown) {
		return selection;
	}

	const grown = createAxes([...axes.accountIds, ...accountIds], [...axes.regions, ...regions]);
	const words = new Uint32Array(grown.accountIds.length * 2);
	words.set(selection.words);
	return {axes: grown, words, size: selection.size};
}

/** Whether the location at these indices is selected. */
export function isSelected({words}: Selection, account: number, column: number): boolean {
	return ((words[account * 2 + (column >> 5)] ?? 0) & (1 << (column & 31))) !== 0;
}

/** Every selected location, account by account. */
export function* listLocations(selection: Selection): Generator<Location> {
	const {accountIds, regions} = selection.axes;
	for (let account = 0; account < accountIds.length; account++) {
		for (let column = 0; column < regions.length; column++) {
			if (isSelected(selection, account, column)) {
				yield {accountId: accountIds[account]!, region: regions[column]!};
			}
		}
	}
}

/** How many bits are set. */
export function countBits(words: Uint32Array): number {
	let count = 0;
	for (let word of words) {
		word -= (word >>> 1) & 0x5555_5555;
		word = (word & 0x3333_3333) + ((word >>> 2) & 0x3333_3333);
		count += (((word + (word >>> 4)) & 0x0f0f_0f0f) * 0x0101_0101) >>> 24;
	}

	return count;
}
