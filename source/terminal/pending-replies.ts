/**
Which answers of the terminal are still under way.

Whoever gives the terminal back while one is would have it typed into the shell. How long to wait for it is learnt from those that came: as many milliseconds as the slowest took, and some more.
*/

const leastMs = 500;
/** Beyond this a line is as good as dead. */
const mostMs = 10_000;
/** Nothing was answered yet, and a network lies in between. */
const remoteMs = 2000;

export class PendingReplies {
	#askedAt: number[] = [];
	#slowestMs = 0;

	/** A request was sent. */
	ask(now: number): void {
		this.#askedAt.push(now);
	}

	/** One came in, be it long after anybody waited for it. A terminal answers in the order in which it is asked. */
	take(now: number): void {
		const askedAt = this.#askedAt.shift();
		if (askedAt !== undefined) {
			this.#slowestMs = Math.max(this.#slowestMs, now - askedAt);
		}
	}

	/** It answers nothing: what was asked isn't under way. */
	forget(): void {
		this.#askedAt = [];
	}

	get isUnderWay(): boolean {
		return this.#askedAt.length > 0;
	}

	/** How long an answer may take that is still under way. */
	patienceMs(isRemote: boolean): number {
		const knownMs = this.#slowestMs > 0 ? this.#slowestMs * 2 : isRemote ? remoteMs : leastMs;
		return Math.min(mostMs, Math.max(leastMs, knownMs));
	}
}
