import type {TargetLocationEntry} from './execution.ts';
import {amountOf, defaultLocationConcurrency, defaultLocationErrors, effectiveConcurrency} from './rate-control.ts';
import type {StartRequest, TargetLocation} from './start-request.ts';

/** The rate control of one entry of `TargetLocations`, as it is sent. */
export type EntryRate = {
	/** As the request has it; `null` where it has none and AWS's default holds. */
	readonly maxConcurrency: string | null;
	readonly maxErrors: string | null;
	/** How many locations the entry comes to; `null` where only AWS knows. */
	readonly size: number | null;
	/** What the limit comes to, also where it is more than the entry has; `null` for a percentage of an unknown size. */
	readonly concurrency: number | null;
	/** Errors allowed, likewise: the next one stops the entry. */
	readonly allowed: number | null;
};

/**
The rate control of all requests of one start: everything that is said before a launch and during it comes from here.

AWS doesn't say whether the entries of a request run side by side or one after another, nor whether each counts its errors alone. So there are two readings: each entry has a budget of its own (sums), or all share one (the least).
*/
export type RequestRate = {
	/** Entries of all requests; empty where none has target locations, as for a file in S3. */
	readonly entries: readonly EntryRate[];
	/** Locations at once in sum, of the turn that has the most; `null` where an entry's isn't known. */
	readonly concurrency: number | null;
	/** Locations of all entries; `null` where one isn't known. */
	readonly size: number | null;
	/** Errors allowed in sum. */
	readonly allowed: number | null;
	/** How many requests there are: each starts a fan-out, which stops by itself. */
	readonly requests: number;
	/** How many rounds it takes if locations take equally long: side by side, and one entry after another. `null` where a size isn't known. */
	readonly rounds: {readonly sideBySide: number; readonly inSequence: number} | null;
};

/** Read one entry of a request. */
function readEntryRate(
	{TargetLocationMaxConcurrency, TargetLocationMaxErrors}: TargetLocation,
	size: number | null,
): EntryRate {
	return toEntryRate(TargetLocationMaxConcurrency ?? null, TargetLocationMaxErrors ?? null, size);
}

/** Read limits as they were typed for all locations together; empty for AWS's default. */
export function readTypedRate(
	{locationConcurrency, locationErrors}: {readonly locationConcurrency: string; readonly locationErrors: string},
	size: number | null,
): EntryRate {
	return toEntryRate(locationConcurrency || null, locationErrors || null, size);
}

function toEntryRate(maxConcurrency: string | null, maxErrors: string | null, size: number | null): EntryRate {
	return {
		maxConcurrency,
		maxErrors,
		size,
		concurrency: amount(maxConcurrency ?? defaultLocationConcurrency, size, 1),
		allowed: amount(maxErrors ?? defaultLocationErrors, size, 0),
	};
}

function amount(limit: string, size: number | null, least: number): number | null {
	return size === null && limit.endsWith('%') ? null : Math.max(least, amountOf(limit, size ?? 0));
}

/** Locations that an entry names; `null` where it names an OU or takes accounts out, as only AWS expands these. */
export function countNamed({Accounts = [], Regions = [], ExcludeAccounts = []}: TargetLocation): number | null {
	const areNamed = ExcludeAccounts.length === 0 && Accounts.every(account => /^\d{12}$/.test(account));
	return areNamed ? new Set(Accounts).size * new Set(Regions).size : null;
}

/**
Read the rate control of what is to be started.

@param requests - Requests with the turn they go out in: those of one turn run at the same time.
@param sizeOf - How many locations an entry comes to, if more is known than the request says.
*/
export function readRequestRate(
	requests: ReadonlyArray<{readonly request: StartRequest; readonly turn: number}>,
	sizeOf: (entry: TargetLocation) => number | null = countNamed,
): RequestRate {
	const turns = new Map<number, EntryRate[]>();
	for (const {request, turn} of requests) {
		const entries = (request.TargetLocations ?? []).map(entry => readEntryRate(entry, sizeOf(entry)));
		turns.set(turn, [...(turns.get(turn) ?? []), ...entries]);
	}

	return combine([...turns.values()], requests.length);
}

/**
Read the rate control of an execution, as it was sent.

@param total - How many locations the execution has, for a single entry that doesn't name them.
*/
export function readExecutionRate(entries: readonly TargetLocationEntry[], total: number | null): RequestRate {
	const rates = entries.map(({accounts, regions, excludes, maxConcurrency, maxErrors}) => {
		const named = countNamed({Accounts: accounts, Regions: regions, ExcludeAccounts: excludes});
		return toEntryRate(maxConcurrency, maxErrors, entries.length === 1 ? (total ?? named) : named);
	});
	return combine([rates], 1);
}

function combine(turns: ReadonlyArray<readonly EntryRate[]>, requests: number): RequestRate {
	const entries = turns.flat();
	const perTurn = turns.map(turn => sum(turn.map(({concurrency}) => concurrency)));
	const rounds = turns.map(turn => turn.map(countRounds));
	const isKnown = entries.every(({size, concurrency}) => size !== null && concurrency !== null);
	return {
		entries,
		requests,
		size: sum(entries.map(({size}) => size)),
		concurrency: perTurn.includes(null) ? null : Math.max(0, ...perTurn.map(Number)),
		allowed: sum(entries.map(({allowed}) => allowed)),
		rounds: isKnown
			? {
					sideBySide: rounds.reduce((all, turn) => all + turn.reduce((most, one) => Math.max(most, one), 0), 0),
					inSequence: rounds.flat().reduce((all, one) => all + one, 0),
				}
			: null,
	};
}

function countRounds({size, maxConcurrency}: EntryRate): number {
	return size === null || size === 0 ? 0 : Math.ceil(size / effectiveConcurrency(maxConcurrency, size));
}

function sum(amounts: ReadonlyArray<number | null>): number | null {
	return amounts.reduce<number | null>((all, one) => (all === null || one === null ? null : all + one), 0);
}
