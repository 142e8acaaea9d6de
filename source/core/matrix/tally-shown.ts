import {createMemory} from '../grid/remember.ts';
import {type Severity, severityCount} from '../grid/severity.ts';
import type {MatrixLayout} from './layout.ts';
import type {MatrixScene} from './scene.ts';

/** How many of the locations that are shown have a severity; with 0 all of them. */
export type ShownTally = {
	inRow(account: number, severity: Severity): number;
	inColumn(column: number, severity: Severity): number;
	inAll(severity: Severity): number;
};

const remember = createMemory<ShownTally>();

/** Count the locations that filter, search and cause leave. Without any of them this costs nothing; else it is cached until a location changes. */
export function tallyShown({grid, layout, matcher}: Pick<MatrixScene, 'grid' | 'layout' | 'matcher'>): ShownTally {
	const {tally} = grid;
	if (matcher.isOpen) {
		return {
			inRow: (account, severity) => tally.inRow(account, severity),
			inColumn: (column, severity) => tally.inColumn(column, severity),
			inAll: severity =>
				severity === 0 ? grid.size : grid.regions.reduce((sum, _, column) => sum + tally.inColumn(column, severity), 0),
		};
	}

	return remember(layout, [grid, grid.version, matcher], () => count({grid, layout, matcher}));
}

function count({
	grid,
	layout: {accounts, columns},
	matcher,
}: {
	readonly grid: MatrixScene['grid'];
	readonly layout: MatrixLayout;
	readonly matcher: MatrixScene['matcher'];
}): ShownTally {
	const rows = new Map(accounts.map((account, place) => [account, place * severityCount]));
	const places = new Map(columns.map((column, place) => [column, place * severityCount]));
	const inRows = new Int32Array(accounts.length * severityCount);
	const inColumns = new Int32Array(columns.length * severityCount);
	const inAll = new Int32Array(severityCount);
	for (const [account, row] of rows) {
		for (const [column, place] of places) {
			const index = grid.indexAt(account, column);
			const severity = grid.severityAt(index);
			if (severity !== 0 && matcher.matches(index)) {
				for (const each of [0, severity]) {
					inRows[row + each]!++;
					inColumns[place + each]!++;
					inAll[each]!++;
				}
			}
		}
	}

	return {
		inRow: (account, severity) => inRows[(rows.get(account) ?? Number.NaN) + severity] ?? 0,
		inColumn: (column, severity) => inColumns[(places.get(column) ?? Number.NaN) + severity] ?? 0,
		inAll: severity => inAll[severity] ?? 0,
	};
}
