import {EventEmitter} from 'node:events';
import {PassThrough, Writable} from 'node:stream';

export class FakeStdin extends PassThrough {
	readonly isTTY = true;
	isRaw = false;

	setRawMode(isRaw: boolean): this {
		this.isRaw = isRaw;
		return this;
	}
}

/** A terminal of 20 × 5 that replies to status requests at once, or only when `reply` is called. */
export class FakeStdout extends Writable {
	readonly isTTY = true;
	columns = 20;
	rows = 5;
	written = '';
	/** Status requests without a reply so far. */
	pending = 0;
	readonly #stdin: FakeStdin;
	readonly #repliesAtOnce: boolean;

	constructor(stdin: FakeStdin, {repliesAtOnce = true}: {readonly repliesAtOnce?: boolean} = {}) {
		super({decodeStrings: false});
		this.#stdin = stdin;
		this.#repliesAtOnce = repliesAtOnce;
	}

	override _write(chunk: Buffer | string, _encoding: string, callback: () => void): void {
		this.written += String(chunk);
		for (const _ of String(chunk).matchAll(/\u{1B}\[5n/gu)) {
			this.pending++;
			if (this.#repliesAtOnce) {
				this.reply();
			}
		}

		callback();
	}

	/** Reply to the oldest request. */
	reply(): void {
		this.pending--;
		this.#stdin.emit('data', Buffer.from('\u{1B}[0n'));
	}

	take(): string {
		const {written} = this;
		this.written = '';
		return written;
	}
}

export class FakeProcess extends EventEmitter {
	readonly pid = 4711;
	readonly sent: Array<readonly [number, unknown]> = [];

	kill(pid: number, signal?: string | number): true {
		this.sent.push([pid, signal]);
		return true;
	}
}
