/** One request as it came in and what it was answered with. */
export type Call = {
	readonly service: string;
	readonly operation: string;
	/** `null` for credentials that nobody knows. */
	readonly accountId: string | null;
	readonly region: string;
	/** `null` where it couldn't be read. */
	readonly input: unknown;
	/** AWS's error code; `null` for a request that was granted, `(dropped)` where the connection was. */
	readonly errorCode: string | null;
	/** The world's time as clients see it, epoch milliseconds. */
	readonly at: number;
};

/** Calls that are remembered, and bytes of their bodies. */
const callsKept = 10_000;
const bytesKept = 16 * 1024 * 1024;

/** What came in, oldest first. */
export class CallLog {
	readonly calls: Call[] = [];
	readonly #sizes: number[] = [];
	#bytes = 0;

	/** @param size - Bytes of the request's body. */
	add(call: Call, size: number): void {
		this.calls.push(call);
		this.#sizes.push(size);
		this.#bytes += size;
		// In blocks, since taking one off the front moves all the others.
		if (this.calls.length >= callsKept + 1000) {
			this.#forget(this.calls.length - callsKept);
		} else if (this.#bytes > bytesKept) {
			this.#forget(this.#oldestOver(bytesKept * 0.75));
		}
	}

	#forget(count: number): void {
		this.calls.splice(0, count);
		for (const size of this.#sizes.splice(0, count)) {
			this.#bytes -= size;
		}
	}

	/** How many calls have to go, for the rest to have so many bytes. The latest stays. */
	#oldestOver(bytes: number): number {
		let left = this.#bytes;
		const count = this.#sizes.findIndex(size => {
			left -= size;
			return left <= bytes;
		});
		return Math.min(count + 1, this.calls.length - 1);
	}
}
