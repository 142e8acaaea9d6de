import type {Outcome} from '../core/domain/failure.ts';

/** What is rehearsed. */
export type RehearsalRequest = {
	/** The plan, as JSON. */
	readonly plan: string;
	/** The world file's text; `null` for a world made from what the plan names. */
	readonly world: string | null;
	readonly seeds: number;
	/** The share of locations that are made to fail, in percent. */
	readonly failingPercent: number;
};

/** What a rehearsal printed: its result as JSON, and what it had to do without. */
export type PlayedRehearsal = {readonly printed: string; readonly notes: readonly string[]};

/**
Rehearses a plan in a process of its own, so that no key waits for it: `rollgrid rehearse --json`, which calls nothing but its own simulator.

Expect `local` failures: the plan can't be played in the world, or the process couldn't be started. Once the signal is aborted, the process is ended and the outcome is a failure with the code `interrupted`.
*/
export type Rehearsals = {
	play(request: RehearsalRequest, signal: AbortSignal): Promise<Outcome<PlayedRehearsal>>;
};
