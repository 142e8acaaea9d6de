/**
The replies that the terminal has not sent yet.

A reply that arrives after the terminal was given back is typed into the shell. How long to wait follows from earlier replies: twice as long as the slowest took.
*/

const leastMs = 500;
/** Beyond this the line counts as dead. */
const mostMs = 10_000;
/** The limit before the first reply, over a network. */
const remoteMs = 2000;

export class PendingReplies {
	#sentAt: number[] = [];
	#slowestMs = 0;

	/** A request was sent. */
	sent(now: number): void {
		this.#sentAt.push(now);
	}

	/** A reply arrived, perhaps long after anybody waited for it. A terminal replies in the order of the requests. */
	received(now: number): void {
		const sentAt = this.#sentAt.shift();
		if (sentAt !== undefined) {
			this.#slowestMs = Math.max(this.#slowestMs, now - sentAt);
		}
	}

	/** The terminal doesn't reply: expect nothing. */
	reset(): void {
		this.#sentAt = [];
	}

	get isPending(): boolean {
		return this.#sentAt.length > 0;
	}

	/** How long to wait for the replies that are pending. */
	patienceMs(isRemote: boolean): number {
		const knownMs = this.#slowestMs > 0 ? this.#slowestMs * 2 : isRemote ? remoteMs : leastMs;
		return Math.min(mostMs, Math.max(leastMs, knownMs));
	}
}
