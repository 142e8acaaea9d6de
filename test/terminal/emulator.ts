import xterm from '@xterm/headless';
import type {CellGrid} from '../../source/terminal/cell-grid.ts';
import {rgbFlag} from '../../source/terminal/color.ts';
import {glyphText, tail} from '../../source/terminal/glyph.ts';
import {attribute, attributesOf, backgroundOf, foregroundOf} from '../../source/terminal/style.ts';

/** A second opinion on what a terminal shows: xterm.js, fed with the bytes we would send. */
export class Emulator {
	readonly terminal: xterm.Terminal;

	/** @param convertEol - As the terminal driver does it for a program that isn't in full control. */
	constructor(columns: number, rows: number, {convertEol = false}: {readonly convertEol?: boolean} = {}) {
		this.terminal = new xterm.Terminal({cols: columns, rows, scrollback: 0, allowProposedApi: true, convertEol});
		// As the console does: the main screen would fold rows anew when its size changes.
		this.terminal.write('\u{1B}[?1049h');
	}

	async write(text: string): Promise<void> {
		await new Promise<void>(resolve => this.terminal.write(text, resolve));
	}

	/** Every cell as a line of text: column, glyph, colours, attributes; blanks without what can't be seen on them. */
	cells(): string[] {
		const {cols, rows, buffer} = this.terminal;
		const cells: string[] = [];
		for (let y = 0; y < rows; y++) {
			const line = buffer.active.getLine(buffer.active.baseY + y)!;
			for (let x = 0; x < cols; x++) {
				const cell = line.getCell(x)!;
				const color = (isDefault: boolean, isRgb: boolean, value: number): number =>
					isDefault ? 0 : isRgb ? rgbFlag | value : value + 1;
				const bits =
					(cell.isBold() ? attribute.bold : 0) |
					(cell.isDim() ? attribute.dim : 0) |
					(cell.isItalic() ? attribute.italic : 0) |
					(cell.isUnderline() ? attribute.underline : 0) |
					(cell.isInverse() ? attribute.inverse : 0) |
					(cell.isStrikethrough() ? attribute.strikethrough : 0);
				cells.push(
					describeCell(
						x,
						y,
						cell.getWidth() === 0 ? '' : cell.getChars() || ' ',
						color(cell.isFgDefault(), cell.isFgRGB(), cell.getFgColor()),
						color(cell.isBgDefault(), cell.isBgRGB(), cell.getBgColor()),
						bits,
					),
				);
			}
		}

		return cells;
	}

	text(): string[] {
		const {rows, buffer} = this.terminal;
		return Array.from({length: rows}, (_, y) =>
			buffer.active
				.getLine(buffer.active.baseY + y)!
				.translateToString(true)
				.trimEnd(),
		);
	}
}

/** The cells of a screen in the emulator's words. */
export function cellsOf(cellGrid: CellGrid): string[] {
	const cells: string[] = [];
	for (let index = 0; index < cellGrid.columns * cellGrid.rows; index++) {
		const glyph = cellGrid.glyphs[index]!;
		const style = cellGrid.styles[index]!;
		cells.push(
			describeCell(
				index % cellGrid.columns,
				Math.floor(index / cellGrid.columns),
				glyph === tail ? '' : glyphText(glyph),
				foregroundOf(style),
				backgroundOf(style),
				attributesOf(style),
			),
		);
	}

	return cells;
}

function describeCell(
	x: number,
	y: number,
	glyph: string,
	foreground: number,
	background: number,
	bits: number,
): string {
	if (glyph === '') {
		return `${x},${y} tail`;
	}

	if (glyph === ' ' && !(bits & attribute.inverse)) {
		bits &= attribute.underline | attribute.strikethrough;
		foreground = bits ? foreground : 0;
	} else if (glyph === ' ') {
		bits &= ~attribute.italic;
	}

	return `${x},${y} ${glyph} fg ${foreground} bg ${background} ${bits}`;
}

/** What differs, named by cell; empty if nothing does. */
export function differences(actual: readonly string[], expected: readonly string[]): string[] {
	return expected.flatMap((cell, index) => (cell === actual[index] ? [] : [`${cell} ≠ ${actual[index]}`]));
}
