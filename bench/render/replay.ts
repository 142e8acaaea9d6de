/**
Plays what a program wrote into an emulator, to tell when its screen showed what.
*/
import xterm from '@xterm/headless';
import {CellGrid} from '../../source/terminal/cell-grid.ts';
import {glyphOf, tail} from '../../source/terminal/glyph.ts';
import {parseSgr} from '../../source/terminal/sgr-parser.ts';
import {attribute, defaultStyle, internStyle, type Style} from '../../source/terminal/style.ts';
import type {Chunk} from './session.ts';

const sgr = /\u{1B}\[([\d;:]*)m/gu;
/** The most bytes of a style's sequence: so much of a chunk is kept, and the next one completes a sequence that was cut. */
const longestSgr = 64;

export class Replay {
	/** The style in which the program goes on writing. */
	style: Style = defaultStyle;
	readonly #terminal: xterm.Terminal;
	#unread = '';

	constructor(columns: number, rows: number) {
		this.#terminal = new xterm.Terminal({cols: columns, rows, scrollback: 0, allowProposedApi: true, convertEol: true});
	}

	async write(bytes: Buffer): Promise<void> {
		await new Promise<void>(resolve => this.#terminal.write(bytes, resolve));
		const text = this.#unread + bytes.toString('latin1');
		let read = 0;
		for (const {0: sequence, 1: parameters = '', index} of text.matchAll(sgr)) {
			this.style = parseSgr(parameters, this.style);
			read = index + sequence.length;
		}

		this.#unread = text.slice(Math.max(read, text.length - longestSgr));
	}

	rows(): string[] {
		const {rows, buffer} = this.#terminal;
		return Array.from(
			{length: rows},
			(_, y) => buffer.active.getLine(buffer.active.baseY + y)?.translateToString() ?? '',
		);
	}

	/** The picture as cells of ours, to count what has changed between two. */
	screen(): CellGrid {
		const {cols, rows, buffer} = this.#terminal;
		const cells = new CellGrid(cols, rows);
		for (let y = 0; y < rows; y++) {
			const line = buffer.active.getLine(buffer.active.baseY + y);
			for (let x = 0; x < cols; x++) {
				const cell = line?.getCell(x);
				if (cell !== undefined && cell.getWidth() > 0) {
					const bits =
						(cell.isBold() ? attribute.bold : 0) |
						(cell.isInverse() ? attribute.inverse : 0) |
						(cell.isDim() ? attribute.dim : 0);
					const style = internStyle(
						cell.isFgDefault() ? 0 : cell.getFgColor() + 1,
						cell.isBgDefault() ? 0 : cell.getBgColor() + 1,
						bits,
					);
					const glyph = glyphOf(cell.getChars() || ' ');
					cells.setCell(x, y, glyph === tail ? 0x20 : glyph, style);
				}
			}
		}

		return cells;
	}
}

/** When the marker changed, and to what: the first entry is the first that wasn't empty. */
export async function replayMarkers(
	chunks: readonly Chunk[],
	columns: number,
	rows: number,
	readMarker: (rows: readonly string[]) => string,
): Promise<Array<{readonly at: number; readonly marker: string}>> {
	const replay = new Replay(columns, rows);
	const changes: Array<{at: number; marker: string}> = [];
	for (const {at, bytes} of chunks) {
		await replay.write(bytes);
		const marker = readMarker(replay.rows());
		if (marker !== '' && marker !== changes.at(-1)?.marker) {
			changes.push({at, marker});
		}
	}

	return changes;
}

/**
When each key was seen.

Keys that a program answers with one frame are seen together, when the state of the last of them shows.

@param keys - When each was pressed and the marker that is to follow, in order.
@returns Milliseconds from key to sight; `undefined` for a key that never was.
*/
export function matchKeys(
	keys: ReadonlyArray<{readonly at: number; readonly expected: string}>,
	changes: ReadonlyArray<{readonly at: number; readonly marker: string}>,
): Array<number | undefined> {
	const waits: Array<number | undefined> = keys.map(() => undefined);
	let next = 0;
	for (const {at, marker} of changes) {
		let last = -1;
		for (let index = next; index < keys.length && keys[index]!.at <= at; index++) {
			if (keys[index]!.expected === marker) {
				last = index;
				break;
			}
		}

		for (; next <= last; next++) {
			waits[next] = at - keys[next]!.at;
		}
	}

	return waits;
}
