import {expect, test} from 'vitest';
import {Matrix} from '../../bench/render/matrix.ts';
import {CellGrid} from '../../source/terminal/cell-grid.ts';
import {Compositor} from '../../source/terminal/compositor.ts';

/** The matrix of 100,030 locations behind the layer; the bytes of each frame are the same in every run. */
function open(columns: number, rows: number) {
	const matrix = new Matrix(columns, rows);
	const compositor = new Compositor(columns, rows, new CellGrid(columns, rows), {
		colorDepth: '256',
		charset: 'utf-8',
		canEraseCharacters: true,
	});
	compositor.painterRegions = [{x: 0, y: 0, columns, rows}];
	const frame = (): number => {
		matrix.paint(compositor.painter);
		compositor.focusRows = matrix.focusRows;
		return compositor.present().bytes;
	};

	frame();
	return {matrix, frame};
}

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!;

test.each([
	[80, 24],
	[200, 50],
	[300, 100],
])('at %i × %i a cursor move takes at most 110 bytes, half of them at most 90', (columns, rows) => {
	const {matrix, frame} = open(columns, rows);
	const bytes: number[] = [];
	const down = matrix.shownRows - 1;
	const right = matrix.shownColumns - 1;
	for (let step = 0; step < 4 * (down + right); step++) {
		const phase = step % (2 * (down + right));
		const [dy, dx] =
			phase < down ? [1, 0] : phase < down + right ? [0, 1] : phase < 2 * down + right ? [-1, 0] : [0, -1];
		matrix.move(dy, dx);
		bytes.push(frame());
	}

	expect(Math.max(...bytes)).toBeLessThanOrEqual(110);
	expect(median(bytes)).toBeLessThanOrEqual(90);
});

test('at 200 × 50 a scroll by one row takes at most 600 bytes', () => {
	const {matrix, frame} = open(200, 50);
	matrix.move(matrix.shownRows - 1, 0);
	frame();
	const bytes: number[] = [];
	for (let step = 0; step < 40; step++) {
		matrix.move(1, 0);
		bytes.push(frame());
	}

	expect(Math.max(...bytes)).toBeLessThanOrEqual(600);
});

test.each([
	[1, 'visible', 40],
	[100, 'visible', 1400],
	[100, 'all', 100],
] as const)(
	'at 200 × 50 a change of %i %s locations takes at most %i bytes, progress included',
	(count, where, most) => {
		const {matrix, frame} = open(200, 50);
		const bytes: number[] = [];
		for (let step = 0; step < 41; step++) {
			matrix.change(count, where);
			bytes.push(frame());
		}

		expect(median(bytes)).toBeLessThanOrEqual(most);
	},
);

test('nothing that changed is nothing sent', () => {
	const {matrix, frame} = open(200, 50);
	matrix.move(0, 0);
	expect(frame()).toBe(0);
});
