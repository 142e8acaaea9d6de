/**
The stdout that Ink writes to: its frames end up as cells, beneath or above what the painter draws.

Ink must be run with `incrementalRendering: false` (its full frames can't go out of step with ours), `patchConsole: false` and `interactive: true`.
*/
import {Writable} from 'node:stream';
import {AnsiInterpreter} from './ansi-interpreter.ts';
import {CellGrid} from './cell-grid.ts';

export class InkStdout extends Writable {
	readonly isTTY = true;
	columns: number;
	rows: number;
	/** What Ink has drawn. */
	readonly cells: CellGrid;
	readonly #interpreter: AnsiInterpreter;
	readonly #onFrame: () => void;

	/** @param onFrame - A frame of Ink's is complete on `screen`. Called within Ink's own write. */
	constructor(columns: number, rows: number, onFrame: () => void = () => {}) {
		super({decodeStrings: false});
		this.columns = columns;
		this.rows = rows;
		this.cells = new CellGrid(columns, rows);
		this.#interpreter = new AnsiInterpreter(this.cells);
		this.#onFrame = onFrame;
	}

	/** Where Ink shows the terminal's cursor (`useCursor`), `undefined` while it doesn't. */
	get cursor(): {readonly x: number; readonly y: number} | undefined {
		const {isCursorVisible, hasHiddenCursor, x, y} = this.#interpreter;
		// Ink hides the cursor with its first frame; before that a visible one means nothing.
		return isCursorVisible && hasHiddenCursor ? {x, y} : undefined;
	}

	/** Sequences of Ink's that weren't understood: none, or an update of Ink has to be looked at. */
	get unknown(): readonly string[] {
		return this.#interpreter.unknown;
	}

	/** Take another size and tell Ink, which draws anew. */
	resize(columns: number, rows: number): void {
		this.columns = columns;
		this.rows = rows;
		this.#interpreter.resize(columns, rows);
		this.emit('resize');
	}

	/** Part of a terminal's stream that Ink's dependencies ask for. */
	getColorDepth(): number {
		return 24;
	}

	hasColors(): boolean {
		return true;
	}

	override _write(chunk: Buffer | string, _encoding: string, callback: () => void): void {
		const text = typeof chunk === 'string' ? chunk : chunk.toString();
		if (text !== '') {
			this.#interpreter.interpret(text);
			if (!this.#interpreter.isSynchronizing) {
				this.#onFrame();
			}
		}

		callback();
	}
}
