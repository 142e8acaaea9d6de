/**
Who waits for a picture to be seen, and how far it has come: drawn, sent, asked about, acknowledged.

A question is answered only by a key that came after the terminal had taken in the frame which showed it. The terminal answers a status request in the order in which it reads, so its answer comes after the frame, and
a key behind the answer was pressed in front of it.
*/
import type {SetTimer} from './stdin.ts';

/** How long after it was sent a picture counts as seen where the terminal doesn't say. */
const seenAfterMs = 150;

type Listener = () => void;

export class Seen {
	readonly #setTimer: SetTimer;
	#drawn: Listener[] = [];
	#sent: Listener[] = [];
	#asked: Listener[] = [];
	#stopTimer: (() => void) | undefined;

	constructor(setTimer: SetTimer) {
		this.#setTimer = setTimer;
	}

	/** Call back once the picture as it is drawn now is seen. */
	wait(onSeen: Listener): void {
		this.#drawn.push(onSeen);
	}

	/** Everything drawn so far has been sent. */
	send(): void {
		this.#sent.push(...this.#drawn.splice(0));
	}

	/** Whether a request would tell somebody something. */
	get isUnasked(): boolean {
		return this.#sent.length > 0;
	}

	get isWaitedFor(): boolean {
		return this.#drawn.length + this.#sent.length + this.#asked.length > 0;
	}

	/** A status request goes out behind all that was sent. */
	ask(): void {
		this.#asked.push(...this.#sent.splice(0));
	}

	/** It was answered, or its answer was waited for so long that it must be lost. */
	answer(): void {
		for (const onSeen of this.#asked.splice(0)) {
			onSeen();
		}
	}

	/** The terminal answers nothing: what was sent counts as seen a while later. */
	countDown(): void {
		if (this.#sent.length > 0 && this.#stopTimer === undefined) {
			this.ask();
			this.#stopTimer = this.#setTimer(() => {
				this.#stopTimer = undefined;
				this.answer();
				this.countDown();
			}, seenAfterMs);
		}
	}

	/** Nobody sees anything for now. Who waits goes on waiting: the picture is drawn anew when the terminal is back. */
	stop(): void {
		this.#stopTimer?.();
		this.#stopTimer = undefined;
		this.#drawn = [...this.#asked.splice(0), ...this.#sent.splice(0), ...this.#drawn];
	}
}
