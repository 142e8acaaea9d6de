import type {MatrixView} from './matrix-view.ts';

/** How a search changes the folded OUs: they unfold for what it finds, and fold again when the search is left. */
export function foldsFor({search, folded, foldedBefore}: MatrixView): Pick<MatrixView, 'folded' | 'foldedBefore'> {
	if (search === '') {
		return {folded: foldedBefore ?? folded, foldedBefore: null};
	}

	return foldedBefore === null ? {folded: new Set(), foldedBefore: folded} : {folded, foldedBefore};
}
