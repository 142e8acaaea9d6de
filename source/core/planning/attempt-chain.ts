/** An execution that retries another, as its tag or the journal tells. */
export type AttemptLink = {
	readonly executionId: string;
	readonly retryOf: string;
	/** Epoch milliseconds; what isn't known comes last. */
	readonly startedAt: number | null;
};

/**
All attempts that an execution belongs to, whoever started them: what it retries, what retries it, and so on.

@returns Execution IDs, the original first, then by start; only the execution itself where nothing is linked to it.
*/
export function findChain(executionId: string, links: readonly AttemptLink[]): readonly string[] {
	const found = new Set([executionId]);
	for (let before = 0; before !== found.size; ) {
		before = found.size;
		for (const link of links) {
			if (found.has(link.executionId) || found.has(link.retryOf)) {
				found.add(link.executionId).add(link.retryOf);
			}
		}
	}

	// Nothing is known of the original itself but that it was there before.
	const startOf = new Map(links.map(link => [link.executionId, link.startedAt ?? Number.POSITIVE_INFINITY]));
	const order = (id: string): number => startOf.get(id) ?? Number.NEGATIVE_INFINITY;
	return [...found].sort((a, b) => (order(a) === order(b) ? 0 : order(a) - order(b)));
}
