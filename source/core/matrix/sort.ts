import type {LocationGrid} from '../grid/location-grid.ts';
import {createRowMemory} from '../grid/remember-rows.ts';
import {severityOfClass} from '../grid/severity.ts';
import type {MatrixView} from './matrix-view.ts';

const failed = severityOfClass('failed');

/** Sort accounts, which are in order of name, the largest value first, or the smallest where the order is reversed; equal ones stay in order of name. */
export function rankAccounts(
	grid: LocationGrid,
	{sort, isReversed}: Pick<MatrixView, 'sort' | 'isReversed'>,
	byName: readonly number[],
): readonly number[] {
	if (sort === 'ou' || sort === 'name') {
		return isReversed && sort === 'name' ? byName.toReversed() : byName;
	}

	const weigh =
		sort === 'failures'
			? (account: number) => grid.tally.inRow(account, failed)
			: (account: number) => longestDuration(grid, account);
	const weights = new Map(byName.map(account => [account, weigh(account)]));
	const sign = isReversed ? -1 : 1;
	return byName.toSorted((a, b) => sign * (weights.get(b)! - weights.get(a)!));
}

const rememberDuration = createRowMemory<number>();

/** What still runs is longer than all that ended, since its end isn't known; the earlier begun, the longer. */
function longestDuration(grid: LocationGrid, account: number): number {
	const beyond = 1e15;
	return rememberDuration(grid, account, () => {
		let longest = -1;
		for (let column = 0; column < grid.regions.length; column++) {
			const index = grid.indexAt(account, column);
			const startedAt = grid.startedAt(index);
			if (!Number.isNaN(startedAt)) {
				const endedAt = grid.endedAt(index);
				longest = Math.max(longest, Number.isNaN(endedAt) ? beyond - startedAt : endedAt - startedAt);
			}
		}

		return longest;
	});
}
