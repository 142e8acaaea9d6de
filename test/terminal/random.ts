/** Numbers that look random and are the same in every run. */
export class Random {
	#state: number;

	constructor(seed: number) {
		this.#state = seed;
	}

	/** From 0 to below `limit`. */
	below(limit: number): number {
		this.#state = (this.#state + 0x6d_2b_79_f5) | 0;
		let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
	}

	pick<T>(items: readonly T[]): T {
		return items[this.below(items.length)]!;
	}

	isOneIn(count: number): boolean {
		return this.below(count) === 0;
	}
}
