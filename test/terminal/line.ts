import type {FakeClock} from './fake-clock.ts';

/**
A line to a terminal that takes in any amount at once and delivers it late, as sshd does: a rate, a delay each way, and a terminal at the end that answers status requests.
*/
export class Line {
	/** Bytes that were taken in and not delivered yet. */
	backlog = 0;
	largestBacklog = 0;
	delivered = '';
	answers = true;
	readonly #clock: FakeClock;
	readonly #bytesPerSecond: number;
	readonly #delayMs: number;
	readonly #onAnswer: () => void;
	#busyUntil = 0;

	constructor(
		clock: FakeClock,
		options: {readonly bytesPerSecond: number; readonly roundTripMs: number; readonly onAnswer: () => void},
	) {
		this.#clock = clock;
		this.#bytesPerSecond = options.bytesPerSecond;
		this.#delayMs = options.roundTripMs / 2;
		this.#onAnswer = options.onAnswer;
	}

	send(text: string): void {
		const bytes = Buffer.byteLength(text);
		this.backlog += bytes;
		this.largestBacklog = Math.max(this.largestBacklog, this.backlog);
		this.#busyUntil = Math.max(this.#busyUntil, this.#clock.now()) + (bytes / this.#bytesPerSecond) * 1000;
		this.#clock.setTimer(() => {
			this.backlog -= bytes;
			this.#clock.setTimer(() => this.#deliver(text), this.#delayMs);
		}, this.#busyUntil - this.#clock.now());
	}

	#deliver(text: string): void {
		this.delivered += text;
		if (this.answers && text.includes('\u{1B}[5n')) {
			this.#clock.setTimer(this.#onAnswer, this.#delayMs);
		}
	}
}
