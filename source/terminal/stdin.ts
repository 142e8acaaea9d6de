/**
Stands between the terminal and everyone who wants its keys.

Acknowledgements go to the frame pump, keys to the router of the console, and what that leaves to the stdin that Ink reads.
*/

import type {Readable} from 'node:stream';
import {StringDecoder} from 'node:string_decoder';
import {type Found, KeyParser, type Waiting} from './key-parser.ts';
import type {KeyPress} from './key-press.ts';
import type {MouseReport} from './mouse.ts';

/**
How long more input is waited for, and what is held until then is what it is.

A lone Esc may turn out to begin a sequence; a terminal sends one in a piece, but a line in between may split it. Half a sequence has begun for certain, so its rest gets longer. A paste is worth the longest wait.
*/
const patienceMs: Readonly<Record<Waiting, number>> = {escape: 25, sequence: 200, paste: 1000};
/** A sequence that goes on and on, keys typed into it say, gets no longer than this from its beginning. */
const longestSequenceMs = 1000;

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
	/** Left out where no mouse is asked for: what it reports all the same is dropped. */
	readonly onMouse?: (report: MouseReport) => void;
};

export class StdinProxy {
	readonly #options: StdinProxyOptions;
	readonly #parser = new KeyParser();
	readonly #decoder = new StringDecoder('utf8');
	#stopTimer: (() => void) | undefined;
	/** The limit of the sequence that began as this number, and what stops it. */
	#limit: {readonly begun: number; readonly stop: () => void} | undefined;
	readonly #onData = (chunk: Buffer | string): void => this.#receive(chunk);

	constructor(options: StdinProxyOptions) {
		this.#options = options;
	}

	start(): void {
		this.#options.stdin.on('data', this.#onData);
	}

	stop(): void {
		this.#options.stdin.off('data', this.#onData);
		this.#stopTimers();
		// The rest of a half-read key must not reach whatever reads after a new start.
		this.#parser.flush();
	}

	#receive(chunk: Buffer | string): void {
		this.#stopTimer?.();
		this.#stopTimer = undefined;
		this.#hand(this.#parser.push(typeof chunk === 'string' ? chunk : this.#decoder.write(chunk)));
		this.#wait();
	}

	#hand(all: readonly Found[]): void {
		// What has begun is one more.
		const count = all.filter(isKey).length + (this.#parser.waitsFor === undefined ? 0 : 1);
		let index = 0;
		let hasReplied = false;
		for (const found of all) {
			if (isKey(found)) {
				index++;
				this.#options.onKey(found, {isAlone: count === 1, isLast: index === count});
			} else if (found !== 'status-reply') {
				this.#options.onMouse?.(found);
			} else if (!hasReplied) {
				// Only one request is ever under way, so a second answer in the same read is the first one again.
				hasReplied = true;
				this.#options.onStatusReply();
			}
		}
	}

	#wait(): void {
		const {waitsFor, begun} = this.#parser;
		if (this.#limit !== undefined && (waitsFor === undefined || this.#limit.begun !== begun)) {
			this.#limit.stop();
			this.#limit = undefined;
		}

		if (waitsFor === undefined) {
			return;
		}

		const {setTimer} = this.#options;
		const giveUp = (): void => this.#giveUpWaiting();
		this.#stopTimer = setTimer(giveUp, patienceMs[waitsFor]);
		if (waitsFor === 'sequence') {
			this.#limit ??= {begun, stop: setTimer(giveUp, longestSequenceMs)};
		}
	}

	#giveUpWaiting(): void {
		this.#stopTimers();
		for (const found of this.#parser.flush()) {
			if (isKey(found)) {
				this.#options.onKey(found, alone);
			}
		}
	}

	#stopTimers(): void {
		this.#stopTimer?.();
		this.#stopTimer = undefined;
		this.#limit?.stop();
		this.#limit = undefined;
	}
}

const isKey = (found: Found): found is KeyPress => typeof found !== 'string' && 'name' in found;
