/** Things by name, made when first needed. Only the most recently used ones are kept. */
export class LastUsed<T> {
	readonly #most: number;
	readonly #known = new Map<string, T>();

	constructor(most: number) {
		this.#most = most;
	}

	find(name: string, make: () => T): T {
		const known = this.#known.get(name) ?? make();
		// The most recently used one is last in the map.
		this.#known.delete(name);
		this.#known.set(name, known);
		const [oldest] = this.#known.keys();
		if (this.#known.size > this.#most && oldest !== undefined) {
			this.#known.delete(oldest);
		}

		return known;
	}

	/** Forget a thing, unless another has taken its name since. */
	forget(name: string, thing: T): void {
		if (this.#known.get(name) === thing) {
			this.#known.delete(name);
		}
	}
}
