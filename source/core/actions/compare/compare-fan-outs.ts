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
	/** Milliseconds; `null` where it hasn't ended, or at unknown times. */
	readonly tookMs: number | null;
	readonly failureMessage: string | null;
};

/** Locations that fared alike: the same status before, and the same one after. `null` where the fan-out doesn't have the location. */
export type OutcomeGroup = {
	readonly a: Status | null;
	readonly b: Status | null;
	/** Whether both are the same status. */
	readonly isSame: boolean;
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
	/** Locations that fared differently come first, the largest group first; then those that only one fan-out has, then those that fared the same. */
	readonly groups: readonly OutcomeGroup[];
	/** Locations in both, and how many of them fared differently. */
	readonly inBoth: number;
	readonly different: number;
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
	const inBoth = locations.filter(one => one.a !== null && one.b !== null);
	return {
		groups,
		inBoth: inBoth.length,
		different: inBoth.filter(one => one.a!.status !== one.b!.status).length,
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
	const took = grid.hasEndedAt(index) ? grid.endedAt(index) - grid.startedAt(index) : Number.NaN;
	return {
		status: grid.statusAt(index)!,
		tookMs: took >= 0 ? took : null,
		failureMessage: grid.failureMessageAt(index),
	};
}

function groupOutcomes(locations: readonly ComparedLocation[]): readonly OutcomeGroup[] {
	const byOutcome = Map.groupBy(locations, ({a, b}) => `${a?.status ?? ''} ${b?.status ?? ''}`);
	return [...byOutcome.values()]
		.map((members): OutcomeGroup => {
			const [{a, b}] = members as [ComparedLocation];
			return {a: a?.status ?? null, b: b?.status ?? null, isSame: a?.status === b?.status, locations: members};
		})
		.sort(
			(one, other) =>
				rankOf(one) - rankOf(other) ||
				other.locations.length - one.locations.length ||
				compareSeverity(one.b ?? one.a!, other.b ?? other.a!),
		);
}

/** What fared differently comes first, then what one fan-out alone has, then what fared the same. */
function rankOf({a, b, isSame}: OutcomeGroup): number {
	return isSame ? 2 : a === null || b === null ? 1 : 0;
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
