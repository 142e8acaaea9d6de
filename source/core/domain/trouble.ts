import type {Failure} from './failure.ts';

/** A failure that something goes on meeting, and since when: what is shown is older than that. */
export type Trouble = {
	readonly failure: Failure;
	/** When it began, epoch milliseconds. */
	readonly since: number;
};

/** The trouble after one more failure: the same one goes on, another one begins now. */
export function meetTrouble(before: Trouble | null, failure: Failure, now: number): Trouble {
	const goesOn = before !== null && before.failure.kind === failure.kind && before.failure.code === failure.code;
	return {failure, since: goesOn ? before.since : now};
}
