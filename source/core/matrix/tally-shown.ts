import type {Severity} from '../grid/severity.ts';
import type {MatrixScene} from './scene.ts';

/** How many of the locations that are shown have a severity; with 0 all of them. */
export type ShownTally = {
	inRow(account: number, severity: Severity): number;
	inColumn(column: number, severity: Severity): number;
	inAll(severity: Severity): number;
};

/** Count the locations that filter, search and cause leave: it costs nothing, as both the grid and the matcher keep their counts. */
export function tallyShown({grid, matcher}: Pick<MatrixScene, 'grid' | 'matcher'>): ShownTally {
	if (matcher.isOpen) {
		const {tally} = grid;
		return {
			inRow: (account, severity) => tally.inRow(account, severity),
			inColumn: (column, severity) => tally.inColumn(column, severity),
			inAll: severity =>
				severity === 0 ? grid.size : grid.regions.reduce((sum, _, column) => sum + tally.inColumn(column, severity), 0),
		};
	}

	const {shown} = matcher;
	return {
		inRow: (account, severity) => shown.tally.inRow(account, severity),
		inColumn: (column, severity) => shown.tally.inColumn(column, severity),
		inAll: severity => shown.inAll(severity),
	};
}
