import type {LocationIndex} from '../../../grid/location-grid.ts';
import {listMarked, listRange} from '../../../matrix/marks.ts';
import {countBits, type Selection} from '../../../planning/selection.ts';
import {transition} from '../../../state/transition.ts';
import {formatCount} from '../../../status/format.ts';
import {type ConfigureTransition, type Configuring, hush, say, withConfigure} from '../configuring.ts';
import {type ChoosingScene, selectChoosing, withChoosingView} from './choosing.ts';
import {paintUnits} from './paint-units.ts';
import {syncPlaces} from './places.ts';

type Painted = 'location' | 'row' | 'column' | 'shown';

/** Paint what the key names, as the draft chooses: locations, or OUs and Regions. */
export function paintPart(state: Configuring, what: Painted): ConfigureTransition {
	const choosing = selectChoosing(state);
	if (choosing === undefined) {
		return transition(state);
	}

	if (what === 'location' && choosing.configure.view.anchor !== null) {
		return paintRange(state);
	}

	const {places} = choosing.configure.draft;
	return places.kind === 'units'
		? paintUnits(state, choosing, places, what)
		: paintCells(state, choosing, listMarked(choosing.scene, what), what === 'location' || what === 'column');
}

/** Begin a range at the cursor, or paint the range up to it. */
export function paintRange(state: Configuring): ConfigureTransition {
	const choosing = selectChoosing(state);
	if (choosing === undefined) {
		return transition(state);
	}

	const {scene, configure} = choosing;
	if (configure.draft.places.kind === 'units') {
		return say(state, 'A range is painted of locations. Press o to choose these instead of OUs');
	}

	const {anchor} = configure.view;
	if (anchor === null) {
		const row = scene.layout.rows[scene.cursor.row];
		const column = scene.layout.columns[scene.cursor.column];
		if (row === undefined || column === undefined) {
			return transition(state);
		}

		const anchored = withChoosingView(state, () => ({anchor: {row: row.id, region: scene.grid.regions[column]!}}));
		return say(anchored, 'Move to the other corner, then v or Space paints; Esc leaves');
	}

	const painted = paintCells(state, choosing, listRange(scene, anchor), false);
	return {...painted, state: withChoosingView(painted.state, () => ({anchor: null}))};
}

/** Select what isn't, and clear what is; what can't be used stays as it is. */
export function invertSelection(state: Configuring): ConfigureTransition {
	const choosing = selectChoosing(state);
	if (choosing === undefined || choosing.configure.draft.places.kind === 'units') {
		return say(state, 'Only locations are inverted. Press o to choose these instead of OUs');
	}

	const indices = usable(choosing, listMarked(choosing.scene, 'shown'));
	return transition(
		withSelection(
			state,
			flip(choosing, indices, word => ~word),
		),
	);
}

/** Select nothing. */
export function clearSelection(state: Configuring): ConfigureTransition {
	const choosing = selectChoosing(state);
	if (choosing === undefined) {
		return transition(state);
	}

	const {places} = choosing.configure.draft;
	if (places.kind === 'units') {
		const draft = {...choosing.configure.draft, places: {...places, accounts: [], regions: [], excludes: []}};
		return transition(withConfigure(hush(state), {...choosing.configure, draft}));
	}

	const {axes, words} = choosing.selection;
	return transition(withSelection(state, {axes, words: new Uint32Array(words.length), size: 0}));
}

/** Go back to what was painted before; as often as something was. */
export function undoPainting(state: Configuring): ConfigureTransition {
	const {configure} = state;
	const places = configure.painted.at(-1);
	if (places === undefined) {
		return say(state, 'Nothing was painted before');
	}

	const undone = {...configure, draft: {...configure.draft, places}, painted: configure.painted.slice(0, -1)};
	// Accounts and Regions may have turned up since.
	const synced = syncPlaces(undone, state.directory, state.central?.region ?? null);
	return transition(withConfigure(hush(state), synced));
}

function paintCells(
	state: Configuring,
	choosing: ChoosingScene,
	all: readonly LocationIndex[],
	isOutright: boolean,
): ConfigureTransition {
	const {grid} = choosing.scene;
	const good = usable(choosing, all);
	// What is pointed at alone is painted even where nothing can run: the operator may know better.
	const indices = good.length > 0 || !isOutright ? good : all;
	if (indices.length === 0) {
		return say(state, all.length === 0 ? 'No location here to paint' : whyUnusable(choosing, all[0]!));
	}

	const isAll = indices.every(index => isOn(choosing.selection, grid.accountOf(index), grid.columnOf(index)));
	const painted = flip(choosing, indices, (word, mask) => (isAll ? word & ~mask : word | mask));
	const changed = withSelection(state, painted);
	const left = all.length - indices.length;
	if (left > 0 && !isAll) {
		return say(
			changed,
			`${formatCount(left)} left out: ${whyUnusable(choosing, all.find(index => !good.includes(index))!)}`,
		);
	}

	return good.length === 0 && !isAll
		? say(changed, `Painted, although ${whyUnusable(choosing, indices[0]!)}`)
		: transition(changed);
}

/** Change the bits of some locations. @param change - A word, and the bits of it that are meant. */
function flip(
	{selection, scene}: ChoosingScene,
	indices: readonly LocationIndex[],
	change: (word: number, mask: number) => number,
): Selection {
	const words = selection.words.slice();
	for (const index of indices) {
		const column = scene.grid.columnOf(index);
		const place = scene.grid.accountOf(index) * 2 + (column >> 5);
		const mask = 1 << (column & 31);
		const word = words[place]!;
		words[place] = (word & ~mask) | (change(word, mask) & mask);
	}

	return {axes: selection.axes, words, size: countBits(words)};
}

function isOn({words}: Selection, account: number, column: number): boolean {
	return (words[account * 2 + (column >> 5)]! & (1 << (column & 31))) !== 0;
}

/** The state with another selection: painting in a plan's own entries makes them locations. */
function withSelection(state: Configuring, selection: Selection): Configuring {
	const {configure} = state;
	return configure === null
		? state
		: withConfigure(hush(state), {...configure, draft: {...configure.draft, places: {kind: 'locations', selection}}});
}

function usable({scene, inactive, disabled}: ChoosingScene, indices: readonly LocationIndex[]) {
	const {grid} = scene;
	return indices.filter(index => !inactive[grid.accountOf(index)] && !disabled[grid.columnOf(index)]);
}

function whyUnusable({scene, inactive}: ChoosingScene, index: LocationIndex): string {
	const {grid, directory} = scene;
	const accountId = grid.accountIds[grid.accountOf(index)]!;
	const region = grid.regions[grid.columnOf(index)]!;
	return inactive[grid.accountOf(index)]
		? `account ${accountId} is ${directory.accounts.get(accountId)?.state ?? 'not active'}`
		: `${region} is not enabled in the central account`;
}
