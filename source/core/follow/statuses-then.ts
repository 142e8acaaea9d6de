import type {Status} from '../domain/status.ts';
import type {Following} from './following.ts';

/** The status of every location of each attempt when the operator went back, by its index in the attempt's grid. */
export type StatusesThen = ReadonlyMap<string, ReadonlyArray<Status | undefined>>;

/** Keep the statuses of the attempts as they are now, to count later what has changed since. */
export function keepStatuses(attempts: readonly Following[]): StatusesThen {
	return new Map(
		attempts.map(({executionId, grid}) => {
			const statuses: Array<Status | undefined> = [];
			for (const index of grid.indices()) {
				statuses[index] = grid.statusAt(index);
			}

			return [executionId, statuses];
		}),
	);
}

/** Count the locations of a grid whose status differs from the one then. */
export function countOther(grid: Following['grid'], then: ReadonlyArray<Status | undefined>): number {
	let count = 0;
	for (const index of grid.indices()) {
		const status = grid.statusAt(index);
		count += status !== undefined && status !== then[index] ? 1 : 0;
	}

	return count;
}
