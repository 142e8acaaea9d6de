/**
How much the line to the terminal takes: learnt from when the terminal acknowledges what it was sent.

A queue somewhere on the way (sshd, a modem, a slow emulator) takes in any amount at once and delivers it late; every byte in it delays the next key by its time on the line. So a
frame may hold about as much as the line carries in `targetMs`, and the smallest round trip tells what of the time was the line's own.
*/

const targetMs = 64;
/** Up to this much queueing a frame was taken in easily, and the next may be larger. */
const easyMs = 30;
/** Above this it was too much. */
const strainedMs = 96;
const leastBudget = 1024;
const mostBudget = 64 * 1024;
/** Frames up to this many bytes measure the round trip, larger ones the rate. */
const probeBytes = 160;
/** After so long without a small frame, one is kept small on purpose: else the queue's own delay would pass for the round trip. */
const probeEveryMs = 10_000;
const rememberedProbes = 4;

export class Flow {
	#budget: number;
	#roundTrips: number[] = [];
	#lastProbeAt: number;

	/** @param isRemote - Begin in portions: the first frame of a large screen would block a slow line for seconds. */
	constructor(isRemote: boolean, now: number) {
		this.#budget = isRemote ? 2 * leastBudget : mostBudget;
		this.#lastProbeAt = now;
	}

	/** Bytes that the next frame may take. */
	budgetAt(now: number): number {
		return this.isLimited && now - this.#lastProbeAt > probeEveryMs ? probeBytes : this.#budget;
	}

	/** Bytes that may be under way before a key's frame has to wait as well. */
	get window(): number {
		return this.#budget + leastBudget / 2;
	}

	get isLimited(): boolean {
		return this.#budget < mostBudget;
	}

	/** The terminal has taken in `bytes`, `elapsedMs` after they were sent. */
	acknowledge(bytes: number, elapsedMs: number, now: number): void {
		if (bytes <= probeBytes) {
			this.#lastProbeAt = now;
			this.#roundTrips = [...this.#roundTrips, elapsedMs].slice(-rememberedProbes);
			return;
		}

		if (this.#roundTrips.length === 0) {
			return;
		}

		const queuedMs = elapsedMs - Math.min(...this.#roundTrips);
		if (queuedMs < easyMs) {
			if (bytes >= this.#budget / 2) {
				this.#budget = Math.min(mostBudget, this.#budget * 2);
			}
		} else if (queuedMs > strainedMs) {
			// One late answer may have been our own business; halving at most takes a few of them to reach the ground.
			const carried = (bytes / queuedMs) * targetMs;
			this.#budget = Math.max(leastBudget, Math.min(this.#budget, Math.max(this.#budget / 2, carried)));
		}
	}

	/** No answer came at all. */
	lose(): void {
		this.#budget = leastBudget;
	}
}
