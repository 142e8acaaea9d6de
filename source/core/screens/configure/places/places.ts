import type {Directory} from '../../../domain/directory.ts';
import {partitionOf} from '../../../domain/partition.ts';
import {LocationGrid} from '../../../grid/location-grid.ts';
import {createMemory} from '../../../grid/remember.ts';
import type {DraftPlaces} from '../../../planning/draft.ts';
import {paint} from '../../../planning/edit-selection.ts';
import {listNamedLocations} from '../../../planning/named-locations.ts';
import {type Axes, emptySelection, extendAxes, type Selection, selectLocations} from '../../../planning/selection.ts';
import {isAccountId, isActive, isCovered, type Units} from '../../../planning/units.ts';
import type {Configure} from '../configure.ts';

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
	const named = selectLocations(listNamedLocations(entries));
	return extendAxes(named, [...directory.accounts.keys()].sort());
}

/** Whether a Region is on in the central account; taken for granted while that isn't known. */
export function isEnabled({choices}: Pick<Configure, 'choices'>, region: string): boolean {
	return choices.regions.state !== 'known' || choices.regions.values.includes(region);
}
