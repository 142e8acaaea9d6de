import {regionPattern} from '../../../domain/location.ts';
import type {Units} from '../../../planning/units.ts';
import {isAccountId, isExcluded, isTakenIn} from '../../../planning/units.ts';
import {transition} from '../../../state/transition.ts';
import {type Configure, noUnits} from '../configure.ts';
import {type ConfigureTransition, type Configuring, hush, say, withConfigure} from '../configuring.ts';
import {type ChoosingScene, selectChoosing} from './choosing.ts';

/** Choose OUs instead of locations, or locations instead of OUs. Each way keeps what was chosen in it. */
export function toggleUnitMode(state: Configuring): ConfigureTransition {
	const choosing = selectChoosing(state);
	if (choosing === undefined) {
		return transition(state);
	}

	const {configure} = choosing;
	const {draft, otherPlaces} = configure;
	const isUnits = draft.places.kind === 'units';
	const places = isUnits
		? otherPlaces.kind === 'locations'
			? otherPlaces
			: {
					kind: 'locations' as const,
					selection: {...choosing.selection, words: new Uint32Array(choosing.selection.words.length), size: 0},
				}
		: otherPlaces.kind === 'units'
			? otherPlaces
			: noUnits;
	const changed: Configure = {
		...configure,
		draft: {...draft, places},
		otherPlaces: draft.places.kind === 'as-given' ? {kind: 'locations', selection: choosing.selection} : draft.places,
		view: {...configure.view, anchor: null},
		painted: [],
	};
	return say(
		withConfigure(state, changed),
		isUnits
			? 'Locations are chosen: OUs are sent as the accounts that are painted'
			: 'OUs are chosen: Space takes an OU or account in, or excludes it; C a Region',
	);
}

/** Take in the OUs below the chosen ones too, or only their own accounts. */
export function toggleChildUnits(state: Configuring): ConfigureTransition {
	const {configure} = state;
	const places = configure.draft.places;
	if (configure == null || places?.kind !== 'units') {
		return say(state, 'Child OUs count where OUs are sent as OUs: press o first');
	}

	const includesChildUnits = !places.includesChildUnits;
	return say(
		withConfigure(state, {...configure, draft: {...configure.draft, places: {...places, includesChildUnits}}}),
		includesChildUnits ? 'OUs are sent with their child OUs' : 'OUs are sent without their child OUs',
	);
}

export function paintUnits(
	state: Configuring,
	{scene, configure, disabled}: ChoosingScene,
	units: Units,
	what: 'location' | 'row' | 'column' | 'shown',
): ConfigureTransition {
	const {layout, cursor, grid, directory} = scene;
	const row = layout.rows[cursor.row];
	const column = layout.columns[cursor.column];
	const withUnits = (change: Partial<Units>): ConfigureTransition =>
		transition(withConfigure(hush(state), {...configure, draft: {...configure.draft, places: {...units, ...change}}}));
	if (what === 'column' || what === 'shown') {
		const columns = what === 'column' ? [column ?? -1] : layout.columns.filter(one => !disabled[one]);
		const wanted = columns.flatMap(one => grid.regions[one] ?? []);
		const areAll = wanted.every(region => units.regions.includes(region));
		const kept = units.regions.filter(region => !wanted.includes(region));
		// In the order of the axes, whatever the order of the keys.
		const regions = areAll ? kept : grid.regions.filter(region => kept.includes(region) || wanted.includes(region));
		return withUnits({regions});
	}

	if (row === undefined) {
		return transition(state);
	}

	const id = row.kind === 'ou' ? row.unit.id : grid.accountIds[row.account]!;
	if (units.accounts.includes(id)) {
		return withUnits({accounts: units.accounts.filter(one => one !== id)});
	}

	if (units.excludes.includes(id)) {
		return withUnits({excludes: units.excludes.filter(one => one !== id)});
	}

	const isInside =
		row.kind === 'account'
			? isTakenIn(units, directory, id)
			: row.accounts.length > 0 &&
				row.accounts.every(account => isTakenIn(units, directory, grid.accountIds[account]!));
	if (row.kind === 'account' && isExcluded(units, directory, id)) {
		return say(state, 'An OU that this account is in is excluded');
	}

	return isInside ? withUnits({excludes: [...units.excludes, id]}) : withUnits({accounts: [...units.accounts, id]});
}

/** What was typed or pasted, taken in as OUs, accounts and Regions. @returns What of it is none of these. */
export function addToUnits(
	units: Units,
	words: readonly string[],
): {readonly units: Units; readonly unknown: string[]} {
	const accounts = words.filter(word => isAccountId(word) || /^(ou-[a-z0-9-]+|r-[a-z0-9]+)$/.test(word));
	const regions = words.filter(word => regionPattern.test(word) && !word.startsWith('ou-'));
	return {
		units: {
			...units,
			accounts: [...new Set([...units.accounts, ...accounts])],
			regions: [...new Set([...units.regions, ...regions])],
		},
		unknown: words.filter(word => !accounts.includes(word) && !regions.includes(word)),
	};
}
