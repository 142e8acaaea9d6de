import type {Directory} from '../domain/directory.ts';
import {orderAccounts, type UnitNode} from '../grid/account-order.ts';
import type {LocationGrid, LocationIndex} from '../grid/location-grid.ts';
import {createMemory} from '../grid/remember.ts';
import {type Severity, severityCount} from '../grid/severity.ts';
import {endOf, type Slicing, sliceOf} from './time-slices.ts';

/** What a lane of the timeline shows. */
export type LaneKind = 'ou' | 'account' | 'location';
export const laneKinds: readonly LaneKind[] = ['ou', 'account', 'location'];

export type Lane = {
	readonly name: string;
	/** What ran in each slice, by its result. */
	readonly slices: readonly LaneSlice[];
	/** Locations of the lane by severity; their number at 0. */
	readonly counts: readonly number[];
};

/** A slice of a lane: the result of most of its locations, and the worst of the others; both 0 where nothing ran. */
type LaneSlice = {
	readonly most: Severity;
	/** As `most` where all are alike. */
	readonly worst: Severity;
	/** The share of the worst among those that ran, from 0 to 1. */
	readonly share: number;
};

const empty: LaneSlice = {most: 0, worst: 0, share: 0};

type Lanes = ReadonlyArray<{readonly name: string; readonly read: () => Lane}>;

const rememberShown = createMemory<Lanes>();

/** The lanes of a kind, each computed when it is first shown; cached for a timeline. */
export function listLanes(
	grid: LocationGrid,
	directory: Directory,
	kind: LaneKind,
	slicing: Slicing,
	now: number,
): Lanes {
	return rememberShown(slicing, [directory, kind], () =>
		namedLanes(grid, directory, kind).map(({name, indices}) => {
			let lane: Lane | undefined;
			return {
				name,
				read: () => {
					lane ??= readLane(grid, name, indices(), slicing, now);
					return lane;
				},
			};
		}),
	);
}

function readLane(
	grid: LocationGrid,
	name: string,
	indices: readonly LocationIndex[],
	slicing: Slicing,
	now: number,
): Lane {
	const counts = new Array<number>(severityCount).fill(0);
	// By slice and severity, first as changes from slice to slice.
	const changes = new Int32Array((slicing.slices + 1) * severityCount);
	for (const index of indices) {
		const severity = grid.severityAt(index);
		counts[0]!++;
		counts[severity]!++;
		const startedAt = grid.startedAt(index);
		if (!Number.isNaN(startedAt)) {
			changes[sliceOf(startedAt, slicing) * severityCount + severity]!++;
			changes[(sliceOf(endOf(grid, index, now), slicing) + 1) * severityCount + severity]!--;
		}
	}

	const present = new Array<number>(severityCount).fill(0);
	const slices = Array.from({length: slicing.slices}, (_, slice) => {
		for (const severity of present.keys()) {
			present[severity]! += changes[slice * severityCount + severity]!;
		}

		return summarizeSlice(present);
	});
	return {name, slices, counts};
}

function summarizeSlice(counts: readonly number[]): LaneSlice {
	const total = counts.reduce((sum, count) => sum + count, 0);
	if (total === 0) {
		return empty;
	}

	const most = counts.indexOf(Math.max(...counts));
	const worst = counts.findIndex(count => count > 0);
	return {most, worst, share: counts[worst]! / total};
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

/** One lane for each location, created once for an order of accounts and a number of locations: there may be 100,000. */
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
