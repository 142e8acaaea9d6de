import {targetLocationsPerRequest} from '../domain/start-request.ts';

/** What a set of target locations may use between them: a limit on each, and one on their sum. */
export type Budget = {
	/** The most that one target location may have. */
	readonly each: number;
	/** The most that all may have together. */
	readonly total: number;
};

/** The rate control of one target location, as counts, and when it may start. */
export type RateShare = {
	/** At least 1. */
	readonly concurrency: number;
	/** At least 0. */
	readonly errors: number;
	/** 0 for the first turn; a turn may start only when every request of the turn before has ended. */
	readonly turn: number;
};

/**
Share concurrency and tolerated errors out among several target locations.

AWS doesn't say whether it runs the entries of a request one after another or side by side, nor whether they have one budget or each their own. So the shares hold in every case: no entry has more than `each`, and those that may run side by side have no more than `total` between them. As the least concurrency is 1, more entries than `total` don't fit into one request; the rest takes further turns, each its own request, to be started when the one before has ended.

Errors: the shares add up to at most `errors.total` over all turns. An entry that tolerates none still fails once before AWS stops it.

@param sizes - Locations of each target location; a share never exceeds them.
@returns One share for each, in order.
*/
export function shareRate(sizes: readonly number[], concurrency: Budget, errors: Budget): readonly RateShare[] {
	const perTurn = Math.max(1, concurrency.total);
	const tolerated = apportion(sizes, {...errors, least: 0});
	return sizes.flatMap((_, index) => {
		if (index % perTurn !== 0) {
			return [];
		}

		const turn = index / perTurn;
		const shares = apportion(sizes.slice(index, index + perTurn), {...concurrency, total: perTurn, least: 1});
		return shares.map((share, offset) => ({concurrency: share, errors: tolerated[index + offset]!, turn}));
	});
}

/** Group target locations by the request that they go in: one or more for each turn, 100 entries each at most. */
export function groupByTurn<T>(items: readonly {readonly item: T; readonly turn: number}[]): readonly {
	readonly turn: number;
	readonly items: readonly T[];
}[] {
	const byTurn = Map.groupBy(items, ({turn}) => turn);
	return [...byTurn]
		.sort(([a], [b]) => a - b)
		.flatMap(([turn, together]) =>
			Array.from({length: Math.ceil(together.length / targetLocationsPerRequest)}, (_, index) => ({
				turn,
				items: together
					.slice(index * targetLocationsPerRequest, (index + 1) * targetLocationsPerRequest)
					.map(({item}) => item),
			})),
		);
}

/** Split a total in proportion to sizes: whole numbers, largest remainders first, `least` for each before anything else. */
function apportion(
	sizes: readonly number[],
	{each, total, least}: Budget & {readonly least: number},
): readonly number[] {
	const all = sizes.reduce((sum, size) => sum + size, 0);
	const rest = Math.max(0, total - least * sizes.length);
	const ideal = sizes.map(size => (all === 0 ? 0 : (rest * size) / all));
	const cap = (index: number) => Math.max(least, Math.min(each, sizes[index]!));
	const shares = ideal.map((amount, index) => Math.min(cap(index), least + Math.floor(amount)));
	let left = total - shares.reduce((sum, share) => sum + share, 0);
	const order = [...sizes.keys()].sort((a, b) => (ideal[b]! % 1) - (ideal[a]! % 1) || a - b);
	// Each round gives one to everybody who has room, so that what a full entry can't take goes to the others.
	for (let gave = true; gave && left > 0; ) {
		gave = false;
		for (const index of order) {
			if (left > 0 && shares[index]! < cap(index)) {
				shares[index]!++;
				left--;
				gave = true;
			}
		}
	}

	return shares;
}
