import type {SetTimer} from '../../source/terminal/stdin.ts';

/** The terminal's timers, of which those that a key has started can be waited for: an Esc alone is held for a moment, since it may begin a longer key. */
export class KeyTimers {
	readonly #started = new Set<Promise<void>>();
	#isDelivering = false;

	readonly setTimer: SetTimer = (callback, delayMs) => {
		const {promise, resolve} = Promise.withResolvers<void>();
		const timer = setTimeout(() => {
			callback();
			resolve();
		}, delayMs);
		if (this.#isDelivering) {
			this.#started.add(promise);
			void promise.then(() => this.#started.delete(promise));
		}

		return () => {
			clearTimeout(timer);
			resolve();
		};
	};

	/** Send input; resolves when it has been read, and nothing of it is held back any more. */
	async deliver(send: () => void): Promise<void> {
		this.#isDelivering = true;
		send();
		await new Promise(resolve => setImmediate(resolve));
		this.#isDelivering = false;
		await Promise.all(this.#started);
	}
}
