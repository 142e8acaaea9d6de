import {expect, test} from 'vitest';
import {openLargeConsole} from '../../bench/render/large-console.ts';
import {CellGrid} from '../../source/terminal/cell-grid.ts';
import {Compositor} from '../../source/terminal/compositor.ts';
import {findKeyEvent} from '../../source/ui/find-key-event.ts';
import {LayerPainter} from '../../source/ui/layer-painter.ts';
import {paintConsole} from '../../source/ui/painter/console.ts';
import {themes} from '../../source/ui/theme.ts';

/** The console on 100,000 locations, as it is; the bytes of each frame are the same in every run. */
function open(columns: number, rows: number, pane: 'on' | 'off' = 'off') {
	const large = openLargeConsole(columns, rows, undefined, pane);
	const layers = new Compositor(columns, rows, new CellGrid(columns, rows), {
		colorDepth: '256',
		charset: 'utf-8',
		canEraseCharacters: true,
	});
	const painter = new LayerPainter(layers, paintConsole);
	const frame = (): string => {
		painter.paint(large.store.getState(), {palette: themes.dark, isAscii: false, hasColor: true});
		return layers.present().text;
	};

	const press = (key: string): string => {
		large.store.dispatch(findKeyEvent(large.store.getState(), key, '')!);
		return frame();
	};

	/** Bytes of the frame after each of so many doings, smallest first. */
	const measure = (count: number, act: () => string): number[] =>
		Array.from({length: count}, () => Buffer.byteLength(act())).sort((a, b) => a - b);
	frame();
	return {...large, frame, press, measure};
}

const median = (sorted: readonly number[]): number => sorted[sorted.length >> 1]!;
test.each([
	[80, 24],
	[140, 36],
	[200, 50],
	[300, 100],
])('at %i × %i with the pane every cursor move takes at most 400 bytes', (columns, rows) => {
	const {press} = open(columns, rows, 'on');
	const moves = Array.from({length: 400}, (_, step) =>
		Buffer.byteLength(press((['right', 'down', 'left', 'up'] as const)[Math.floor(step / 10) % 4]!)),
	);
	expect(Math.max(...moves)).toBeLessThanOrEqual(400);
});

const largest = (sorted: readonly number[]): number => sorted.at(-1)!;

test.each([
	[80, 24],
	[200, 50],
	[300, 100],
])(
	'at %i × %i half the cursor moves take at most 90 bytes, and all at most 110 and the message they come to',
	(columns, rows) => {
		const {press} = open(columns, rows);
		const plain: number[] = [];
		for (let step = 0; step < 400; step++) {
			const frame = press((['right', 'down', 'left', 'up'] as const)[Math.floor(step / 10) % 4]!);
			const message = /Step fails[^\u{1B}]*/u.exec(frame)?.[0] ?? '';
			const marks = /\u{1B}\[\?2026[hl]/gu;
			plain.push(Buffer.byteLength(message === '' ? frame : frame.replace(message, '').replaceAll(marks, '')));
		}

		plain.sort((a, b) => a - b);
		expect(median(plain)).toBeLessThanOrEqual(90);
		expect(largest(plain)).toBeLessThanOrEqual(110);
	},
);

test.each([
	[80, 24, 400, 3100],
	[200, 50, 500, 10_100],
	[300, 100, 500, 22_500],
])('at %i × %i a scroll by a row takes at most %i bytes, a page down at most %i', (columns, rows, row, page) => {
	const {press, measure} = open(columns, rows);
	for (let step = 0; step < rows; step++) {
		press('down');
	}

	expect(largest(measure(60, () => press('down')))).toBeLessThanOrEqual(row);
	expect(largest(measure(10, () => press('pagedown')))).toBeLessThanOrEqual(page);
});

test.each([
	[80, 24, 1, 'visible', 60],
	[80, 24, 100, 'visible', 1250],
	[80, 24, 1, 'all', 40],
	[80, 24, 100, 'all', 100],
	[80, 24, 10_000, 'all', 650],
	[200, 50, 1, 'visible', 90],
	[200, 50, 100, 'visible', 2050],
	[200, 50, 10_000, 'visible', 9200],
	[200, 50, 1, 'all', 60],
	// The failed part of the bar is drawn with the sign of failure, two bytes a cell and a colour of its own.
	[200, 50, 100, 'all', 276],
	[200, 50, 10_000, 'all', 1900],
] as const)(
	'at %i × %i a change of %i %s locations takes at most %i bytes, counts and totals included',
	(columns, rows, count, where, most) => {
		const {change, frame, measure} = open(columns, rows);
		const bytes = measure(15, () => {
			change(count, where);
			return frame();
		});
		expect(median(bytes)).toBeLessThanOrEqual(most);
	},
);

test('a second that passes takes a few bytes, and nothing that changed none', () => {
	const {frame, measure, pass, store} = open(200, 50);
	const bytes = measure(20, () => {
		pass(1000);
		store.dispatch({type: 'ticked'});
		return frame();
	});
	expect(median(bytes)).toBeLessThanOrEqual(40);
	expect(frame()).toBe('');
});

test('a page turned is scrolled by the painter’s own word, not by guessing', () => {
	const {press} = open(200, 50);
	for (let step = 0; step < 60; step++) {
		press('down');
	}

	expect(press('down')).toMatch(/\u{1B}\[\d+;\d+r\u{1B}\[S\u{1B}\[r/u);
});
