/**
A measured program on a real pty: what it wrote and when, what it used of the machine.
*/
import {readdirSync, readFileSync} from 'node:fs';
import {performance} from 'node:perf_hooks';
import {type IPty, spawn} from 'node-pty';
import type {Subject} from './subject.ts';

export type Chunk = {readonly at: number; readonly bytes: Buffer};

/** However this benchmark itself is reached. */
const localTerminal = {
	SSH_CONNECTION: '',
	SSH_CLIENT: '',
	SSH_TTY: '',
	TMUX: '',
	STY: '',
	NO_COLOR: '',
	FORCE_COLOR: '2',
};

export class Session {
	readonly chunks: Chunk[] = [];
	readonly startedAt: number;
	/** Called with each chunk; a simulated line puts itself here. Otherwise status requests are answered at once, as a terminal does. */
	onChunk: (chunk: Chunk) => void;
	readonly #pty: IPty;
	readonly #exited: Promise<void>;
	#hasEnded = false;

	constructor(
		{command, env: ownEnv = {}}: Pick<Subject, 'command' | 'env'>,
		columns: number,
		rows: number,
		env: Readonly<Record<string, string>> = {},
	) {
		const [program = '', ...args] = command;
		this.startedAt = performance.now();
		this.#pty = spawn(program, args, {
			cols: columns,
			rows,
			name: 'xterm-256color',
			encoding: null,
			env: {
				...process.env,
				TERM: 'xterm-256color',
				COLORTERM: '',
				LANG: 'C.UTF-8',
				LC_ALL: 'C.UTF-8',
				CI: '',
				...localTerminal,
				...ownEnv,
				...env,
			},
		});
		this.onChunk = ({bytes}) => {
			for (let count = countRequests(bytes); count > 0; count--) {
				this.send('\u{1B}[0n');
			}
		};
		this.#pty.onData(data => {
			const chunk = {at: performance.now(), bytes: data as unknown as Buffer};
			this.chunks.push(chunk);
			this.onChunk(chunk);
		});
		this.#exited = new Promise(resolve => {
			this.#pty.onExit(() => resolve());
		});
	}

	get pid(): number {
		return this.#pty.pid;
	}

	send(keys: string): void {
		if (!this.#hasEnded) {
			this.#pty.write(keys);
		}
	}

	/** Waits until something has been written after the chunk `since` and then nothing for `quietMs`; gives up after `patienceMs`. */
	async settle(quietMs: number, since = 0, patienceMs = 5000): Promise<void> {
		const from = performance.now();
		for (;;) {
			const now = performance.now();
			const last = this.chunks.length > since ? (this.chunks.at(-1)?.at ?? 0) : Number.POSITIVE_INFINITY;
			if (now - last >= quietMs || now - from >= patienceMs) {
				return;
			}

			await sleep(Math.max(1, Math.min(quietMs, last === Number.POSITIVE_INFINITY ? 1 : quietMs - (now - last))));
		}
	}

	/** Bytes since a chunk. */
	bytesSince(index: number): number {
		return this.chunks.slice(index).reduce((sum, {bytes}) => sum + bytes.length, 0);
	}

	/** The processor time of all threads so far, and how long they have waited for the processor, in milliseconds. */
	processor(): {readonly usedMs: number; readonly waitedMs: number} {
		const threads = `/proc/${this.#pty.pid}/task`;
		let usedMs = 0;
		let waitedMs = 0;
		for (const thread of readdirSync(threads)) {
			const [used, waited] = readFileSync(`${threads}/${thread}/schedstat`, 'utf8').split(' ');
			usedMs += Number(used) / 1e6;
			waitedMs += Number(waited) / 1e6;
		}

		return {usedMs, waitedMs};
	}

	/** Resident memory in MB. */
	residentMb(): number {
		const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.#pty.pid}/status`, 'utf8')) ?? [];
		return Number(kilobytes) / 1024;
	}

	resize(columns: number, rows: number): void {
		this.#pty.resize(columns, rows);
	}

	async end(): Promise<void> {
		// What is written to a pty whose program is gone fails in the background.
		this.#hasEnded = true;
		this.#pty.kill('SIGKILL');
		await this.#exited;
	}
}

/** How often a chunk asks for the terminal's status. A request split between chunks isn't seen, and the program's time-out heals it. */
export const countRequests = (bytes: Buffer): number => bytes.toString('latin1').split('\u{1B}[5n').length - 1;

export const sleep = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));
