import type {Location} from './location.ts';
import type {Status, StatusClass} from './status.ts';

/** One location of a fan-out with what became of it. */
export type LocationOutcome = {
	readonly location: Location;
	readonly status: Status;
	/** What the status means, its end considered; by the status alone where left out. */
	readonly statusClass?: StatusClass;
};
