import type {Clock} from '../../source/ports/clock.ts';
import type {SimulatorClock} from '../../source/simulator/clock.ts';

/** The one clock that console and world share. It moves only when a test moves it. */
export class HarnessClock implements Clock, SimulatorClock {
	#now: number;
	#held = 0;
	#timers: Array<{readonly at: number; readonly wake: () => void}> = [];

	constructor(startMs = Date.UTC(2026, 10, 23, 3, 0, 0)) {
		this.#now = startMs;
	}

	now(): number {
		return this.#now;
	}

	wall(): number {
		return this.#now;
	}

	/** How many requests the world holds until the time comes. */
	get held(): number {
		return this.#held;
	}

	async wait(ms: number): Promise<void> {
		this.#held++;
		await new Promise<void>(resolve => this.wakeAfter(ms, resolve));
		this.#held--;
	}

	wakeAfter(ms: number, wake: () => void): () => void {
		const timer = {at: this.#now + ms, wake};
		this.#timers.push(timer);
		return () => {
			this.#timers = this.#timers.filter(one => one !== timer);
		};
	}

	/** Move on, stopping at each timer on the way; `settle` is awaited after each. */
	async advance(ms: number, settle: () => Promise<void>): Promise<void> {
		const target = this.#now + ms;
		for (;;) {
			const next = this.#timers.filter(({at}) => at <= target).sort((a, b) => a.at - b.at)[0];
			if (next === undefined) {
				break;
			}

			this.#timers = this.#timers.filter(one => one !== next);
			this.#now = Math.max(this.#now, next.at);
			next.wake();
			await settle();
		}

		this.#now = target;
		await settle();
	}
}

/** `500ms`, `10s`, `2m`, `1h` in milliseconds. */
export function parseSpan(text: string): number {
	const found = /^(\d+)(ms|s|m|h)$/.exec(text);
	if (found === null) {
		throw new RangeError(`${text} is no span of time`);
	}

	return Number(found[1]) * {ms: 1, s: 1000, m: 60_000, h: 3_600_000}[found[2] as 'ms' | 's' | 'm' | 'h'];
}
