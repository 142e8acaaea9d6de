import type {Location} from '../../domain/location.ts';
import type {Check} from './check.ts';

/** The progress and the findings of a preflight: the same for the console and the commands. */
export type Preflight = {
	/** How many locations it reads, and how many of them it has read. */
	readonly total: number;
	readonly done: number;
	/** The locations that have been read. */
	readonly examined: readonly Location[];
	readonly checks: readonly Check[];
};
