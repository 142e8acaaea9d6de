import type {Location} from '../domain/location.ts';
import type {LookFailure} from './dialog.ts';

/** Something being done in one place or several, and what came of it so far. */
export type Acting = {
	/** `approve`, `cancel`: goes before "3 of 5". */
	readonly word: string;
	readonly total: number;
	readonly done: readonly Location[];
	readonly failures: readonly LookFailure[];
};
