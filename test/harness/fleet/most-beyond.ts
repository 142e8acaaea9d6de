/** The most reads in a stretch of time, beyond those that the rate allows. */
export function mostBeyond(calls: readonly number[], rate: number): number {
	let most = 0;
	for (let first = 0; first < calls.length; first++) {
		for (let last = first; last < Math.min(calls.length, first + 60); last++) {
			most = Math.max(most, last - first + 1 - ((calls[last]! - calls[first]!) / 1000) * rate);
		}
	}

	return most;
}
