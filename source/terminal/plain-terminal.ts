/**
The terminal where Ink draws by itself (`--plain-ink`, screen readers): keys through the same reader, pastes marked, nothing left behind on the way out.
*/

import {detectCapabilities} from './capabilities.ts';
import {lendTerminal} from './hand-over.ts';
import {InkStdin} from './ink-stdin.ts';
import {Modes} from './modes.ts';
import {readMonotonic} from './monotonic.ts';
import type {MouseReport} from './mouse.ts';
import {Output, refreshSize} from './output.ts';
import {PendingReplies} from './pending-replies.ts';
import {PlainStdout} from './plain-stdout.ts';
import {Seen} from './seen.ts';
import {startTimer} from './start-timer.ts';
import {StdinProxy} from './stdin.ts';
import type {KeyRouter} from './terminal.ts';
import type {TerminalOptions} from './terminal-options.ts';

export type PlainTerminal = {
	/** For Ink's `render`, with `alternateScreen: false`: the screen is taken already. */
	readonly inkStreams: {readonly stdout: PlainStdout; readonly stdin: InkStdin};
	/** Listen to the mouse, which then selects text only with Shift; or leave it to the terminal. */
	setMouse(listener: ((report: MouseReport) => void) | null): void;
	/** Call back once the terminal shows what has been written to it: it has answered, or 150 ms have passed where it doesn't. */
	whenSeen(onSeen: () => void): void;
	/** Whether nobody waits for something to be seen. */
	readonly isIdle: boolean;
	/** Stop the process as Ctrl-Z does; `fg` brings it back. */
	suspend(): void;
	/** Give the terminal to another program until `run` has ended, then take it back. The program has its keys and signals; nothing is written meanwhile. */
	handOver<T>(run: () => Promise<T>): Promise<T>;
	/** Set all modes of the terminal anew. */
	renew(): void;
	/** Write a sequence that isn't part of what Ink draws. */
	write(sequence: string): void;
	/** Restore the terminal and let go of it. Waits a moment for an answer under way, which would end up in the shell. */
	close(): Promise<void>;
};

export type PlainTerminalOptions = TerminalOptions & {
	readonly screen: 'own' | 'ordinary';
	readonly onKey: KeyRouter;
	/** The terminal is ours again, and nothing is known of what it shows. */
	readonly onResume: () => void;
};

const statusRequest = '\u{1B}[5n';
const answerTimeoutMs = 2000;
/** Ink draws from where the cursor is, over what is there: where there is no alternate screen, the shell's lines. */
const blank = '\u{1B}[H\u{1B}[2J';

export function openPlainTerminal(options: PlainTerminalOptions): PlainTerminal {
	return new OpenPlainTerminal(options);
}

class OpenPlainTerminal implements PlainTerminal {
	readonly inkStreams: {readonly stdout: PlainStdout; readonly stdin: InkStdin};
	readonly #options: PlainTerminalOptions;
	readonly #output: Output;
	readonly #modes: Modes;
	readonly #proxy: StdinProxy;
	readonly #seen: Seen;
	#onMouse: ((report: MouseReport) => void) | null = null;
	#answers: 'unknown' | 'yes' | 'no' = 'unknown';
	#isAsking = false;
	/** The terminal is given back, or about to be: nothing is requested any more, as the shell would get the reply. */
	#isQuiet = false;
	readonly #expected = new PendingReplies();
	#stopAnswerTimer: (() => void) | undefined;
	#onAnswered: (() => void) | undefined;

	constructor(options: PlainTerminalOptions) {
		const {stdin, stdout, setTimer = startTimer, process: watched = process} = options;
		const {charset} = {...detectCapabilities(options.env), ...options.capabilities};
		this.#options = options;
		this.#output = new Output(stdout);
		this.inkStreams = {stdout: new PlainStdout(stdout, charset), stdin: new InkStdin()};
		this.#seen = new Seen(setTimer);
		this.#modes = new Modes({
			writeNow: text => this.#output.writeNow(text),
			setRawMode: isRaw => stdin.setRawMode?.(isRaw),
			process: watched,
			...(options.window === undefined ? {} : {window: options.window}),
			screen: options.screen,
			onSuspendAsked: () => this.suspend(),
			onAway: () => {
				this.#isQuiet = true;
				this.inkStreams.stdout.hold();
				options.stdin.pause();
			},
			onResume: () => this.#resume(),
			// To somebody who hears it a new size changes nothing.
			onWindow: () => options.screen === 'own' && options.onResume(),
			onEnd: signal => {
				this.inkStreams.stdout.close();
				this.#output.close();
				options.onEnd?.(signal);
			},
		});
		this.#proxy = new StdinProxy({
			stdin,
			setTimer,
			onStatusReply: () => this.#onReply(),
			onKey: (key, arrival) => void options.onKey(key, arrival),
			onMouse: report => this.#onMouse?.(report),
		});
		this.#modes.enter();
		if (options.screen === 'own') {
			this.#output.writeNow(blank);
		}

		this.#proxy.start();
		// An earlier console on the same terminal has paused it.
		stdin.resume();
		this.#ask();
	}

	get isIdle(): boolean {
		return !this.#seen.isWaitedFor;
	}

	setMouse(listener: ((report: MouseReport) => void) | null): void {
		this.#onMouse = listener;
		this.#modes.setMouse(listener !== null);
	}

	whenSeen(onSeen: () => void): void {
		this.#seen.wait(onSeen);
		this.#seen.send();
		this.#askWhetherSeen();
	}

	suspend(): void {
		void this.#settle().then(() => this.#modes.suspend());
	}

	async handOver<T>(run: () => Promise<T>): Promise<T> {
		this.#isQuiet = true;
		this.inkStreams.stdout.hold();
		const parts = {
			settle: () => this.#settle(),
			modes: this.#modes,
			proxy: this.#proxy,
			stdin: this.#options.stdin,
		};
		return lendTerminal(parts, run);
	}

	write(sequence: string): void {
		if (this.#isQuiet) {
			return;
		}

		this.#output.write(sequence, () => {});
	}

	async close(): Promise<void> {
		await this.#settle();
		this.#proxy.stop();
		this.inkStreams.stdout.close();
		this.#modes.leave();
		this.#output.close();
		this.#options.stdin.pause();
	}

	renew(): void {
		this.#modes.renew();
	}

	#resume(): void {
		this.#isQuiet = false;
		this.inkStreams.stdout.release();
		this.#options.stdin.resume();
		refreshSize(this.#options.stdout);
		this.#seen.send();
		this.#ask();
		this.#options.onResume();
	}

	#ask(): void {
		const {setTimer = startTimer} = this.#options;
		if (this.#answers === 'no' || this.#isAsking || this.#isQuiet) {
			return;
		}

		this.#isAsking = true;
		this.#expected.sent(this.#now());
		this.#seen.ask();
		this.#output.write(statusRequest, () => {});
		this.#stopAnswerTimer = setTimer(() => {
			this.#answers = 'no';
			this.#endAsking();
		}, answerTimeoutMs);
	}

	#now(): number {
		return (this.#options.now ?? readMonotonic)();
	}

	#askWhetherSeen(): void {
		if (this.#isQuiet) {
			return;
		}

		if (this.#answers === 'no') {
			this.#seen.countDown();
		} else if (this.#seen.isUnasked) {
			this.#ask();
		}
	}

	#onReply(): void {
		this.#answers = 'yes';
		this.#expected.received(this.#now());
		if (!this.#expected.isPending) {
			this.#onAnswered?.();
		}

		if (this.#isAsking) {
			this.#endAsking();
		}
	}

	#endAsking(): void {
		this.#isAsking = false;
		this.#stopAnswerTimer?.();
		this.#stopAnswerTimer = undefined;
		this.#seen.answer();
		this.#askWhetherSeen();
	}

	/** Resolves once no answer is under way, or after a moment. */
	async #settle(): Promise<void> {
		const {setTimer = startTimer, env} = this.#options;
		this.#isQuiet = true;
		if (this.#expected.isPending) {
			await new Promise<void>(resolve => {
				const stopTimer = setTimer(resolve, this.#expected.patienceMs(detectCapabilities(env).isRemote));
				this.#onAnswered = () => {
					stopTimer();
					resolve();
				};
			});
			// What came in by now is read, and not left to the shell.
			await new Promise(resolve => setImmediate(resolve));
		}

		this.#expected.reset();
		this.#onAnswered = undefined;
		this.#stopAnswerTimer?.();
		this.#stopAnswerTimer = undefined;
		this.#isAsking = false;
		this.#seen.stop();
	}
}
