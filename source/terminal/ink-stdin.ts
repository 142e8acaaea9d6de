/**
The stdin that Ink reads: it gets the keys which the console's own router leaves to it.
*/
import {Readable} from 'node:stream';
import type {KeyPress} from './key-press.ts';

/** Keys that wait for Ink while it is still being loaded. */
const mostWaiting = 256;

/** A raw-mode stream as Ink expects one. The real terminal is in raw mode all the time; here it only tells whether some component listens. */
export class InkStdin extends Readable {
	readonly isTTY = true;
	isRaw = false;
	#waiting: string[] = [];
	#hasListened = false;

	constructor() {
		super({read() {}});
	}

	setRawMode(isRaw: boolean): this {
		this.isRaw = isRaw;
		if (isRaw && !this.#hasListened) {
			this.#hasListened = true;
			for (const sequence of this.#waiting.splice(0)) {
				this.push(sequence);
			}
		}

		return this;
	}

	ref(): this {
		return this;
	}

	unref(): this {
		return this;
	}

	/**
	Give Ink a key. Until its first component listens, keys wait; later, with none listening, they are dropped: they were meant for nobody.
	*/
	forward(key: KeyPress): void {
		if (this.isRaw) {
			this.push(key.sequence);
		} else if (!this.#hasListened && this.#waiting.length < mostWaiting) {
			this.#waiting.push(key.sequence);
		}
	}
}
