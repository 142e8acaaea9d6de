import type {Directory} from '../../domain/directory.ts';
import {partitionOf} from '../../domain/partition.ts';
import {LocationGrid} from '../../grid/location-grid.ts';
import {createMemory} from '../../grid/remember.ts';
import type {DraftPlaces} from '../../planning/draft.ts';
import {paint} from '../../planning/edit-selection.ts';
import {type Axes, emptySelection, extendAxes, type Selection, selectLocations} from '../../planning/selection.ts';
import type {Configure} from './configure.ts';

export type Units = Extract<DraftPlaces, {kind: 'units'}>;

const rememberGrid = createMemory<LocationGrid>();

/** A grid of all accounts × Regions, by the same indices as the axes. */
export function gridOf(axes: Axes): LocationGrid {
	return rememberGrid(axes, [], () => {
		const grid = new LocationGrid();
		for (const region of axes.regions) {
			grid.addRegion(region);
		}

		for (const accountId of axes.accountIds) {
			grid.addAccount(accountId);
			for (const region of axes.regions) {
				grid.plan({accountId, region});
			}
		}

		return grid;
	});
}

/**
The selection on axes that hold every account and Region that is known, those of the OU way of choosing included.

Regions of other partitions (China, GovCloud) can't be reached from this one and are left out unless a plan names them.
*/
export function syncPlaces(configure: Configure, directory: Directory, centralRegion: string | null): Configure {
	const {draft, otherPlaces} = configure;
	const accountIds = [...directory.accounts.keys()].sort();
	const regions = [...directory.regions.keys()]
		.filter(region => centralRegion === null || partitionOf(region) === partitionOf(centralRegion))
		.sort();
	const extend = <P extends DraftPlaces>(places: P): P =>
		places.kind === 'locations' ? {...places, selection: extendAxes(places.selection, accountIds, regions)} : places;
	return {...configure, draft: {...draft, places: extend(draft.places)}, otherPlaces: extend(otherPlaces)};
}

const rememberShown = createMemory<Selection>();

/** The locations that the draft would run in, as far as the directory tells: OUs are expanded by AWS itself, when it starts. */
export function selectionOf({draft, otherPlaces}: Configure, directory: Directory): Selection {
	const {places} = draft;
	if (places.kind === 'locations') {
		return places.selection;
	}

	return rememberShown(places, [directory, otherPlaces], () =>
		places.kind === 'units' ? expandUnits(places, directory, otherPlaces) : expandEntries(places, directory),
	);
}

/** Every account and Region that is known or named, so that an OU's choice is drawn on the same matrix. */
function expandUnits(units: Units, directory: Directory, other: DraftPlaces): Selection {
	const base = other.kind === 'locations' ? emptySelection(other.selection.axes) : selectLocations([]);
	const named = units.accounts.filter(isAccountId);
	const wide = extendAxes(base, [...[...directory.accounts.keys()].sort(), ...named], units.regions);
	const {axes} = wide;
	const accounts = axes.accountIds.flatMap((accountId, index) =>
		isCovered(units, directory, accountId) && isActive(directory, accountId) ? [index] : [],
	);
	const columns = units.regions.map(region => axes.regionIndex.get(region)!);
	return paint(wide, accounts, columns, 'select');
}

function expandEntries({entries}: Extract<DraftPlaces, {kind: 'as-given'}>, directory: Directory): Selection {
	const named = selectLocations(
		entries.flatMap(({Accounts = [], Regions = []}) =>
			Accounts.filter(isAccountId).flatMap(accountId => Regions.map(region => ({accountId, region}))),
		),
	);
	return extendAxes(named, [...directory.accounts.keys()].sort());
}

/** Whether the OUs or accounts named take an account in, exclusions aside. */
export function isTakenIn({accounts, includesChildUnits}: Units, directory: Directory, accountId: string): boolean {
	if (accounts.includes(accountId)) {
		return true;
	}

	const path = directory.accounts.get(accountId)?.path ?? [];
	const above = includesChildUnits ? path : path.slice(-1);
	const isUnderRoot = accounts.some(id => id.startsWith('r-')) && (includesChildUnits || path.length === 0);
	return directory.accounts.has(accountId) && (isUnderRoot || above.some(({id}) => accounts.includes(id)));
}

/** Whether an account is left out by itself or with an OU that it is in. */
export function isExcluded({excludes}: Units, directory: Directory, accountId: string): boolean {
	const path = directory.accounts.get(accountId)?.path ?? [];
	return excludes.includes(accountId) || path.some(({id}) => excludes.includes(id));
}

function isCovered(units: Units, directory: Directory, accountId: string): boolean {
	return isTakenIn(units, directory, accountId) && !isExcluded(units, directory, accountId);
}

/** How many locations OUs and accounts come to; `null` where the directory doesn't know one of them. */
export function countUnits(units: Units, directory: Directory): number | null {
	if (!units.accounts.every(id => isKnownPlace(id, directory))) {
		return null;
	}

	const all = new Set([...directory.accounts.keys(), ...units.accounts.filter(isAccountId)]);
	const covered = [...all].filter(id => isCovered(units, directory, id) && isActive(directory, id));
	return covered.length * new Set(units.regions).size;
}

function isKnownPlace(id: string, {accounts}: Directory): boolean {
	return (
		isAccountId(id) ||
		(id.startsWith('r-') && accounts.size > 0) ||
		[...accounts.values()].some(({path}) => path.some(unit => unit.id === id))
	);
}

/** Whether an account can run anything: a suspended or closed one can't. One that only its ID is known of may. */
export function isActive({accounts}: Directory, accountId: string): boolean {
	const state = accounts.get(accountId)?.state ?? null;
	return state === null || state === 'ACTIVE';
}

/** Whether a Region is on in the central account; taken for granted while that isn't known. */
export function isEnabled({choices}: Pick<Configure, 'choices'>, region: string): boolean {
	return choices.regions.state !== 'known' || choices.regions.values.includes(region);
}

export function isAccountId(text: string): boolean {
	return /^\d{12}$/.test(text);
}
