import type {Location} from '../domain/location.ts';
import type {Status} from '../domain/status.ts';

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
