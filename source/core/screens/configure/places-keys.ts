import type {Density, MatrixView} from '../../matrix/matrix-view.ts';
import {findFrom} from '../../matrix/move.ts';
import type {ConsoleState} from '../../state/state.ts';
import {type Transition, transition} from '../../state/transition.ts';
import {selectChoosing, withChoosingView} from './choosing.ts';
import {launch} from './screen.ts';

/** The matrix is searched for something else: from where the search began the cursor goes to the nearest location that is found. */
export function searchPlaces(
	state: ConsoleState,
	change: (text: string) => string,
	isSearching: boolean,
): ConsoleState {
	const searched = withChoosingView({...state, notice: null}, view => {
		const origin = view.searchOrigin ?? placeOf(view);
		return {
			search: change(view.search),
			isSearching,
			searchOrigin: origin,
			topRow: null,
			...(origin === null ? {} : {cursorRow: origin.row, cursorRegion: origin.region}),
		};
	});
	const scene = selectChoosing(searched)?.scene;
	const isThere = scene === undefined || (scene.cursor.index !== null && scene.matcher.matches(scene.cursor.index));
	const found = isThere ? undefined : findFrom(scene, 1, () => true);
	return found === undefined || scene === undefined
		? searched
		: withChoosingView(searched, () => ({
				cursorRow: found.row,
				cursorRegion: scene.grid.regions[scene.grid.columnOf(found.index)]!,
			}));
}

/** The search stays as it is, and keys are keys again. */
export function keepSearch(state: ConsoleState): ConsoleState {
	return withChoosingView(state, () => ({isSearching: false, searchOrigin: null}));
}

/** Leave what narrows the matrix, the last thing first; `undefined` where nothing does. A search left while one types hasn't happened; left later, one stays where it led. */
export function leavePlaces(state: ConsoleState, view: MatrixView): ConsoleState | undefined {
	if (view.anchor !== null) {
		return withChoosingView(state, () => ({anchor: null}));
	}

	if (!view.isSearching && view.search === '') {
		return undefined;
	}

	const back = view.isSearching ? view.searchOrigin : null;
	return withChoosingView(state, () => ({
		isSearching: false,
		search: '',
		searchOrigin: null,
		topRow: null,
		...(back === null ? {} : {cursorRow: back.row, cursorRegion: back.region}),
	}));
}

function placeOf({cursorRow, cursorRegion}: MatrixView): MatrixView['searchOrigin'] {
	return cursorRow === null || cursorRegion === null ? null : {row: cursorRow, region: cursorRegion};
}

/** Look at the matrix in another way. */
export function changeView(
	state: ConsoleState,
	change: 'fold' | 'fold-all' | 'density' | 'names' | 'disabled',
): Transition {
	const choosing = selectChoosing(state);
	if (choosing === undefined) {
		return transition(state);
	}

	const {scene} = choosing;
	const {directory, grid, layout, cursor, view} = scene;
	switch (change) {
		case 'density': {
			// The overview is for watching: here every location has its cell.
			const useful: readonly Density[] = ['auto', 'wide', 'narrow'];
			const density = useful[(useful.indexOf(view.density) + 1) % useful.length]!;
			return transition(
				withChoosingView({...state, notice: {text: `Density: ${density}`, tone: 'info'}}, () => ({density})),
			);
		}

		case 'disabled': {
			const {configure} = choosing;
			const turned = launch.in(state, {...configure, showsDisabled: !configure.showsDisabled});
			return transition(withChoosingView(turned, () => ({leftRegion: null})));
		}

		case 'names':
			return transition(withChoosingView(state, () => ({hasLongNames: !view.hasLongNames})));
		case 'fold-all': {
			const ids = grid.accountIds.map(id => directory.accounts.get(id)?.path[0]?.id);
			const units = [...new Set(ids.filter(id => id !== undefined))];
			const areFolded = units.every(id => view.folded.has(id));
			return transition(withChoosingView(state, () => ({folded: new Set(areFolded ? [] : units), topRow: null})));
		}

		case 'fold': {
			const row = layout.rows[cursor.row];
			const unit =
				row?.kind === 'ou'
					? row.unit.id
					: row && directory.accounts.get(grid.accountIds[row.account]!)?.path.at(-1)?.id;
			if (unit === undefined) {
				return transition({...state, notice: {text: 'No OU to fold here', tone: 'info'}});
			}

			const folded = new Set(view.folded);
			if (!folded.delete(unit)) {
				folded.add(unit);
			}

			return transition(withChoosingView(state, () => ({folded, cursorRow: `ou:${unit}`})));
		}
	}
}
