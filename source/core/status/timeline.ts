import type {Directory} from '../domain/directory.ts';
import {orderAccounts, type UnitNode} from '../grid/account-order.ts';
import type {LocationGrid, LocationIndex} from '../grid/location-grid.ts';
import {createMemory} from '../grid/remember.ts';
import type {Severity} from '../grid/severity.ts';
import {type DurationSummary, summarizeDurations} from './durations.ts';

/** What a lane of the timeline stands for. */
export type LaneKind = 'ou' | 'account' | 'location';
export const laneKinds: readonly LaneKind[] = ['ou', 'account', 'location'];

/** When everything ran, in as many slices of time as there are columns. */
export type Timeline = {
	/** Epoch milliseconds. */
	readonly from: number;
	readonly to: number;
	/** Locations that ended in each slice. */
	readonly ended: readonly number[];
	/** Locations that ran in the middle of each slice. */
	readonly running: readonly number[];
	/** Of those that ended; `null` before any has. */
	readonly durations: DurationSummary | null;
	/** The slowest of the slow tail, the slowest first: those that still run longer than all but a few count too. */
	readonly slow: ReadonlyArray<{readonly name: string; readonly ms: number; readonly isRunning: boolean}>;
};

export type Lane = {
	readonly name: string;
	/** For each slice the worst severity among the locations that ran in it; 0 where none did. */
	readonly slices: readonly Severity[];
};

const shownSlow = 5;

const rememberTimeline = createMemory<Timeline | null>();

/** Remembered until a location changes or time passes. `null` before anything has begun. */
export function readTimeline(grid: LocationGrid, now: number, slices: number, bins: number): Timeline | null {
	const parts = [grid.version, grid.tally.durations.running === 0 ? 0 : now, slices, bins];
	return rememberTimeline(grid, parts, () => compute(grid, now, slices, bins));
}

function compute(grid: LocationGrid, now: number, slices: number, bins: number): Timeline | null {
	const begun: LocationIndex[] = [];
	for (const index of grid.indices()) {
		if (!Number.isNaN(grid.startedAt(index))) {
			begun.push(index);
		}
	}

	if (begun.length === 0) {
		return null;
	}

	const from = begun.reduce((least, index) => Math.min(least, grid.startedAt(index)), Number.POSITIVE_INFINITY);
	const to = begun.reduce((most, index) => Math.max(most, endOf(grid, index, now)), from + 1);
	const ended = new Array<number>(slices).fill(0);
	const durations: number[] = [];
	for (const index of begun) {
		const endedAt = grid.endedAt(index);
		if (!Number.isNaN(endedAt)) {
			ended[sliceOf(endedAt, from, to, slices)]!++;
			durations.push(endedAt - grid.startedAt(index));
		}
	}

	const summary = summarizeDurations(durations, bins);
	return {
		from,
		to,
		ended,
		running: countRunning(grid, begun, from, to, slices, now),
		durations: summary,
		slow: summary === null ? [] : nameSlow(grid, begun, summary.slowFrom, now),
	};
}

/** The lanes from one on, as many as are shown. */
export function listLanes(
	grid: LocationGrid,
	directory: Directory,
	kind: LaneKind,
	{from, to}: Pick<Timeline, 'from' | 'to'>,
	slices: number,
	now: number,
): ReadonlyArray<() => Lane> {
	return namedLanes(grid, directory, kind).map(({name, indices}) => () => {
		const lane = new Array<Severity>(slices).fill(0);
		for (const index of indices()) {
			const startedAt = grid.startedAt(index);
			if (Number.isNaN(startedAt)) {
				continue;
			}

			const severity = grid.severityAt(index);
			const last = sliceOf(endOf(grid, index, now), from, to, slices);
			for (let slice = sliceOf(startedAt, from, to, slices); slice <= last; slice++) {
				lane[slice] = lane[slice] === 0 ? severity : Math.min(lane[slice]!, severity);
			}
		}

		return {name, slices: lane};
	});
}

type NamedLane = {readonly name: string; readonly indices: () => readonly LocationIndex[]};

function namedLanes(grid: LocationGrid, directory: Directory, kind: LaneKind): readonly NamedLane[] {
	const {byName, root, steps} = orderAccounts(grid, directory);
	const nameOf = (account: number): string =>
		directory.accounts.get(grid.accountIds[account]!)?.name ?? grid.accountIds[account]!;
	const inAccount = (account: number): readonly LocationIndex[] =>
		grid.regions.map((_, column) => grid.indexAt(account, column)).filter(index => grid.has(index));
	const ofSteps = steps.flatMap(row =>
		inAccount(row).map((index): NamedLane => ({name: grid.nameAt(index), indices: () => [index]})),
	);
	if (kind === 'account') {
		return [...byName.map(account => ({name: nameOf(account), indices: () => inAccount(account)})), ...ofSteps];
	}

	if (kind === 'location') {
		const lanes = rememberLanes(byName, [grid, grid.size - grid.stepRows], () => nameLocations(grid, byName, nameOf));
		return [...lanes, ...ofSteps];
	}

	const lanes: NamedLane[] = [];
	const visit = ({unit, own, children}: UnitNode, path: string): void => {
		const name = path === '' ? unit.name : `${path}/${unit.name}`;
		if (own.length > 0) {
			lanes.push({name: name === '' ? 'in no known OU' : name, indices: () => own.flatMap(inAccount)});
		}

		for (const child of children) {
			visit(child, name);
		}
	};

	visit(root, '');
	return grid.isOfSteps
		? ofSteps
		: ofSteps.length === 0
			? lanes
			: [...lanes, {name: 'not placed by AWS', indices: () => ofSteps.flatMap(one => one.indices())}];
}

const rememberLanes = createMemory<readonly NamedLane[]>();

/** One lane for each location, made once for an order of accounts and a number of locations: there may be 100,000. */
function nameLocations(
	grid: LocationGrid,
	byName: readonly number[],
	nameOf: (account: number) => string,
): readonly NamedLane[] {
	const lanes: NamedLane[] = [];
	for (const account of byName) {
		for (const column of grid.regions.keys()) {
			const index = grid.indexAt(account, column);
			if (grid.has(index)) {
				lanes.push({name: `${nameOf(account)} ${grid.regions[column]!}`, indices: () => [index]});
			}
		}
	}

	return lanes;
}

/** How many ran in the middle of each slice. */
function countRunning(
	grid: LocationGrid,
	begun: readonly LocationIndex[],
	from: number,
	to: number,
	slices: number,
	now: number,
): readonly number[] {
	const changes = new Array<number>(slices + 1).fill(0);
	// The first slice whose middle isn't before a time.
	const sliceAfter = (time: number): number =>
		Math.max(0, Math.min(slices, Math.ceil(((time - from) / (to - from)) * slices - 0.5)));
	for (const index of begun) {
		changes[sliceAfter(grid.startedAt(index))]!++;
		changes[sliceAfter(Number.isNaN(grid.endedAt(index)) ? to + (to - from) : endOf(grid, index, now))]!--;
	}

	let running = 0;
	return changes.slice(0, slices).map(change => {
		running += change;
		return running;
	});
}

function nameSlow(
	grid: LocationGrid,
	begun: readonly LocationIndex[],
	slowFrom: number,
	now: number,
): Timeline['slow'] {
	const slow = begun
		.map(index => ({index, ms: endOf(grid, index, now) - grid.startedAt(index)}))
		.filter(({ms}) => ms > slowFrom)
		.sort((a, b) => b.ms - a.ms);
	return slow.slice(0, shownSlow).map(({index, ms}) => ({
		name: grid.nameAt(index),
		ms,
		isRunning: Number.isNaN(grid.endedAt(index)),
	}));
}

function endOf(grid: LocationGrid, index: LocationIndex, now: number): number {
	const endedAt = grid.endedAt(index);
	return Number.isNaN(endedAt) ? Math.max(now, grid.startedAt(index)) : endedAt;
}

function sliceOf(time: number, from: number, to: number, slices: number): number {
	return Math.max(0, Math.min(slices - 1, Math.floor(((time - from) / (to - from)) * slices)));
}
