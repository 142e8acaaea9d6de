import {EventEmitter} from 'node:events';
import {Socket} from 'node:net';
import {constants} from 'node:os';
import process from 'node:process';
import {isInBackground} from './foreground.ts';

/** Signals that end a program and can be caught. */
export const endingSignals = [
	'SIGHUP',
	'SIGINT',
	'SIGQUIT',
	'SIGTERM',
	'SIGABRT',
	'SIGALRM',
	'SIGUSR2',
	'SIGPIPE',
] as const;

export type EndingSignal = (typeof endingSignals)[number];

/** How long a command without a screen may take to say what is known. Whatever hangs ends then. */
const graceMs = 200;
/** A write to a socket whose other end is gone raises SIGPIPE too; its error is there within this. */
const pipeErrorMs = 25;

/** The exit status that tells a shell of a signal. */
function statusOf(signal: NodeJS.Signals): number {
	return 128 + constants.signals[signal];
}

/** The part of the process that is used. */
export type Watched = Pick<EventEmitter, 'on' | 'off' | 'removeAllListeners'> & {
	readonly pid: number;
	exit(status: number): void;
	kill(pid: number, signal?: string | number): true;
};

/**
The one owner of the process's signals: takes them from the first line of our code on, and nobody else listens for one that ends the program.

Whoever has the terminal listens here for its ends, restores it, and hands the signal on with `kill`: then the process ends with the status that tells of it. Where nobody does, a command has a moment to say what is known. A second signal ends at once. SIGUSR1 does nothing: by default it would open a debugger to everybody on the machine.
*/
export class ProcessSignals extends EventEmitter {
	/** Whether the terminal belongs to another process group just now. */
	readonly isInBackground: () => boolean;
	readonly #process: Watched;
	readonly #controller = new AbortController();
	#endedBy: EndingSignal | undefined;
	#passesOnKeySignals = false;
	#lastPipeErrorAt = Number.NEGATIVE_INFINITY;

	constructor(watched: Watched = process, isAway = isInBackground) {
		super();
		this.#process = watched;
		this.isInBackground = isAway;
	}

	/** Take the signals. */
	take(): this {
		for (const signal of endingSignals) {
			this.#catch(signal, () => void (signal === 'SIGPIPE' ? this.#endByPipe() : this.#end(signal)));
		}

		this.#catch('SIGUSR1', () => {});
		this.#watchSockets();
		return this;
	}

	get pid(): number {
		return this.#process.pid;
	}

	/** Raised when the program is to end. */
	get signal(): AbortSignal {
		return this.#controller.signal;
	}

	/** The status that the program ends with; `undefined` as long as no signal ends it. */
	get exitStatus(): number | undefined {
		return this.#endedBy === undefined ? undefined : statusOf(this.#endedBy);
	}

	/** Resolves when the program is to end. */
	readonly interrupted = new Promise<void>(resolve => {
		this.#controller.signal.addEventListener('abort', () => resolve(), {once: true});
	});

	/** End as for a signal that came in as a key, from whoever reads the terminal raw. */
	raise(signal: EndingSignal): void {
		this.#end(signal);
	}

	/** Listen: the owner handles ending signals, the process everything else. */
	override on(event: string, listener: (...args: never[]) => void): this {
		if (isEnding(event)) {
			super.on(event, listener as () => void);
		} else {
			this.#process.on(event, listener as () => void);
		}

		return this;
	}

	override off(event: string, listener: (...args: never[]) => void): this {
		if (isEnding(event)) {
			super.off(event, listener as () => void);
		} else {
			this.#process.off(event, listener as () => void);
		}

		return this;
	}

	/** To ourselves a signal that ends is the end; every other one is sent. */
	kill(pid: number, signal?: string | number): true {
		if (pid === this.pid && typeof signal === 'string' && isEnding(signal)) {
			this.#finish(signal);
			return true;
		}

		return this.#process.kill(pid, signal);
	}

	/** Ignore the signals of the terminal's keys while another program on it gets them too; or handle them again. */
	passOnKeySignals(isPassed: boolean): void {
		this.#passesOnKeySignals = isPassed;
	}

	#catch(signal: NodeJS.Signals, listener: () => void): void {
		try {
			this.#process.on(signal, listener);
		} catch {
			// This system knows no such signal.
		}
	}

	#end(signal: EndingSignal): void {
		if (this.#passesOnKeySignals && (signal === 'SIGINT' || signal === 'SIGQUIT')) {
			return;
		}

		if (this.#endedBy !== undefined) {
			this.#finish(signal);
			return;
		}

		this.#endedBy = signal;
		this.#controller.abort();
		if (!this.emit(signal)) {
			setTimeout(() => this.#finish(signal), graceMs);
		}
	}

	/** In the background an exit would stop the process for good: Node sets the terminal's modes back on its way out. The signal itself does not. */
	#finish(signal: EndingSignal): void {
		if (!this.isInBackground()) {
			this.#process.exit(statusOf(signal));
			return;
		}

		// These two leave the memory on disk, with what is secret in it.
		const sent = signal === 'SIGQUIT' || signal === 'SIGABRT' ? 'SIGTERM' : signal;
		this.#process.removeAllListeners(sent);
		this.#process.kill(this.pid, sent);
	}

	/** A signal raised by our own write to a socket also appears as the socket's error, and is ignored here. */
	#endByPipe(): void {
		setTimeout(() => {
			if (performance.now() - this.#lastPipeErrorAt > 2 * pipeErrorMs) {
				this.#end('SIGPIPE');
			}
		}, pipeErrorMs);
	}

	/** Node tells of no error of a socket that isn't one's own. */
	#watchSockets(): void {
		const note = (error: NodeJS.ErrnoException | null): void => {
			if (error?.code === 'EPIPE') {
				this.#lastPipeErrorAt = performance.now();
			}
		};
		const {_destroy: destroy} = Socket.prototype;
		Socket.prototype._destroy = function (error, done) {
			note(error);
			destroy.call(this, error, done);
		};
	}
}

function isEnding(event: string): event is EndingSignal {
	return (endingSignals as readonly string[]).includes(event);
}
