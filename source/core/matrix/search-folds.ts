import type {MatrixView} from './matrix-view.ts';

/** What a search does to the OUs that are folded: they open for what it finds, and fold again when it is left. */
export function foldsFor({search, folded, foldedBefore}: MatrixView): Pick<MatrixView, 'folded' | 'foldedBefore'> {
	if (search === '') {
		return {folded: foldedBefore ?? folded, foldedBefore: null};
	}

	return foldedBefore === null ? {folded: new Set(), foldedBefore: folded} : {folded, foldedBefore};
}
