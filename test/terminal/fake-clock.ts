/** A clock that stands still until it is told to go on. Timers fire in the order of their times. */
export class FakeClock {
	#now = 0;
	#timers: Array<{readonly at: number; readonly callback: () => void}> = [];

	readonly now = (): number => this.#now;

	readonly setTimer = (callback: () => void, delayMs: number): (() => void) => {
		const timer = {at: this.#now + delayMs, callback};
		this.#timers.push(timer);
		return () => {
			this.#timers = this.#timers.filter(other => other !== timer);
		};
	};

	advance(ms: number): void {
		const end = this.#now + ms;
		for (;;) {
			const next = this.#timers.filter(({at}) => at <= end).sort((a, b) => a.at - b.at)[0];
			if (next === undefined) {
				break;
			}

			this.#timers = this.#timers.filter(timer => timer !== next);
			this.#now = Math.max(this.#now, next.at);
			next.callback();
		}

		this.#now = end;
	}
}
