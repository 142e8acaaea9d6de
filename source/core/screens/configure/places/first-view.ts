import type {SearchField} from '../../../domain/search/parse-query.ts';
import {firstMatrixView, type MatrixView} from '../../../matrix/matrix-view.ts';

/** The fields that a search of the matrix knows while the operator chooses in it: nothing has run there yet. */
export const placesFields: readonly SearchField[] = ['account', 'region', 'ou'];

/** The view of the matrix when the operator begins to choose in it. */
export const firstChoosingView: MatrixView = {...firstMatrixView, fields: placesFields};
