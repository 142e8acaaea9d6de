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
	/** The world's time, epoch milliseconds. */
	readonly at: number;
};

/** Calls that are remembered. */
const callsKept = 10_000;

/** What came in, oldest first. */
export class CallLog {
	readonly calls: Call[] = [];

	add(call: Call): void {
		this.calls.push(call);
		// In blocks, since taking one off the front moves all the others.
		if (this.calls.length >= callsKept + 1000) {
			this.calls.splice(0, this.calls.length - callsKept);
		}
	}
}
