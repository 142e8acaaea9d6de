/**
The terminal as the console uses it: layers to draw on, keys to be told of, and nothing left behind on the way out.
*/
import {type Capabilities, detectCapabilities} from './capabilities.ts';
import {copySequence} from './clipboard.ts';
import {Compositor} from './compositor.ts';
import {settleWidths} from './glyph.ts';
import {lendTerminal} from './hand-over.ts';
import {InkStdin} from './ink-stdin.ts';
import {InkStdout} from './ink-stream.ts';
import type {KeyPress} from './key-press.ts';
import {Modes} from './modes.ts';
import {readMonotonic} from './monotonic.ts';
import type {MouseReport} from './mouse.ts';
import {Output, refreshSize} from './output.ts';
import {Pump} from './pump.ts';
import type {FrameKind} from './pump-options.ts';
import {startTimer} from './start-timer.ts';
import {type KeyArrival, StdinProxy} from './stdin.ts';
import type {TerminalOptions} from './terminal-options.ts';

/** Takes a key, or leaves it (`false`) to whatever Ink component listens. A key that means nothing is taken as well. */
export type KeyRouter = (key: KeyPress, arrival: KeyArrival) => boolean;

type Unsubscribe = () => void;

export type Terminal = {
	readonly columns: number;
	readonly rows: number;
	readonly capabilities: Capabilities;
	/** `painter` is drawn on, the regions say what of it is seen; see there. */
	readonly layers: Pick<
		Compositor,
		'ink' | 'painter' | 'painterRegions' | 'dialogRegions' | 'focusRows' | 'scrolledBy'
	>;
	/** For Ink's `render`, with `incrementalRendering: false`, `patchConsole: false`, `exitOnCtrlC: false` and `interactive: true`. */
	readonly inkStreams: {readonly stdout: InkStdout; readonly stdin: InkStdin};
	/** The one who gets the keys; a later one replaces it. Every key is followed by a frame. */
	onKey(router: KeyRouter): void;
	/** Listen to the mouse, which then selects text only with Shift; or leave it to the terminal. Every report is followed by a frame. */
	setMouse(listener: ((report: MouseReport) => void) | null): void;
	/** Called right before a frame is put together: draw what has changed since the last. */
	onPaint(paint: () => void): Unsubscribe;
	/** The size has changed, or all cells have to be drawn anew for another reason. The painter's layer is blank. */
	onResize(listener: () => void): Unsubscribe;
	/** Something to be seen has changed. */
	schedule(kind: FrameKind): void;
	/** Call back once the terminal shows the picture as it is drawn now: its answer came behind the frame, or 150 ms have passed where it gives none. */
	whenSeen(onSeen: () => void): void;
	/** Whether all that was scheduled has been sent, and taken in where the terminal answers. */
	readonly isIdle: boolean;
	/** Stop the process as Ctrl-Z does, once the terminal has taken in the last frame; `fg` brings everything back. */
	suspend(): void;
	/** Give the terminal to another program until `run` has ended, then take it back and paint everything. The program has its keys and signals; nothing is written meanwhile. */
	handOver<T>(run: () => Promise<T>): Promise<T>;
	/** Clear the terminal and paint everything, after another program has written to it. */
	redraw(): void;
	/** Send a sequence that is no part of the picture: it goes between two frames. */
	write(sequence: string): void;
	/** Copy to the clipboard of the operator's own terminal. `false` if the text is longer than terminals take. Whether they allow it, none tells. */
	copy(text: string): boolean;
	/** Restore the terminal and let go of it. Waits a moment for an answer under way, which would end up in the shell. */
	close(): Promise<void>;
};

const defaultColumns = 80;
const defaultRows = 24;

/** Take the terminal: raw mode, alternate screen, cursor hidden. The first frame is sent at the end of this tick. */
export function openTerminal(options: TerminalOptions): Terminal {
	return new OpenTerminal(options);
}

class OpenTerminal implements Terminal {
	readonly capabilities: Capabilities;
	readonly layers: Compositor;
	readonly inkStreams: {readonly stdout: InkStdout; readonly stdin: InkStdin};
	readonly #options: TerminalOptions;
	readonly #output: Output;
	readonly #pump: Pump;
	readonly #proxy: StdinProxy;
	readonly #modes: Modes;
	readonly #paints = new Set<() => void>();
	readonly #resizes = new Set<() => void>();
	#router: KeyRouter = () => false;
	#onMouse: ((report: MouseReport) => void) | null = null;
	/** A key went to Ink, so the frame that Ink draws next is its answer. */
	#isInkAnswering = false;
	#isClosed = false;
	/** Another program has the terminal: output outside of the picture is dropped. */
	#isLent = false;
	readonly #onSize = (): void => this.#takeSize();

	constructor(options: TerminalOptions) {
		const {stdin, stdout, now = readMonotonic, setTimer = startTimer, process: watched = process} = options;
		this.#options = options;
		this.capabilities = {...detectCapabilities(options.env), ...options.capabilities};
		const columns = stdout.columns || defaultColumns;
		const rows = stdout.rows || defaultRows;
		this.inkStreams = {stdout: new InkStdout(columns, rows, () => this.#onInkFrame()), stdin: new InkStdin()};
		this.layers = new Compositor(columns, rows, this.inkStreams.stdout.cells, this.capabilities);
		this.#modes = new Modes({
			writeNow: text => this.#output.writeNow(text),
			setRawMode: isRaw => stdin.setRawMode?.(isRaw),
			process: watched,
			...(options.window === undefined ? {} : {window: options.window}),
			onSuspendAsked: () => this.suspend(),
			onAway: () => {
				this.#pump.stop();
				options.stdin.pause();
			},
			onResume: () => this.#resume(),
			onWindow: () => this.#repaint(),
			onEnd: signal => {
				this.#pump.stop();
				this.#output.close();
				options.onEnd?.(signal);
			},
		});
		this.#output = new Output(stdout);
		this.#pump = new Pump({
			write: (text, onWritten) => this.#output.write(text, onWritten),
			present: budget => this.#present(budget),
			now,
			setTimer,
			defer: queueMicrotask,
			isRemote: this.capabilities.isRemote,
		});
		this.#proxy = new StdinProxy({
			stdin,
			setTimer,
			onStatusReply: () => this.#pump.acknowledge(),
			onKey: (key, arrival) => this.#route(key, arrival),
			onMouse: report => {
				this.#onMouse?.(report);
				this.#pump.schedule('key');
			},
		});
		this.#modes.enter();
		this.#proxy.start();
		// An earlier console on the same terminal has paused it.
		stdin.resume();
		stdout.on('resize', this.#onSize);
		this.#pump.start();
	}

	get columns(): number {
		return this.layers.painter.columns;
	}

	get rows(): number {
		return this.layers.painter.rows;
	}

	get isIdle(): boolean {
		return this.#pump.isIdle;
	}

	onKey(router: KeyRouter): void {
		this.#router = router;
	}

	setMouse(listener: ((report: MouseReport) => void) | null): void {
		this.#onMouse = listener;
		this.#modes.setMouse(listener !== null);
	}

	onPaint(paint: () => void): Unsubscribe {
		this.#paints.add(paint);
		return () => this.#paints.delete(paint);
	}

	onResize(listener: () => void): Unsubscribe {
		this.#resizes.add(listener);
		return () => this.#resizes.delete(listener);
	}

	schedule(kind: FrameKind): void {
		this.#pump.schedule(kind);
	}

	whenSeen(onSeen: () => void): void {
		this.#pump.whenSeen(onSeen);
	}

	suspend(): void {
		this.#pump.settle(() => this.#modes.suspend());
	}

	async handOver<T>(run: () => Promise<T>): Promise<T> {
		this.#isLent = true;
		const settle = () => new Promise<void>(resolve => this.#pump.settle(resolve));
		return lendTerminal({settle, modes: this.#modes, proxy: this.#proxy, stdin: this.#options.stdin}, run);
	}

	redraw(): void {
		this.#modes.renew();
		this.#repaint();
	}

	write(sequence: string): void {
		if (!this.#isClosed && !this.#isLent) {
			this.#output.write(sequence, () => {});
		}
	}

	copy(text: string): boolean {
		const sequence = copySequence(text, this.capabilities.multiplexer);
		if (sequence !== undefined && !this.#isClosed && !this.#isLent) {
			this.#output.write(sequence, () => {});
		}

		return sequence !== undefined;
	}

	async close(): Promise<void> {
		if (this.#isClosed) {
			return;
		}

		this.#isClosed = true;
		this.#options.stdout.off('resize', this.#onSize);
		await new Promise<void>(resolve => this.#pump.settle(resolve));
		// What came in by now is read, and not left to the shell.
		await new Promise(resolve => setImmediate(resolve));
		this.#proxy.stop();
		this.#modes.leave();
		this.#output.close();
		this.#options.stdin.pause();
	}

	#present(budget: number) {
		for (const paint of this.#paints) {
			paint();
		}

		this.layers.cursor = this.inkStreams.stdout.cursor;
		const frame = this.layers.present(budget);
		void settleWidths()?.then(areWrong => {
			if (areWrong) {
				this.#drawAnew();
			}
		});
		return frame;
	}

	#route(key: KeyPress, arrival: KeyArrival): void {
		if (!this.#router(key, arrival)) {
			this.#isInkAnswering = true;
			this.inkStreams.stdin.forward(key);
		}

		this.#pump.schedule('key');
	}

	#onInkFrame(): void {
		this.#pump.schedule(this.#isInkAnswering ? 'key' : 'update');
		this.#isInkAnswering = false;
	}

	#takeSize(): void {
		const {columns = defaultColumns, rows = defaultRows} = this.#options.stdout;
		// A terminal on its way out may report nothing.
		if (columns > 0 && rows > 0) {
			this.layers.resize(columns, rows);
			this.inkStreams.stdout.resize(columns, rows);
			this.#drawAnew();
		}
	}

	#drawAnew(): void {
		for (const listener of this.#resizes) {
			listener();
		}

		this.#pump.schedule('key');
	}

	#repaint(): void {
		this.layers.invalidate();
		this.#pump.schedule('key');
	}

	#resume(): void {
		this.#isLent = false;
		refreshSize(this.#options.stdout);
		this.#options.stdin.resume();
		this.layers.invalidate();
		this.#pump.start();
	}
}
