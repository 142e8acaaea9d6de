import type {Experience} from './experience.ts';
import {type EntryLimits, type EntryOrder, type Played, playFanOut} from './play.ts';

/** A plan as a rehearsal plays it. */
export type RehearsedPlan = {
	readonly entries: readonly EntryLimits[];
	readonly order: EntryOrder;
	readonly experience: Experience;
};

/** The median of some figures, and their 95th percentile. */
export type Spread = {readonly median: number; readonly p95: number};

/** The result of all seeds under one rate control. */
export type Distribution = {
	/** The rate control of each entry, in numbers. */
	readonly entries: readonly EntryLimits[];
	/** The share of the seeds in which the fuse blew. */
	readonly fuseBlown: number;
	/** When it blew, in milliseconds from the start; `null` where it never did. */
	readonly blownAfterMs: Spread | null;
	/** Locations that had been started when it blew; `null` where it never did. */
	readonly hitBeforeBlown: Spread | null;
	/** From the start until everything that was started has ended, in milliseconds; `Infinity` where something never ends by itself. */
	readonly tookMs: Spread;
	/** Locations that failed. */
	readonly failed: Spread;
	/** How long each seed took, sorted, in milliseconds. */
	readonly tookEachMs: readonly number[];
};

/** The result of a plan, under its own rate control and others. */
export type Rehearsal = {
	readonly seeds: number;
	readonly locations: number;
	readonly asPlanned: Distribution;
	readonly alternatives: readonly Distribution[];
};

/** How a plan is rehearsed. */
type RehearseOptions = {
	readonly seeds: number;
	/** The first seed; the following count up from it. The same seeds give the same figures. */
	readonly firstSeed: number;
	/** Whether other rate controls are played too; true if left out. */
	readonly alternatives?: boolean;
};

/** Rehearse a plan with this many seeds: as it is, and under other rate controls. */
export function rehearse(plan: RehearsedPlan, {seeds, firstSeed, alternatives = true}: RehearseOptions): Rehearsal {
	const distribute = (entries: readonly EntryLimits[]): Distribution =>
		distributionOf(
			entries,
			Array.from({length: seeds}, (_, place) =>
				playFanOut(entries, plan.order, plan.experience, firstSeed * 1_000_003 + place),
			),
		);
	return {
		seeds,
		locations: plan.entries.reduce((sum, {size}) => sum + size, 0),
		asPlanned: distribute(plan.entries),
		alternatives: alternatives ? listAlternatives(plan.entries).map(distribute) : [],
	};
}

/** The alternatives that an operator would try: half and twice as many at a time, half and twice as many errors, both. */
const factors: ReadonlyArray<readonly [concurrency: number, errors: number]> = [
	[0.5, 1],
	[2, 1],
	[1, 0.5],
	[1, 2],
	[2, 2],
];

/** Make other rate controls of the same entries; none twice, and none equal to the plan's own. */
export function listAlternatives(entries: readonly EntryLimits[]): ReadonlyArray<readonly EntryLimits[]> {
	const known = new Set([keyOf(entries)]);
	return factors
		.map(([atOnce, errors]) =>
			entries.map(({size, concurrency, allowed}) => ({
				size,
				concurrency: Math.max(1, Math.min(Math.max(1, size), Math.round(concurrency * atOnce))),
				// Twice zero errors is still zero: the next step up is one.
				allowed: Math.min(size, errors > 1 ? Math.max(1, allowed * errors) : Math.floor(allowed * errors)),
			})),
		)
		.filter(alternative => {
			const key = keyOf(alternative);
			const isNew = !known.has(key);
			known.add(key);
			return isNew;
		});
}

function keyOf(entries: readonly EntryLimits[]): string {
	return entries.map(({concurrency, allowed}) => `${concurrency}/${allowed}`).join(' ');
}

function distributionOf(entries: readonly EntryLimits[], played: readonly Played[]): Distribution {
	const blown = played.filter(({blownAtMs}) => blownAtMs !== null);
	const tookEachMs = played.map(({tookMs}) => tookMs).sort((a, b) => a - b);
	return {
		entries,
		fuseBlown: played.length === 0 ? 0 : blown.length / played.length,
		blownAfterMs: spreadOf(blown.map(({blownAtMs}) => blownAtMs ?? 0)),
		hitBeforeBlown: spreadOf(blown.map(({hitBeforeBlown}) => hitBeforeBlown ?? 0)),
		tookMs: spreadOf(tookEachMs) ?? {median: 0, p95: 0},
		failed: spreadOf(played.map(({failed}) => failed)) ?? {median: 0, p95: 0},
		tookEachMs,
	};
}

function spreadOf(figures: readonly number[]): Spread | null {
	const sorted = [...figures].sort((a, b) => a - b);
	const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
	return sorted.length === 0 ? null : {median: at(0.5), p95: at(0.95)};
}
