/**
Stands between the terminal and everyone who wants its keys.

Acknowledgements go to the frame pump, keys to the router of the console, and what that leaves to the stdin that Ink reads.
*/

import type {Readable} from 'node:stream';
import {StringDecoder} from 'node:string_decoder';
import {KeyParser} from './key-parser.ts';
import type {KeyPress} from './key-press.ts';

/** How long a lone Esc may turn out to be the beginning of a sequence. A terminal sends one in a piece; a line in between may split it. */
const escapeDelayMs = 25;
/** Half a sequence has begun for certain, so its rest gets longer. */
const sequenceDelayMs = 200;

/** How a key came, among the others of its read. */
export type KeyArrival = {
	/** No other key came in the same read. */
	readonly isAlone: boolean;
	/** No other key came behind it in the same read. */
	readonly isLast: boolean;
};

const alone: KeyArrival = {isAlone: true, isLast: true};

export type SetTimer = (callback: () => void, delayMs: number) => () => void;

export type StdinProxyOptions = {
	readonly stdin: Pick<Readable, 'on' | 'off'>;
	/** Start a timer; what it returns stops it. */
	readonly setTimer: SetTimer;
	/** The terminal has answered a status request. */
	readonly onStatusReply: () => void;
	readonly onKey: (key: KeyPress, arrival: KeyArrival) => void;
};

export class StdinProxy {
	readonly #options: StdinProxyOptions;
	readonly #parser = new KeyParser();
	readonly #decoder = new StringDecoder('utf8');
	#stopTimer: (() => void) | undefined;
	readonly #onData = (chunk: Buffer | string): void => this.#receive(chunk);

	constructor(options: StdinProxyOptions) {
		this.#options = options;
	}

	start(): void {
		this.#options.stdin.on('data', this.#onData);
	}

	stop(): void {
		this.#options.stdin.off('data', this.#onData);
		this.#stopTimer?.();
		this.#stopTimer = undefined;
	}

	#receive(chunk: Buffer | string): void {
		this.#stopTimer?.();
		this.#stopTimer = undefined;
		const all = this.#parser.push(typeof chunk === 'string' ? chunk : this.#decoder.write(chunk));
		const keys = all.filter(one => typeof one !== 'string');
		// What has begun is one more.
		const count = keys.length + (this.#parser.hasBegun ? 1 : 0);
		let place = 0;
		let hasReplied = false;
		for (const found of all) {
			if (found !== 'status-reply') {
				place++;
				this.#options.onKey(found, {isAlone: count === 1, isLast: place === count});
			} else if (!hasReplied) {
				// Only one request is ever under way, so a second answer in the same read is the first one again.
				hasReplied = true;
				this.#options.onStatusReply();
			}
		}

		if (this.#parser.isPending) {
			this.#stopTimer = this.#options.setTimer(
				() => this.#giveUpWaiting(),
				this.#parser.isLoneEscape ? escapeDelayMs : sequenceDelayMs,
			);
		}
	}

	#giveUpWaiting(): void {
		this.#stopTimer = undefined;
		for (const key of this.#parser.flush()) {
			this.#options.onKey(key, alone);
		}
	}
}
