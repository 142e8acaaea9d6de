import {expect, test} from 'vitest';
import {Matrix} from '../../bench/render/matrix.ts';
import {CellGrid} from '../../source/terminal/cell-grid.ts';
import {Compositor} from '../../source/terminal/compositor.ts';
import {styleOf} from '../../source/terminal/style.ts';
import {differences, Emulator} from './emulator.ts';
import {Random} from './random.ts';

const options = {colorDepth: '256', charset: 'utf-8', canEraseCharacters: true} as const;

/** A matrix under Ink's dialogs, shown by small frames on one emulator and by full repaints on another. */
class Journey {
	readonly matrix: Matrix;
	readonly #ink: CellGrid;
	readonly #random: Random;
	#compositor: Compositor;
	#byFrames: Emulator;
	#byRepaints: Emulator;

	constructor(columns: number, rows: number, random: Random) {
		this.#random = random;
		this.matrix = new Matrix(columns, rows);
		this.#ink = new CellGrid(columns, rows);
		this.#compositor = new Compositor(columns, rows, this.#ink, options);
		this.#byFrames = new Emulator(columns, rows);
		this.#byRepaints = new Emulator(columns, rows);
	}

	/** Do what a user, the world or the window may do next. */
	step(): void {
		const random = this.#random;
		const {matrix} = this;
		switch (random.below(9)) {
			case 0:
				matrix.change(1 + random.below(300), random.pick(['all', 'visible']));
				break;
			case 1:
				matrix.move(random.pick([-1, 1]) * matrix.shownRows, 0);
				break;
			case 2:
				matrix.move(random.below(41) - 20, random.below(21) - 10);
				break;
			case 3:
				this.#toggleDialog();
				break;
			case 4:
				if (random.isOneIn(4)) {
					this.#resize(30 + random.below(90), 6 + random.below(24));
				}

				break;
			default:
				matrix.move(random.pick([-1, 0, 0, 1]), random.pick([-1, 0, 0, 1]));
				break;
		}
	}

	/** Send one frame, perhaps a part of one. @returns Whether it is whole. */
	async present(): Promise<boolean> {
		this.#paint();
		const budget = this.#random.isOneIn(3) ? 100 + this.#random.below(900) : undefined;
		const frame = this.#compositor.present(budget);
		await this.#byFrames.write(frame.text);
		return frame.isComplete;
	}

	async differences(): Promise<string[]> {
		const {columns, rows, painterRegions, dialogRegions} = this.#asRegions();
		const fresh = new Compositor(columns, rows, this.#ink, options);
		fresh.painter.copyFrom(this.#compositor.painter);
		fresh.painterRegions = painterRegions;
		fresh.dialogRegions = dialogRegions;
		await this.#byRepaints.write(fresh.present().text);
		return differences(this.#byFrames.cells(), this.#byRepaints.cells());
	}

	#asRegions() {
		const {painter, painterRegions, dialogRegions} = this.#compositor;
		return {columns: painter.columns, rows: painter.rows, painterRegions, dialogRegions};
	}

	#paint(): void {
		this.matrix.paint(this.#compositor.painter);
		this.#compositor.painterRegions = [{x: 0, y: 0, columns: this.matrix.columns, rows: this.matrix.rows}];
		this.#compositor.focusRows = this.matrix.focusRows;
	}

	#toggleDialog(): void {
		if (this.#compositor.dialogRegions.length > 0) {
			this.#compositor.dialogRegions = [];
			return;
		}

		const region = {x: this.#random.below(20), y: this.#random.below(6), columns: 24, rows: 3};
		this.#ink.clear();
		this.#ink.fill(region, styleOf({bg: 4}));
		this.#ink.write(region.x + 1, region.y + 1, 'Cancel 日本 e\u{301}?', styleOf({bg: 4, bold: true}), 20);
		this.#compositor.dialogRegions = [region];
	}

	#resize(columns: number, rows: number): void {
		this.#ink.resize(columns, rows);
		this.#compositor.resize(columns, rows);
		this.matrix.resize(columns, rows);
		this.#byFrames.terminal.resize(columns, rows);
		this.#byRepaints.terminal.resize(columns, rows);
	}
}

test.each([1, 2, 3])(
	'keys, updates, scrolls, dialogs, resizes and budgets end in the picture of a full repaint (seed %i)',
	async seed => {
		const random = new Random(seed);
		const journey = new Journey(90, 20, random);
		for (let count = 0; count < 700; count++) {
			journey.step();
			const isWhole = await journey.present();
			if (isWhole && count % 3 === 0) {
				expect(await journey.differences()).toEqual([]);
			}
		}

		while (!(await journey.present())) {}

		expect(await journey.differences()).toEqual([]);
	},
);

test('with a budget the rows of the cursor come first, and the rest follows until nothing is left', () => {
	const compositor = new Compositor(40, 10, new CellGrid(40, 10), options);
	compositor.painterRegions = [{x: 0, y: 0, columns: 40, rows: 10}];
	compositor.present();
	for (let y = 0; y < 10; y++) {
		compositor.painter.write(0, y, `row ${y} `.repeat(5));
	}

	compositor.focusRows = [7, 9];
	const sent: string[] = [];
	let frame = compositor.present(60);
	sent.push(frame.text);
	while (!frame.isComplete) {
		frame = compositor.present(60);
		sent.push(frame.text);
	}

	expect(sent[0]).toMatch(/row 7 .*row 9/s);
	expect(sent[0]).not.toContain('row 0');
	expect(sent.length).toBeGreaterThan(3);
	expect(compositor.present().text).toBe('');
});

test('rows that never stop changing don’t starve those below them', () => {
	const compositor = new Compositor(40, 10, new CellGrid(40, 10), options);
	compositor.painterRegions = [{x: 0, y: 0, columns: 40, rows: 10}];
	compositor.present();
	let sent = '';
	compositor.painter.write(0, 9, 'the last row');
	for (let count = 0; count < 12; count++) {
		for (let y = 0; y < 9; y++) {
			compositor.painter.write(0, y, String(count % 2).repeat(40));
		}

		sent += compositor.present(100).text;
	}

	expect(sent).toContain('the last row');
});

test('the terminal’s own cursor is shown where it is asked for, and hidden again', () => {
	const compositor = new Compositor(10, 3, new CellGrid(10, 3), options);
	compositor.present();
	compositor.cursor = {x: 4, y: 1};
	expect(compositor.present().text).toBe('\u{1B}[2;5H\u{1B}[?25h');
	expect(compositor.present().text).toBe('');
	compositor.ink.write(0, 0, 'x');
	expect(compositor.present().text).toBe('\u{1B}[Hx\u{1B}[2;5H');
	compositor.cursor = undefined;
	expect(compositor.present().text).toBe('\u{1B}[?25l');
});
