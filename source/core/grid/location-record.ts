import type {Location} from '../domain/location.ts';
import type {Status} from '../domain/status.ts';
import type {LocationGrid, LocationIndex} from './location-grid.ts';

/** What the grid knows of one location. Times in epoch milliseconds. */
export type LocationRecord = {
	readonly location: Location;
	readonly status: Status;
	readonly startedAt: number | null;
	readonly endedAt: number | null;
	readonly stepExecutionId: string | null;
	readonly childExecutionId: string | null;
	readonly failureMessage: string | null;
};

/** Everything that a grid knows of the location at an index; only for an index that it has. */
export function readRecord(grid: LocationGrid, index: LocationIndex): LocationRecord {
	return {
		location: grid.locationAt(index),
		status: grid.statusAt(index)!,
		startedAt: toNullable(grid.startedAt(index)),
		endedAt: toNullable(grid.endedAt(index)),
		stepExecutionId: grid.stepIdAt(index),
		childExecutionId: grid.childIdAt(index),
		failureMessage: grid.failureMessageAt(index),
	};
}

/** Whether two records say the same of one location. */
export function isSameRecord(a: Omit<LocationRecord, 'location'>, b: Omit<LocationRecord, 'location'>): boolean {
	return (
		a.status === b.status &&
		a.startedAt === b.startedAt &&
		a.endedAt === b.endedAt &&
		a.stepExecutionId === b.stepExecutionId &&
		a.childExecutionId === b.childExecutionId &&
		a.failureMessage === b.failureMessage
	);
}

function toNullable(value: number): number | null {
	return Number.isNaN(value) ? null : value;
}
