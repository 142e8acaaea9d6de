import {amountOf, defaultLocationConcurrency, defaultResourceConcurrency} from '../domain/rate-control.ts';
import type {EntryRate, RequestRate} from '../domain/request-rate.ts';
import type {StartRequest} from '../domain/start-request.ts';
import {formatCount, formatLocations, formatOrdinal} from './format.ts';

/** The number of entries that are printed one by one; more are printed as a range. */
const mostEntries = 3;

/**
Say what the rate control of a start comes to, entry by entry and in sum: the same words in the review, the question, the command and the report.

@returns A line each; none where no target locations are sent.
*/
export function describeRate(rate: RequestRate): readonly string[] {
	const {entries} = rate;
	return entries.length <= 1 ? entries.map(describeEntry) : [...describeEntries(entries), ...describeSum(rate)];
}

/** One line for where there is room for no more: the one entry's rate, or what several come to in sum. */
export function summarizeRate(rate: RequestRate): string {
	const {entries, concurrency} = rate;
	return entries.length === 1
		? describeEntry(entries[0]!)
		: `${formatCount(entries.length)} entries with limits of their own${concurrency === null ? '' : `: ${formatCount(concurrency)} at a time in sum`}`;
}

/** `20 % of 20 = 4 at a time; stops after the 1st failure (AWS's default)`. */
export function describeEntry({maxConcurrency, maxErrors, size, concurrency, allowed}: EntryRate): string {
	return describeLimits({
		concurrency: maxConcurrency,
		errors: maxErrors,
		size,
		standard: defaultLocationConcurrency,
		...(concurrency !== null && {atOnce: concurrency}),
		...(allowed !== null && {allowed}),
	});
}

/** How many resources of a location run at once; their total is unknown beforehand, so this prints an example. */
export function describeResourceRate(concurrency: string | null, errors: string | null, example: number): string {
	return describeLimits({concurrency, errors, size: example, standard: defaultResourceConcurrency});
}

/** The limits on the resources of a location that a request sets, those of its entries first: these win. Each way once. */
export function listResourceLimits(
	requests: readonly StartRequest[],
): ReadonlyArray<{readonly concurrency: string | null; readonly errors: string | null}> {
	const limits = requests.flatMap(({MaxConcurrency, MaxErrors, Targets, TargetMaps, TargetLocations = [{}]}) =>
		TargetLocations.filter(entry => (entry.Targets ?? Targets ?? TargetMaps) !== undefined).map(entry => ({
			concurrency: entry.TargetsMaxConcurrency ?? MaxConcurrency ?? null,
			errors: entry.TargetsMaxErrors ?? MaxErrors ?? null,
		})),
	);
	return [...new Map(limits.map(limit => [`${limit.concurrency} ${limit.errors}`, limit])).values()];
}

type Limits = {
	readonly concurrency: string | null;
	readonly errors: string | null;
	readonly size: number | null;
	/** What AWS takes where no concurrency is given. */
	readonly standard: string;
	readonly atOnce?: number;
	readonly allowed?: number;
};

function describeLimits({concurrency, errors, size, standard, ...known}: Limits): string {
	const limit = concurrency ?? standard;
	const n = known.atOnce ?? Math.max(1, amountOf(limit, size ?? 0));
	const all = size !== null && n > size ? ` (${size === 1 ? 'it has 1' : `all ${formatCount(size)} at once`})` : '';
	const isUnknown = size === null && limit.endsWith('%');
	const atOnce = isUnknown
		? `${sayPercent(limit)} of its locations at a time`
		: `${explainPercentage(limit, size)}${formatCount(n)} at a time${all}`;
	const stop = sayStop(errors, size, known.allowed);
	return concurrency === null && errors === null
		? `${atOnce}, ${stop}: AWS's defaults`
		: `${atOnce}${concurrency === null ? " (AWS's default)" : ''}; ${stop}${errors === null ? " (AWS's default)" : ''}`;
}

function sayStop(errors: string | null, size: number | null, known: number | undefined): string {
	const limit = errors ?? '0';
	if (limit === '100%') {
		return 'never stops by itself';
	}

	if (size === null && limit.endsWith('%')) {
		return `stops once more than ${sayPercent(limit)} of its locations failed`;
	}

	const allowed = known ?? amountOf(limit, size ?? 0);
	const isOut = size !== null && allowed >= size && size > 0;
	const why = isOut
		? ` (never: it has ${formatCount(size)})`
		: limit.endsWith('%')
			? ` (${explainPercentage(limit, size)}${formatCount(allowed)} allowed)`
			: '';
	return `stops after the ${formatOrdinal(allowed + 1)} failure${why}`;
}

function describeEntries(entries: readonly EntryRate[]): readonly string[] {
	const alike = Map.groupBy(entries, ({maxConcurrency, maxErrors, ...entry}) =>
		// Percentages come to other numbers in entries of other sizes.
		[maxConcurrency, maxErrors, isPercentage(maxConcurrency, maxErrors) ? entry.size : ''].join(' '),
	);
	if (alike.size === 1) {
		return [
			`In each of ${formatCount(entries.length)} entries: ${describeEntry({...entries[0]!, size: largest(entries)})}`,
		];
	}

	if (entries.length <= mostEntries) {
		return entries.map((entry, place) => `Entry ${place + 1}${saySize(entry.size)}: ${describeEntry(entry)}`);
	}

	if (alike.size <= mostEntries) {
		return [...alike.values()].map(
			some =>
				`In ${formatCount(some.length)} of ${formatCount(entries.length)} entries: ${describeEntry({...some[0]!, size: largest(some)})}`,
		);
	}

	const atOnce = sayRange(entries.map(({concurrency}) => concurrency));
	const stops = sayRange(
		entries.map(({allowed}) => (allowed === null ? null : allowed + 1)),
		formatOrdinal,
	);
	return [
		`In each of ${formatCount(entries.length)} entries: ${atOnce ?? 'a percentage'} at a time; ${stops === null ? 'stops after a percentage of failures' : `stops after its ${stops} failure`}`,
	];
}

/** With AWS's two possible readings, as it doesn't say which is true. */
function describeSum({entries, concurrency, size, allowed, requests}: RequestRate): readonly string[] {
	const all = size !== null && concurrency !== null && concurrency > size ? ` (all ${formatCount(size)} at once)` : '';
	const sum =
		concurrency === null ? 'In sum as many as AWS finds' : `In sum ${formatCount(concurrency)} at a time${all}`;
	const until =
		allowed === null ? 'each stops by itself' : `${formatCount(allowed + entries.length)} failures stop all`;
	const least = leastOf(entries.map(one => one.concurrency));
	const first = leastOf(entries.map(one => one.allowed));
	const shared = [
		...(least === null ? [] : [`${least} at a time`]),
		...(first === null ? [] : [`the ${formatOrdinal(first + 1)} failure stops all`]),
	];
	const whose = requests === 1 ? 'they' : 'those of a request';
	return [
		`${sum}, ${until}, if each entry has its own budget; if ${whose} share one (AWS doesn't say): ${shared.join(', ') || 'fewer'}`,
	];
}

function leastOf(amounts: ReadonlyArray<number | null>): number | null {
	return amounts.reduce(
		(least, one) => (least === null || one === null ? null : Math.min(least, one)),
		amounts[0] ?? null,
	);
}

function sayRange(amounts: ReadonlyArray<number | null>, say: (n: number) => string = String): string | null {
	const known = amounts.filter(one => one !== null);
	const [low, high] = known.reduce(([least, most], one) => [Math.min(least, one), Math.max(most, one)], [Infinity, 0]);
	return known.length < amounts.length ? null : low === high ? say(high) : `${say(low)} to ${say(high)}`;
}

function largest(entries: readonly EntryRate[]): number | null {
	return entries.reduce<number | null>(
		(most, {size}) => (size === null || most === null ? null : Math.max(most, size)),
		0,
	);
}

function saySize(size: number | null): string {
	return size === null ? '' : `, ${formatLocations(size)}`;
}

function isPercentage(...limits: ReadonlyArray<string | null>): boolean {
	return limits.some(limit => limit?.endsWith('%'));
}

function explainPercentage(limit: string, n: number | null): string {
	return limit.endsWith('%') ? `${sayPercent(limit)} of ${n === null ? 'all' : formatCount(n)} = ` : '';
}

function sayPercent(limit: string): string {
	return `${limit.slice(0, -1)} %`;
}
