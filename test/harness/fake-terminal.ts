import {PassThrough, Writable} from 'node:stream';
import xterm from '@xterm/headless';

/** A terminal without a machine behind it: what is written is shown by an emulator, whose answers come back as input. */
export class FakeTerminal {
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	/** Bytes written so far. */
	written = '';
	/** What the line makes of an answer: what comes in for it, and when. By default it comes as it is, at once. */
	onAnswer: (answer: string) => readonly string[] = answer => [answer];
	readonly #emulator: InstanceType<typeof xterm.Terminal>;
	readonly #input: PassThrough;

	constructor(columns: number, rows: number) {
		this.#emulator = new xterm.Terminal({cols: columns, rows, allowProposedApi: true});
		this.#input = Object.assign(new PassThrough(), {
			isTTY: true,
			isRaw: false,
			setRawMode: () => this.#input,
			ref: () => this.#input,
			unref: () => this.#input,
		});
		this.stdin = this.#input as unknown as NodeJS.ReadStream;
		const stdout = new Writable({
			decodeStrings: false,
			write: (chunk: string | Buffer, _, done) => {
				this.written += chunk.toString();
				this.#emulator.write(chunk.toString(), () => done());
			},
		});
		this.stdout = Object.assign(stdout, {isTTY: true, columns, rows}) as unknown as NodeJS.WriteStream;
		this.#emulator.onData(answer => {
			for (const part of this.onAnswer(answer)) {
				this.#input.write(part);
			}
		});
	}

	type(bytes: string): void {
		this.#input.write(bytes);
	}

	/** Resolves once the emulator has read all output, and has answered its queries. */
	taken(): Promise<void> {
		return new Promise(resolve => this.#emulator.write('', resolve));
	}

	resize(columns: number, rows: number): void {
		this.#emulator.resize(columns, rows);
		Object.assign(this.stdout, {columns, rows});
		this.stdout.emit('resize');
	}

	/** What is on the screen, a line for each row, without the spaces at the end. */
	screen(): string {
		const buffer = this.#emulator.buffer.active;
		return Array.from({length: this.#emulator.rows}, (_, y) =>
			(buffer.getLine(buffer.viewportY + y)?.translateToString(true) ?? '').trimEnd(),
		).join('\n');
	}

	/** Whether the alternate screen is shown. */
	get isFullScreen(): boolean {
		return this.#emulator.buffer.active.type === 'alternate';
	}

	get emulator(): InstanceType<typeof xterm.Terminal> {
		return this.#emulator;
	}
}
