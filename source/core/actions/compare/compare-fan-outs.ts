import type {Execution} from '../../domain/execution.ts';
import {type Location, printLocation} from '../../domain/location.ts';
import type {Status} from '../../domain/status.ts';
import type {LocationGrid, LocationIndex} from '../../grid/location-grid.ts';
import {compareSeverity} from '../../grid/severity.ts';

/** One of two fan-outs that are compared. */
export type ComparedSide = {
	readonly executionId: string;
	readonly execution: Execution | null;
	readonly grid: LocationGrid;
};

/** A location in both fan-outs, or in one of them; `null` where it isn't. */
export type ComparedLocation = {
	/** As printed. */
	readonly name: string;
	/** `null` for a step that isn't placed on one. */
	readonly location: Location | null;
	readonly a: ComparedEnd | null;
	readonly b: ComparedEnd | null;
	/** How much longer it took in the second one, milliseconds; `null` where it hasn't ended in both with known times. */
	readonly shiftMs: number | null;
};

export type ComparedEnd = {
	readonly status: Status;
	/** Whether the status can't change any more. */
	readonly hasEnded: boolean;
	/** Milliseconds; `null` where it hasn't ended, or at unknown times. */
	readonly tookMs: number | null;
	readonly failureMessage: string | null;
};

/**
How two outcomes of a location compare.

- `different`, `same`: it has ended in both.
- `open`: it hasn't ended in one of them, so the result isn't known yet.
- `one-sided`: only one fan-out has it.
*/
export type OutcomeKind = (typeof outcomeKinds)[number];

const outcomeKinds = ['different', 'one-sided', 'open', 'same'] as const;

/** Locations that fared alike: the same status before, and the same one after. `null` where the fan-out doesn't have the location. */
export type OutcomeGroup = {
	readonly a: Status | null;
	readonly b: Status | null;
	readonly kind: OutcomeKind;
	readonly locations: readonly ComparedLocation[];
};

/** How the durations of some locations moved, counting those that ended in both. Milliseconds. */
export type DurationShift = {
	/** The Region, or the account's ID; empty for all. */
	readonly name: string;
	readonly count: number;
	readonly medianA: number;
	readonly medianB: number;
	/** Half of the locations moved by no more than the median, nine tenths by no more than the other. */
	readonly medianShift: number;
	readonly p90Shift: number;
};

export type FanOutComparison = {
	/** By kind: locations that fared differently come first, those that fared the same last; within a kind the largest group first. */
	readonly groups: readonly OutcomeGroup[];
	/** The number of locations in both, of those that fared differently, and of those that haven't ended in both yet. */
	readonly inBoth: number;
	readonly different: number;
	readonly open: number;
	/** `null` where no location ended in both. */
	readonly all: DurationShift | null;
	/** Moved the most first. */
	readonly byRegion: readonly DurationShift[];
	readonly byAccount: readonly DurationShift[];
	/** Locations that ended in both, those that moved the most first. */
	readonly movers: readonly ComparedLocation[];
};

/** Compare two fan-outs location by location: which fared differently, and how durations moved from the first to the second. */
export function compareFanOuts(a: ComparedSide, b: ComparedSide): FanOutComparison {
	const locations = pairLocations(a.grid, b.grid);
	const groups = groupOutcomes(locations);
	const movers = locations
		.filter(({shiftMs}) => shiftMs !== null)
		.sort((one, other) => Math.abs(other.shiftMs!) - Math.abs(one.shiftMs!) || (one.name < other.name ? -1 : 1));
	const count = (kind: OutcomeKind): number =>
		groups.reduce((sum, group) => sum + (group.kind === kind ? group.locations.length : 0), 0);
	return {
		groups,
		inBoth: locations.length - count('one-sided'),
		different: count('different'),
		open: count('open'),
		all: shiftOf('', movers),
		byRegion: shiftBy(movers, ({region}) => region),
		byAccount: shiftBy(movers, ({accountId}) => accountId),
		movers,
	};
}

function pairLocations(a: LocationGrid, b: LocationGrid): ComparedLocation[] {
	const pairs: ComparedLocation[] = [];
	const seen = new Set<LocationIndex>();
	for (const index of a.indices()) {
		// A step that has a row of its own has another ID each time.
		const location = a.stepNameAt(index) === null ? a.locationAt(index) : null;
		const other = location === null ? undefined : b.find(location);
		if (other !== undefined) {
			seen.add(other);
		}

		pairs.push(toPair(a, index, b, other));
	}

	for (const index of b.indices()) {
		if (!seen.has(index)) {
			pairs.push({...toPair(b, index, a, undefined), a: null, b: toEnd(b, index)});
		}
	}

	return pairs;
}

function toPair(
	a: LocationGrid,
	index: LocationIndex,
	b: LocationGrid,
	other: LocationIndex | undefined,
): ComparedLocation {
	const [first, second] = [toEnd(a, index), other === undefined ? null : toEnd(b, other)];
	const location = a.locationAt(index);
	return {
		name: a.stepNameAt(index) ?? (location === null ? '' : printLocation(location)),
		location,
		a: first,
		b: second,
		shiftMs: first.tookMs === null || second?.tookMs == null ? null : second.tookMs - first.tookMs,
	};
}

function toEnd(grid: LocationGrid, index: LocationIndex): ComparedEnd {
	const hasEnded = grid.hasEndedAt(index);
	const took = hasEnded ? grid.endedAt(index) - grid.startedAt(index) : Number.NaN;
	return {
		status: grid.statusAt(index)!,
		hasEnded,
		tookMs: took >= 0 ? took : null,
		failureMessage: grid.failureMessageAt(index),
	};
}

function groupOutcomes(locations: readonly ComparedLocation[]): readonly OutcomeGroup[] {
	const byOutcome = Map.groupBy(locations, one => `${kindOf(one)} ${one.a?.status ?? ''} ${one.b?.status ?? ''}`);
	return [...byOutcome.values()]
		.map((members): OutcomeGroup => {
			const [first] = members as [ComparedLocation];
			const {a, b} = first;
			return {a: a?.status ?? null, b: b?.status ?? null, kind: kindOf(first), locations: members};
		})
		.sort(
			(one, other) =>
				outcomeKinds.indexOf(one.kind) - outcomeKinds.indexOf(other.kind) ||
				other.locations.length - one.locations.length ||
				compareSeverity(one.b ?? one.a!, other.b ?? other.a!),
		);
}

function kindOf({a, b}: Pick<ComparedLocation, 'a' | 'b'>): OutcomeKind {
	return a === null || b === null
		? 'one-sided'
		: a.hasEnded && b.hasEnded
			? a.status === b.status
				? 'same'
				: 'different'
			: 'open';
}

function shiftBy(
	movers: readonly ComparedLocation[],
	nameOf: (location: Location) => string,
): readonly DurationShift[] {
	const placed = movers.filter(({location}) => location !== null);
	return [...Map.groupBy(placed, ({location}) => nameOf(location!))]
		.map(([name, members]) => shiftOf(name, members)!)
		.sort(
			(a, b) => Math.abs(b.medianShift) - Math.abs(a.medianShift) || b.count - a.count || (a.name < b.name ? -1 : 1),
		);
}

function shiftOf(name: string, movers: readonly ComparedLocation[]): DurationShift | null {
	if (movers.length === 0) {
		return null;
	}

	const sorted = (of: (one: ComparedLocation) => number): Float64Array => Float64Array.from(movers, of).sort();
	const [before, after, shifts] = [
		sorted(({a}) => a!.tookMs!),
		sorted(({b}) => b!.tookMs!),
		sorted(({shiftMs}) => shiftMs!),
	];
	return {
		name,
		count: movers.length,
		medianA: at(before, 0.5),
		medianB: at(after, 0.5),
		medianShift: at(shifts, 0.5),
		p90Shift: at(shifts, 0.9),
	};
}

/** The value that this share of all doesn't exceed; of an even number the lower middle. */
function at(sorted: Float64Array, share: number): number {
	return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}
