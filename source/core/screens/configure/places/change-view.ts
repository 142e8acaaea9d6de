import type {Density} from '../../../matrix/matrix-view.ts';
import {transition} from '../../../state/transition.ts';
import {type ConfigureTransition, type Configuring, say, withConfigure} from '../configuring.ts';
import {selectChoosing, withChoosingView} from './choosing.ts';

/** Change the view of the matrix. */
export function changeView(
	state: Configuring,
	change: 'fold' | 'fold-all' | 'density' | 'names' | 'disabled',
): ConfigureTransition {
	const choosing = selectChoosing(state);
	if (choosing === undefined) {
		return transition(state);
	}

	const {scene} = choosing;
	const {directory, grid, layout, cursor, view} = scene;
	switch (change) {
		case 'density': {
			// The overview is for following a fan-out: here every location has its cell.
			const useful: readonly Density[] = ['auto', 'wide', 'narrow'];
			const density = useful[(useful.indexOf(view.density) + 1) % useful.length]!;
			return transition(
				withChoosingView({...state, notice: {text: `Density: ${density}`, tone: 'info'}}, () => ({density})),
			);
		}

		case 'disabled': {
			const {configure} = choosing;
			const turned = withConfigure(state, {...configure, showsDisabled: !configure.showsDisabled});
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
				return say(state, 'No OU to fold here');
			}

			const folded = new Set(view.folded);
			if (!folded.delete(unit)) {
				folded.add(unit);
			}

			return transition(withChoosingView(state, () => ({folded, cursorRow: `ou:${unit}`})));
		}
	}
}
