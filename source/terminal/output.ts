/**
The terminal's file, written in two ways: frames without ever waiting for it, modes at once and to the end.

Node writes to a terminal synchronously by default, so one that takes nothing in (Ctrl-S, a dead line) would stop the event loop, and every poll with it.
*/
import {writeSync} from 'node:fs';
import type {Writable} from 'node:stream';

/** How long `writeNow` tries on a terminal that takes nothing in: an end must come to an end. */
const mostPatienceMs = 300;
const pauseMs = 5;

export class Output {
	readonly #stdout: Writable;
	readonly #fd: number | undefined;

	constructor(stdout: Writable) {
		this.#stdout = stdout;
		this.#fd = 'fd' in stdout && typeof stdout.fd === 'number' ? stdout.fd : undefined;
		setBlocking(stdout, false);
		// A terminal that is gone fails asynchronously; SIGHUP is what ends us then, not this.
		stdout.on('error', ignore);
	}

	/** @param onWritten - Called once the bytes are on their way, also if they couldn't be sent. Never within this call. */
	write(text: string, onWritten: () => void): void {
		this.#stdout.write(text, () => onWritten());
	}

	/** Write now. What a terminal hasn't taken in after a fraction of a second is lost. */
	writeNow(text: string): void {
		if (this.#fd === undefined) {
			this.#stdout.write(text);
			return;
		}

		let bytes = Buffer.from(text);
		for (let waitedMs = 0; bytes.length > 0 && waitedMs < mostPatienceMs; ) {
			try {
				bytes = bytes.subarray(writeSync(this.#fd, bytes));
			} catch (error) {
				if (!isTryAgain(error)) {
					throw error;
				}

				pause(pauseMs);
				waitedMs += pauseMs;
			}
		}
	}

	close(): void {
		this.#stdout.off('error', ignore);
		setBlocking(this.#stdout, true);
	}
}

const ignore = (): void => {};

const isTryAgain = (error: unknown): boolean =>
	error instanceof Error && 'code' in error && (error.code === 'EAGAIN' || error.code === 'EWOULDBLOCK');

/** `_handle.setBlocking` isn't documented, but as old as Node's libuv streams; where it is missing, writes stay synchronous. */
function setBlocking(stdout: Writable, isBlocking: boolean): void {
	const {_handle: handle, fd} = stdout as Writable & {
		readonly fd?: number;
		readonly _handle?: {readonly fd?: number; setBlocking?: (isBlocking: boolean) => unknown};
	};
	// Node opens the terminal anew for itself where it may. Where it may not (after su, say), the descriptor is the shell's too, and not to wait would be left to everybody who shares it.
	if (handle?.fd === undefined || handle.fd !== fd) {
		handle?.setBlocking?.(isBlocking);
	}
}

/** Read the size again, as a process that was stopped, or in the background, isn't notified of a new one; `resize` is emitted if it has changed. */
export function refreshSize(stdout: Writable): void {
	(stdout as {_refreshSize?: () => void})._refreshSize?.();
}

function pause(ms: number): void {
	Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
