import {frontHeading, type MatrixLayout, unplacedHeading} from '../../matrix/layout.ts';
import type {RowId} from '../../matrix/matrix-view.ts';
import {type OpenMatrix, openMatrix, withMatrixView} from '../../state/reducers/open-matrix.ts';
import {type Reducers, transition} from '../../state/transition.ts';
import type {MatrixEvent} from './events.ts';

type Handled = Extract<MatrixEvent, {type: 'fold-toggled' | 'all-folded'}>;

export const foldReducers: Reducers<Handled> = {
	'fold-toggled'(state) {
		const matrix = openMatrix(state);
		const unitId = matrix && findUnit(matrix);
		if (matrix === undefined || unitId === undefined) {
			return transition({...state, notice: {text: 'No OU to fold here', tone: 'info'}});
		}

		const folded = new Set(matrix.view.folded);
		if (!folded.delete(unitId)) {
			folded.add(unitId);
		}

		const cursorRow: RowId = `ou:${unitId}`;
		return transition(withMatrixView(state, () => ({folded, cursorRow})));
	},

	'all-folded'(state) {
		const matrix = openMatrix(state);
		if (matrix === undefined) {
			return transition(state);
		}

		const units = listUnits(matrix);
		const areFolded = units.length > 0 && units.every(id => matrix.view.folded.has(id));
		const folded: ReadonlySet<string> = areFolded ? new Set() : new Set(units);
		return transition(
			withMatrixView(state, () => ({folded, topRow: null, cursorRow: areFolded ? matrix.view.cursorRow : null})),
		);
	},
};

/** The OU under the cursor: the heading itself, or the innermost one that the account is in. */
function findUnit({grid, layout, cursor, directory}: OpenMatrix): string | undefined {
	const row: MatrixLayout['rows'][number] | undefined = layout.rows[cursor.row];
	if (row === undefined || row.id === frontHeading) {
		return undefined;
	}

	if (row.kind === 'account' && row.isStep) {
		return grid.isOfSteps ? undefined : unplacedHeading.slice('ou:'.length);
	}

	return row.kind === 'ou' ? row.unit.id : directory.accounts.get(grid.accountIds[row.account]!)?.path.at(-1)?.id;
}

/** The outermost OUs: with these folded, everything is. */
function listUnits({grid, directory}: OpenMatrix): readonly string[] {
	const ids = grid.accountIds.map(id => directory.accounts.get(id)?.path[0]?.id);
	return [...new Set(ids.filter(id => id !== undefined))];
}
