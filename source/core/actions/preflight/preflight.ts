import type {Location} from '../../domain/location.ts';
import type {Check} from './check.ts';

/** How far a preflight is, and what it has found: the same for the console and the commands. */
export type Preflight = {
	/** Locations that are looked at, and how many of them have been. */
	readonly total: number;
	readonly done: number;
	/** Those that have been. */
	readonly examined: readonly Location[];
	readonly checks: readonly Check[];
};
