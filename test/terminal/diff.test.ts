import {expect, test} from 'vitest';
import {CellGrid} from '../../source/terminal/cell-grid.ts';
import {type FrameOptions, TerminalImage} from '../../source/terminal/diff.ts';
import {styleOf} from '../../source/terminal/style.ts';
import {loadWidths} from '../../source/terminal/width.ts';
import {cellsOf, differences, Emulator} from './emulator.ts';
import {Random} from './random.ts';

await loadWidths();

const options = {colorDepth: 'truecolor', charset: 'utf-8', canEraseCharacters: true} as const;
const styles = [
	0,
	0,
	styleOf({fg: 1}),
	styleOf({fg: 2, bold: true}),
	styleOf({bg: 4}),
	styleOf({fg: 208, bg: 17, dim: true}),
	styleOf({inverse: true}),
	styleOf({inverse: true, fg: 3, bold: true, dim: true}),
	styleOf({underline: true, fg: 12}),
	styleOf({italic: true, strikethrough: true, fg: '#ff8000', bg: '#102030'}),
];
const texts = [
	'✔',
	'✖  ',
	'····',
	'prod-eu-west-1',
	'   ',
	'日本語',
	'ｗ',
	'é',
	'e\u0301a',
	'한국',
	'a',
	'─────',
	'          ',
	'x'.repeat(40),
];

function scribble(cells: CellGrid, random: Random): void {
	for (let count = random.below(12); count >= 0; count--) {
		const x = random.below(cells.columns + 4) - 4;
		const y = random.below(cells.rows);
		const kind = random.below(10);
		if (kind === 0) {
			cells.fill(
				{x, y, columns: random.below(cells.columns), rows: random.below(cells.rows)},
				random.pick(styles),
				random.pick([' ', ' ', '█']),
			);
		} else {
			cells.write(x, y, random.pick(texts), random.pick(styles), random.isOneIn(3) ? random.below(8) : undefined);
		}
	}

	if (random.isOneIn(4)) {
		scrollRows(cells, random);
	}
}

function scrollRows(cells: CellGrid, random: Random): void {
	const copy = new CellGrid(cells.columns, cells.rows);
	copy.copyFrom(cells);
	const top = random.below(3);
	const rows = Math.max(0, cells.rows - top - random.below(3));
	const delta = random.below(5) - 2;
	cells.fill({x: 0, y: top, columns: cells.columns, rows});
	cells.copyFrom(
		copy,
		{x: 0, y: top + Math.max(0, delta), columns: cells.columns, rows: rows - Math.abs(delta)},
		{x: 0, y: top + Math.max(0, -delta)},
	);
}

function randomOptions(cells: CellGrid, random: Random): FrameOptions {
	return {
		budget: random.isOneIn(3) ? 20 + random.below(200) : undefined,
		firstRows: random.isOneIn(2) ? [random.below(cells.rows), random.below(cells.rows)] : undefined,
		cursor: random.isOneIn(5) ? {x: random.below(cells.columns), y: random.below(cells.rows)} : undefined,
	};
}

test.each([
	[24, 6, 1500],
	[80, 24, 300],
	[7, 3, 600],
])('after every whole frame the emulator shows the picture, at %i × %i', async (columns, rows, frames) => {
	const random = new Random(columns);
	const emulator = new Emulator(columns, rows);
	const picture = new CellGrid(columns, rows);
	const image = new TerminalImage(columns, rows, options);
	for (let count = 0; count < frames; count++) {
		scribble(picture, random);
		const frame = image.frame(picture, randomOptions(picture, random));
		await emulator.write(frame.text);
		expect(Buffer.byteLength(frame.text)).toBe(frame.bytes);
		if (frame.isComplete) {
			expect(differences(emulator.cells(), cellsOf(picture))).toEqual([]);
		}
	}
});
