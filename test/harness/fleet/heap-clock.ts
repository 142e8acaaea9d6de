import type {Clock} from '../../../source/ports/clock.ts';
import {EventQueue} from '../../../source/simulator/engine/state/event-queue.ts';

/** A clock that goes from one timer to the next, however far apart they are. */
export class HeapClock implements Clock {
	#now: number;
	readonly #timers = new EventQueue();

	constructor(startMs: number) {
		this.#now = startMs;
	}

	now(): number {
		return this.#now;
	}

	wakeAfter(ms: number, wake: () => void): () => void {
		const timer = this.#timers.schedule(this.#now + Math.max(0, ms), wake);
		return () => timer.callOff();
	}

	/** Go to the next timer, and wait for what it starts. @returns Whether there was one. */
	async step(): Promise<boolean> {
		const timer = this.#timers.takeDue(Number.POSITIVE_INFINITY);
		if (timer === undefined) {
			return false;
		}

		this.#now = Math.max(this.#now, timer.atMs);
		timer.happen();
		// As many turns as the longest chain of promises behind a read has.
		for (let turn = 0; turn < 6; turn++) {
			await Promise.resolve();
		}

		return true;
	}
}
