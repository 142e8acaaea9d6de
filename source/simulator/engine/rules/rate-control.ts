/**
A number of locations or resources from what the API takes: a count, or a percentage of them.

@param text - `5` or `20%`; checked before.
@returns A whole number, not bounded by the total.
*/
export function countOf(text: string, total: number, rounding: 'floor' | 'round' | 'ceil'): number {
	return text.endsWith('%') ? Math[rounding]((Number.parseInt(text, 10) * total) / 100) : Number.parseInt(text, 10);
}

/**
Decides what may start next: never more at a time than allowed, and nothing any more after one error too many.

Used for locations and for resources alike. It only counts; whoever asks does the starting.

With `rampsUp` it begins with one, and doubles each time all that were started have ended, up to the limit.

@see https://docs.aws.amazon.com/systems-manager/latest/userguide/running-automations-scale-controls.html
*/
export class RateControl {
	readonly #maxConcurrency: number;
	readonly #allowedErrors: number;
	readonly #total: number;
	#wave: number;
	#startedInWave = 0;
	#next = 0;
	#errors = 0;
	#isStopped = false;
	running = 0;

	/**
	@param maxConcurrency - At least 1.
	@param allowedErrors - Errors to go on over; the next one stops.
	*/
	constructor(total: number, maxConcurrency: number, allowedErrors: number, rampsUp: boolean) {
		this.#total = total;
		this.#maxConcurrency = Math.max(1, maxConcurrency);
		this.#allowedErrors = allowedErrors;
		this.#wave = rampsUp ? 1 : this.#maxConcurrency;
	}

	/** Whether more errors than allowed have come in. */
	get isExceeded(): boolean {
		return this.#errors > this.#allowedErrors;
	}

	/** Whether nothing runs and nothing will start any more. */
	get isDone(): boolean {
		return this.running === 0 && (this.#isStopped || this.isExceeded || this.#next >= this.#total);
	}

	/** The position that starts now, which counts as running from here on; `undefined` when none may. */
	takeNext(): number | undefined {
		if (this.#isStopped || this.isExceeded || this.#next >= this.#total) {
			return undefined;
		}
		const isRamping = this.#wave < this.#maxConcurrency;
		if (isRamping ? this.#startedInWave >= this.#wave : this.running >= this.#maxConcurrency) {
			return undefined;
		}
		this.running++;
		this.#startedInWave++;
		return this.#next++;
	}

	/** One of those that ran has ended. */
	ended(isError: boolean): void {
		this.running--;
		if (isError) {
			this.#errors++;
		}
		const isWaveOver = this.running === 0 && this.#startedInWave >= this.#wave;
		if (this.#wave < this.#maxConcurrency && isWaveOver) {
			this.#wave = Math.min(this.#wave * 2, this.#maxConcurrency);
			this.#startedInWave = 0;
		}
	}

	/** Start nothing any more. */
	stop(): void {
		this.#isStopped = true;
	}
}
