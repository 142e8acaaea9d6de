/**
A program on a real pty, and the terminal in front of it: an emulator that shows what is written, answers what is asked as it is told to, and passes on what is typed.

Nothing here waits for a time: it waits for a condition, up to a limit that only a broken program reaches.
*/
import {execFileSync} from 'node:child_process';
import {readFileSync, readlinkSync} from 'node:fs';
import process from 'node:process';
import xterm from '@xterm/headless';
import {type IPty, spawn} from 'node-pty';
import {root} from './built-program.ts';
import {answersAtOnce, type Habit, type Query, type Reply, watchQueries} from './terminal-replies.ts';

export type PtyOptions = {
	/** The program and what it is given. Run by a shell that goes on after it where `afterwards` is given. */
	readonly command: readonly string[];
	/** What a shell runs once the program is over, on the same terminal: `stty -a`, a `read` of what was left in the input. */
	readonly afterwards?: string;
	readonly columns?: number;
	readonly rows?: number;
	/** `TERM`; xterm-256color if left out. */
	readonly name?: string;
	readonly env?: Readonly<Record<string, string | undefined>>;
	readonly habit?: Habit;
	/** What the line makes of the bytes that the program writes, before the terminal has them: lost ones, say. */
	readonly garble?: (bytes: string) => string;
};

export type ProgramEnd = {readonly exitCode: number; readonly signal: number; readonly at: number};

/** As long as a condition may take on a busy machine before it is held never to come. */
const limitMs = 20_000;
/** As fast as a finger, and slow enough to be read one by one. */
const repeatMs = 50;

/** No colour, multiplexer or SSH session of whoever runs the tests. */
const plainEnv = {
	FORCE_COLOR: '',
	NO_COLOR: '',
	COLORTERM: '',
	CI: '',
	TMUX: '',
	STY: '',
	SSH_CONNECTION: '',
	SSH_CLIENT: '',
	SSH_TTY: '',
	LC_ALL: 'C.UTF-8',
};

export class PtyTerminal {
	/** All that the program has written. */
	written = '';
	/** How the terminal answers from now on. */
	habit: Habit;
	/** The queries that came so far. */
	readonly queries: Query[] = [];
	readonly emulator: InstanceType<typeof xterm.Terminal>;
	readonly pty: IPty;
	/** What the pty runs has gone; for a shell, the shell. */
	readonly gone: Promise<ProgramEnd>;
	readonly #watchers = new Set<() => void>();
	readonly #usesShell: boolean;
	/** The terminal's own file; known once something was written to it. */
	#tty = '';
	#held: Reply[] | undefined;
	#hasGone = false;

	constructor({command, afterwards, columns = 80, rows = 24, name = 'xterm-256color', env = {}, ...ways}: PtyOptions) {
		this.habit = ways.habit ?? answersAtOnce;
		this.emulator = new xterm.Terminal({cols: columns, rows, allowProposedApi: true});
		watchQueries(this.emulator, query => this.#answer(query));
		this.emulator.onData(bytes => this.press(bytes));
		this.#usesShell = afterwards !== undefined;
		const script = `${command.map(quote).join(' ')}; echo "status $?"; ${afterwards}; echo over`;
		const [file = '', ...args] = this.#usesShell ? ['/bin/sh', '-c', script] : command;
		this.pty = spawn(file, args, {
			cols: columns,
			rows,
			name,
			cwd: root,
			env: {...process.env, ...plainEnv, ...env},
		});
		this.pty.onData(data => {
			this.written += data;
			if (this.#tty === '' && !this.#hasGone) {
				this.#tty = readTty(this.pty.pid);
			}

			this.emulator.write(ways.garble?.(data) ?? data, () => this.#check());
		});
		this.gone = new Promise(done =>
			this.pty.onExit(({exitCode, signal = 0}) => {
				this.#hasGone = true;
				done({exitCode, signal, at: performance.now()});
				this.#check();
			}),
		);
	}

	/** The process of the program itself. */
	get pid(): number {
		return this.#usesShell ? this.childOf(this.pty.pid) : this.pty.pid;
	}

	/** Type. What is typed after the program has gone is dropped: a write to a pty nobody reads fails in the background, in no test of its own. */
	press(...bytes: readonly string[]): void {
		for (const one of bytes) {
			if (!this.#hasGone) {
				this.pty.write(one);
			}
		}
	}

	resize(columns: number, rows: number): void {
		this.emulator.resize(columns, rows);
		this.pty.resize(columns, rows);
	}

	signal(name: NodeJS.Signals): void {
		process.kill(this.pid, name);
	}

	/** Keep answers back, as a line does that stalls, until `release`. */
	hold(): void {
		this.#held ??= [];
	}

	/** Let the answers through that were kept back. */
	release(): void {
		const held = this.#held ?? [];
		this.#held = undefined;
		this.press(...held.map(({bytes}) => bytes));
	}

	/** What is on the screen, a line for each row, without the spaces at the end. */
	screen(): string {
		const buffer = this.emulator.buffer.active;
		return Array.from({length: this.emulator.rows}, (_, y) =>
			(buffer.getLine(buffer.viewportY + y)?.translateToString(true) ?? '').trimEnd(),
		).join('\n');
	}

	/** What the terminal has been switched into. */
	modes() {
		const {modes, buffer} = this.emulator;
		return {
			screen: buffer.active.type,
			bracketedPaste: modes.bracketedPasteMode,
			wraparound: modes.wraparoundMode,
			mouse: modes.mouseTrackingMode,
		};
	}

	/** How the line discipline stands, as `stty` tells it: `['icanon', '-echo', …]`. */
	stty(...flags: readonly string[]): readonly string[] {
		const words = execFileSync('stty', ['-F', this.#tty, '-a'], {encoding: 'utf8'}).split(/[\s;]+/);
		return words.filter(word => flags.includes(word.replace(/^-/, '')));
	}

	/** Whether the kernel holds the program, or another process, stopped; one that is gone isn't. */
	isStopped(pid = this.pid): boolean {
		return /\) [Tt] /.test(readStat(pid));
	}

	/** Whether a process still runs: one that has ended may still wait for its shell to notice. */
	isAlive(pid: number): boolean {
		return /\) [^ZX] /.test(readStat(pid));
	}

	/** How often a process has gone to sleep by itself: it grows as long as the process does something. */
	sleepsOf(pid: number): number {
		return Number(/^voluntary_ctxt_switches:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
	}

	/** The first child of a process. */
	childOf(pid: number): number {
		return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0]);
	}

	/** Resolves once it is so, looked at whenever something was shown; a limit passed fails with the screen. */
	becomes(isSo: () => boolean, what = 'what was waited for'): Promise<void> {
		return new Promise((done, fail) => {
			const end = (): void => {
				clearTimeout(timer);
				this.#watchers.delete(watch);
			};
			const watch = (): void => {
				if (isSo()) {
					end();
					done();
				}
			};
			const timer = setTimeout(() => {
				end();
				fail(new Error(`${what} never came; the screen is\n${this.screen()}`));
			}, limitMs);
			this.#watchers.add(watch);
			watch();
		});
	}

	/** Resolves once the screen shows all of these, each within one line. */
	shows(...expected: ReadonlyArray<string | RegExp>): Promise<void> {
		const isShown = (one: string | RegExp, line: string): boolean =>
			typeof one === 'string' ? line.includes(one) : one.test(line);
		return this.becomes(() => {
			const lines = this.screen().split('\n');
			return expected.every(one => lines.some(line => isShown(one, line)));
		}, String(expected));
	}

	/** Resolves once it is so of something that no byte tells of, such as the kernel's view of a process. */
	async turns(isSo: () => boolean, what = 'what was waited for'): Promise<void> {
		const from = performance.now();
		while (!isSo()) {
			if (performance.now() - from > limitMs) {
				throw new Error(`${what} never came; the screen is\n${this.screen()}`);
			}

			await new Promise(resolve => setTimeout(resolve, 1));
		}
	}

	/**
	Answer a question that is on the screen: press the key, and once more where the first came before the console knew that the question was seen.

	Never more often: what is pressed once the question has gone means something on the screen below it.
	*/
	async answer(key: string, question: RegExp): Promise<void> {
		const isAsked = (): boolean => question.test(this.screen());
		const isRefused = (): boolean => isAsked() && /^Press .* to leave/m.test(this.screen());
		this.press(key);
		await this.becomes(() => !isAsked() || isRefused(), 'what becomes of the question');
		if (isRefused()) {
			this.press(key);
			await this.becomes(() => !isAsked(), 'an answer to the question');
		}
	}

	/** Press a key again and again, like a user who gets no answer, until the condition holds. Only where one press too many changes nothing that the test reads afterwards. */
	async pressUntil(key: string, isSo: () => boolean): Promise<void> {
		const presses = setInterval(() => this.press(key), repeatMs);
		try {
			await this.becomes(isSo, `what ${JSON.stringify(key)} does`);
		} finally {
			clearInterval(presses);
		}
	}

	/** End what still runs. */
	async close(): Promise<void> {
		if (!this.#hasGone) {
			try {
				// A shell's program is in its group.
				process.kill(-this.pty.pid, 'SIGKILL');
			} catch {
				// It went by itself; node-pty is about to tell.
			}
		}

		await this.gone;
	}

	#answer(query: Query): void {
		this.queries.push(query);
		for (const reply of this.habit(query)) {
			if (this.#held !== undefined) {
				this.#held.push(reply);
			} else if (reply.afterMs === undefined) {
				this.press(reply.bytes);
			} else {
				setTimeout(() => this.press(reply.bytes), reply.afterMs);
			}
		}
	}

	#check(): void {
		for (const watch of [...this.#watchers]) {
			watch();
		}
	}
}

/** What the kernel says of a process; empty where it is gone. */
function readStat(pid: number): string {
	try {
		return readFileSync(`/proc/${pid}/stat`, 'utf8');
	} catch {
		return '';
	}
}

/** Empty where the process is gone again. */
function readTty(pid: number): string {
	try {
		return readlinkSync(`/proc/${pid}/fd/0`);
	} catch {
		return '';
	}
}

const quote = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;
