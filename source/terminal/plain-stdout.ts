/**
The stdout that Ink writes to where it draws by itself: the terminal's own, until it is given back.
*/
import {Writable} from 'node:stream';
import {type Charset, textInCharset} from './charset.ts';
import type {TerminalOutput} from './terminal-options.ts';

export class PlainStdout extends Writable {
	readonly isTTY = true;
	readonly #stdout: TerminalOutput;
	readonly #charset: Charset;
	#isOpen = true;
	#isHeld = false;
	readonly #onResize = (): boolean => this.emit('resize');

	constructor(stdout: TerminalOutput, charset: Charset) {
		super({decodeStrings: false});
		this.#charset = charset;
		this.#stdout = stdout;
		stdout.on('resize', this.#onResize);
	}

	get columns(): number {
		return this.#stdout.columns || 80;
	}

	get rows(): number {
		return this.#stdout.rows || 24;
	}

	/** Part of a terminal's stream that Ink's dependencies ask for. */
	getColorDepth(): number {
		return 24;
	}

	hasColors(): boolean {
		return true;
	}

	/** Drop what is written from now on: the last frame of Ink, after the terminal was given back, would end up among the shell's lines. */
	close(): void {
		this.#isOpen = false;
		this.#stdout.off('resize', this.#onResize);
	}

	/** Drop what is written until `release`: another process has the terminal. Everything is drawn anew then. */
	hold(): void {
		this.#isHeld = true;
	}

	release(): void {
		this.#isHeld = false;
	}

	override _write(chunk: Buffer | string, _encoding: string, callback: () => void): void {
		if (this.#isOpen && !this.#isHeld) {
			this.#stdout.write(textInCharset(chunk.toString(), this.#charset), () => callback());
		} else {
			callback();
		}
	}
}
