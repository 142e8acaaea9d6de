import type {LocationIndex} from '../../grid/location-grid.ts';
import {listMarked, listRange, toggleMarks} from '../../matrix/marks.ts';
import {type OpenMatrix, openMatrix, withMatrixView} from '../../state/reducers/open-matrix.ts';
import type {ConsoleState} from '../../state/state.ts';
import {type Reducers, type Transition, transition} from '../../state/transition.ts';
import type {MatrixEvent} from './events.ts';

type Handled = Extract<MatrixEvent, {type: 'mark-toggled' | 'range-toggled'}>;

export const markReducers: Reducers<Handled> = {
	'mark-toggled'(state, {what}) {
		const matrix = openMatrix(state);
		if (matrix === undefined) {
			return transition(state);
		}

		// While a range is drawn, the key that marks one location ends it.
		if (what === 'location' && matrix.view.anchor !== null) {
			return markRange(state, matrix);
		}

		return mark(state, matrix, listMarked(matrix, what));
	},

	'range-toggled'(state) {
		const matrix = openMatrix(state);
		if (matrix === undefined) {
			return transition(state);
		}

		if (matrix.view.anchor !== null) {
			return markRange(state, matrix);
		}

		const row = matrix.layout.rows[matrix.cursor.row];
		const column = matrix.layout.columns[matrix.cursor.column];
		if (row === undefined || column === undefined) {
			return transition(state);
		}

		const anchored = withMatrixView(state, () => ({anchor: {row: row.id, region: matrix.grid.regions[column]!}}));
		return transition({
			...anchored,
			notice: {text: 'Move to the other corner, then v or Space marks; Esc leaves', tone: 'info'},
		});
	},
};

function markRange(state: ConsoleState, matrix: OpenMatrix): Transition {
	const {anchor} = matrix.view;
	const marked = anchor === null ? [] : listRange(matrix, anchor);
	const ended = mark(state, matrix, marked);
	return {...ended, state: withMatrixView(ended.state, () => ({anchor: null}))};
}

function mark(state: ConsoleState, matrix: OpenMatrix, indices: readonly LocationIndex[]): Transition {
	if (indices.length === 0) {
		return transition({...state, notice: {text: 'No location here to mark', tone: 'info'}});
	}

	const marks = toggleMarks(matrix, matrix.view.marks, indices);
	return transition({...withMatrixView(state, () => ({marks})), notice: null});
}
