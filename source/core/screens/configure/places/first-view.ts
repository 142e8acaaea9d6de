import type {SearchField} from '../../../domain/search/parse-query.ts';
import {firstMatrixView, type MatrixView} from '../../../matrix/matrix-view.ts';

/** What a search of the matrix knows by name while one chooses in it: nothing has run there yet. */
export const placesFields: readonly SearchField[] = ['account', 'region', 'ou'];

/** The view of the matrix when one begins to choose in it. */
export const firstChoosingView: MatrixView = {...firstMatrixView, fields: placesFields};
