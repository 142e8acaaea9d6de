import {type Location, printLocation} from '../domain/location.ts';
import type {Status} from '../domain/status.ts';

/** What the grid knows of one location, or of one step that has no location's cell. Times in epoch milliseconds. */
export type LocationRecord = {
	/** `null` for a step that doesn't say which one account and Region it ran in. */
	readonly location: Location | null;
	/** The name of a step that has a row of its own; `null` for a location. */
	readonly name: string | null;
	readonly status: Status;
	readonly startedAt: number | null;
	readonly endedAt: number | null;
	/** `null` where no step is known. */
	readonly stepExecutionId: string | null;
	readonly childExecutionId: string | null;
	readonly failureMessage: string | null;
};

/** What a record is known by: the location as printed, or for a step with a row of its own `step:` and its ID. */
export function recordKey({location, name, stepExecutionId}: LocationRecord): string {
	return name === null && location !== null ? printLocation(location) : `step:${stepExecutionId || `?${name ?? ''}`}`;
}

/** What is said of a location, without where it is. */
export type SaidOfLocation = Omit<LocationRecord, 'location' | 'name'>;

/** Whether two records say the same of one location. */
export function isSameRecord(a: SaidOfLocation, b: SaidOfLocation): boolean {
	return (
		a.status === b.status &&
		a.startedAt === b.startedAt &&
		a.endedAt === b.endedAt &&
		a.stepExecutionId === b.stepExecutionId &&
		a.childExecutionId === b.childExecutionId &&
		a.failureMessage === b.failureMessage
	);
}
