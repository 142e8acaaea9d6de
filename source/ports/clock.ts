/** The present moment, and being woken later. The only source of time outside the simulator. */
export type Clock = {
	/** Milliseconds since 1970, UTC. */
	now(): number;
	/**
	Call `wake` once, after at least `ms` milliseconds.

	@returns A function that calls it off; calling it later, or twice, does nothing.
	*/
	wakeAfter(ms: number, wake: () => void): () => void;
};
