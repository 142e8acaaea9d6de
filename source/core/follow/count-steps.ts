import type {LocationGrid} from '../grid/location-grid.ts';
import type {Following} from './following.ts';
import {startsOf} from './start-index.ts';

/** Count the steps that report their end; those that have only presumably ended don't count. */
export function countEndedSteps(grid: LocationGrid): number {
	return grid.size - grid.live - (grid.withoutStep.get('NotRun') ?? 0) - (grid.withoutStep.get('Unknown') ?? 0);
}

/** Count the locations that have not begun: AWS's total less those that were read as ended or running; infinite where AWS gives no total. */
export function countUnbegun({execution, grid}: Following): number {
	const total = execution?.counters?.total;
	return total === undefined
		? Number.POSITIVE_INFINITY
		: Math.max(0, total - countEndedSteps(grid) - startsOf(grid).live);
}
