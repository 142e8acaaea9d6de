/**
What the terminal has to be switched into for the console, and back from on every way out.

Restoring is synchronous: a process that ends by a signal or an error gets no other chance, and a terminal left in raw mode on the alternate screen is unusable for its operator.
*/
import type {EventEmitter} from 'node:events';

export type ModesOptions = {
	/** Write to the terminal and return when it is done. May throw: the terminal can be gone. */
	readonly writeNow: (text: string) => void;
	readonly setRawMode: (isRaw: boolean) => void;
	/** The process whose ends are watched; its signals go to itself. */
	readonly process: ModesProcess;
	/** Somebody asks the process to stop (SIGTSTP): `suspend` is due, once nothing is under way to the terminal. */
	readonly onSuspendAsked: () => void;
	/** Another process group has the terminal: nothing may be written or read until `onResume`. */
	readonly onAway?: () => void;
	/** The terminal is ours again, and nothing is known of what it shows. */
	readonly onResume: () => void;
	/** The window may have another size, or another terminal is behind it; its modes have been set anew. */
	readonly onWindow?: () => unknown;
	/** Where what is drawn goes: a screen of its own with the cursor hidden, or the ordinary one, below what the shell wrote. */
	readonly screen?: 'own' | 'ordinary';
	/** What is kept of the window around the terminal when it is taken, and set back when it is given back. */
	readonly window?: {readonly keep: string; readonly giveBack: string};
	/** The process ends now, without the event loop running again. The terminal is restored already: here one may still say something with `writeSync`. */
	readonly onEnd: (signal: NodeJS.Signals | undefined) => void;
};

export type ModesProcess = Pick<EventEmitter, 'on' | 'off'> &
	Pick<NodeJS.Process, 'pid' | 'kill'> & {
		/** Whether the terminal belongs to another process group just now; left out means that it doesn't. */
		readonly isInBackground?: () => boolean;
		/** Another program gets the terminal's keys, or no longer: while it does, their signals aren't for this process. */
		readonly passOnKeySignals?: (isPassed: boolean) => void;
	};

// No wrapping, so that a glyph drawn wider than counted can't push the next row away.
const takeScreen = '\u{1B}[?1049h\u{1B}[?7l\u{1B}[?25l';
const markPastes = '\u{1B}[?2004h';
// CAN ends a sequence that a stopped frame may have left half sent. Then margins, style and synchronized output in case a frame was under way.
const clean = '\u{18}\u{1B}[?2026l\u{1B}[m\u{1B}[r\u{1B}[?2004l';
// Where there is no alternate screen (GNU screen as it comes, tmux with it off, the console of Linux) the picture stays: its last line is emptied for what is said next, so that nothing stands half over it.
const giveScreenBack = '\u{1B}[9999;1H\u{1B}[2K\u{1B}[?7h\u{1B}[?1049l\u{1B}[?25h';

// Buttons and movement with one held, in the form without a limit of 223 columns.
const mouseOn = '\u{1B}[?1002h\u{1B}[?1006h';
const mouseOff = '\u{1B}[?1006l\u{1B}[?1002l';

/** How often a process in the background looks whether it has the terminal again. */
const lookAgainMs = 500;

const endingSignals = ['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM', 'SIGABRT', 'SIGALRM', 'SIGUSR2', 'SIGPIPE'] as const;

export class Modes {
	readonly #options: ModesOptions;
	#isEntered = false;
	/** Another process group has the terminal. */
	#isAway = false;
	/** Another program has been given the terminal. */
	#isLent = false;
	#hasMouse = false;
	#timer: NodeJS.Timeout | undefined;
	readonly #listeners: ReadonlyArray<readonly [string, () => void]>;

	constructor(options: ModesOptions) {
		this.#options = options;
		this.#listeners = [
			...endingSignals.map(signal => [signal, () => this.#endBySignal(signal)] as const),
			['exit', () => this.#end()] as const,
			// The monitor changes nothing about what an error does: Node prints it, on the restored screen, and ends. Unhandled rejections come here as well.
			['uncaughtExceptionMonitor', () => this.#end()] as const,
			['SIGTSTP', () => this.#isLent || options.onSuspendAsked()] as const,
			['SIGCONT', () => this.#resume()] as const,
			['SIGWINCH', () => this.#takeWindow()] as const,
		];
	}

	/** Take the terminal. */
	enter(): void {
		for (const [event, listener] of this.#listeners) {
			this.#options.process.on(event, listener);
		}

		this.#take();
	}

	/** Give the terminal back, for good. Doing it twice does nothing more. */
	leave(): void {
		for (const [event, listener] of this.#listeners) {
			this.#options.process.off(event, listener);
		}

		this.#setLent(false);
		this.#giveBack();
	}

	/** Give the terminal to another program for a while. The signals of its keys belong to that program. */
	lend(): void {
		this.#setLent(true);
		this.#giveBack();
	}

	/** Take the terminal back from the other program. @returns Whether it was still lent. */
	takeBack(): boolean {
		const wasLent = this.#isLent;
		if (wasLent) {
			this.#setLent(false);
			this.#resume();
		}

		return wasLent;
	}

	/**
	Stop, as Ctrl-Z does in a shell; `fg` continues with a full repaint.

	The whole process group stops, as it does for a signal from the keyboard: a wrapper such as npx left running would keep the shell waiting.
	*/
	suspend(): void {
		if (this.#isEntered) {
			this.#giveBack();
			// SIGTSTP would come back to us.
			this.#options.process.kill(0, 'SIGSTOP');
		}
	}

	/** Have the mouse reported, or leave it to the terminal. */
	setMouse(isWanted: boolean): void {
		if (isWanted !== this.#hasMouse) {
			this.#hasMouse = isWanted;
			if (this.#isEntered && !this.#isAway) {
				attempt(() => this.#options.writeNow(isWanted ? mouseOn : mouseOff));
			}
		}
	}

	/** Set all modes anew: something else may have changed them. */
	renew(): void {
		if (this.#isEntered && !this.#isAway) {
			this.#take();
		}
	}

	/** Also after a stop that couldn't be noticed (SIGSTOP): the shell has written to the screen since. */
	#resume(): void {
		if (this.#isLent) {
			return;
		}

		clearTimeout(this.#timer);
		if (this.#options.process.isInBackground?.()) {
			// What is continued from elsewhere runs on behind the shell. A shell's fg comes as a signal, others don't.
			this.#isAway = true;
			this.#options.onAway?.();
			this.#timer = setTimeout(() => this.#resume(), lookAgainMs);
			this.#timer.unref();
			return;
		}

		this.#isAway = false;
		this.#take();
		this.#options.onResume();
	}

	/** dtach and abduco tell so of another terminal that has nothing of what was set. */
	#takeWindow(): void {
		if (this.#isEntered && !this.#isAway) {
			this.#take();
			this.#options.onWindow?.();
		}
	}

	#endBySignal(signal: NodeJS.Signals): void {
		if (this.#isLent && (signal === 'SIGINT' || signal === 'SIGQUIT')) {
			return;
		}

		this.leave();
		this.#options.onEnd(signal);
		// With our listener gone it does what it always does, so whoever waits sees the process ended by it.
		this.#options.process.kill(this.#options.process.pid, signal);
	}

	#setLent(isLent: boolean): void {
		if (isLent !== this.#isLent) {
			this.#isLent = isLent;
			this.#options.process.passOnKeySignals?.(isLent);
		}
	}

	#end(): void {
		if (this.#isEntered || this.#isLent) {
			this.leave();
			this.#options.onEnd(undefined);
		}
	}

	get #ownsScreen(): boolean {
		return this.#options.screen !== 'ordinary';
	}

	#take(): void {
		// Kept once: a second time it would be ours that is kept.
		const keep = this.#isEntered ? '' : (this.#options.window?.keep ?? '');
		this.#isEntered = true;
		// What is on already isn't set again, and somebody else may have switched it off.
		attempt(() => this.#options.setRawMode(false));
		attempt(() => this.#options.setRawMode(true));
		const screen = this.#ownsScreen ? takeScreen + markPastes : markPastes;
		attempt(() => this.#options.writeNow(screen + (this.#hasMouse ? mouseOn : '') + keep));
	}

	#giveBack(): void {
		clearTimeout(this.#timer);
		if (this.#isAway) {
			this.#isEntered = false;
		}

		if (this.#isEntered) {
			this.#isEntered = false;
			const others = (this.#hasMouse ? mouseOff : '') + (this.#options.window?.giveBack ?? '');
			attempt(() => this.#options.writeNow(clean + others + (this.#ownsScreen ? giveScreenBack : '')));
			attempt(() => this.#options.setRawMode(false));
		}
	}
}

/** A terminal that is gone can't be restored, and nobody is left to be told. */
function attempt(action: () => void): void {
	try {
		action();
	} catch {}
}
