import {expect, test} from 'vitest';
import {floorOf} from '../../bench/render/floor.ts';
import {openLargeConsole} from '../../bench/render/large-console.ts';
import {CellGrid} from '../../source/terminal/cell-grid.ts';
import {TerminalImage} from '../../source/terminal/diff.ts';
import {parseSgr} from '../../source/terminal/sgr-parser.ts';
import {findKeyEvent} from '../../source/ui/find-key-event.ts';
import {paintConsole} from '../../source/ui/painter/console.ts';
import {themes} from '../../source/ui/theme.ts';
import {cellsOf, differences, Emulator} from './emulator.ts';

const depth = {colorDepth: '256', charset: 'utf-8', canEraseCharacters: true} as const;
const look = {palette: themes.dark, isAscii: false, hasColor: true};

/** Open the console; each of its frames comes with the fewest bytes that a program could have sent. */
function open(columns: number, rows: number) {
	const {store, change} = openLargeConsole(columns, rows);
	const image = new TerminalImage(columns, rows, depth);
	const emulator = new Emulator(columns, rows);
	let style = 0;
	/** Every change of style that the console has sent. */
	let changes = '';
	let before = new CellGrid(columns, rows);
	const frame = async (): Promise<readonly [bytes: number, floor: number]> => {
		const after = new CellGrid(columns, rows);
		paintConsole(after, store.getState(), look);
		const floor = floorOf(before, after, style);
		const {text, bytes} = image.frame(after);
		// The emulator reads the floor's frame, and must show the console's picture.
		await emulator.write(floor.text);
		expect(differences(emulator.cells(), cellsOf(after))).toEqual([]);
		for (const [change, parameters = ''] of text.matchAll(/\u{1B}\[([\d;]*)m/gu)) {
			style = parseSgr(parameters, style);
			changes = style === 0 ? change : changes + change;
		}

		// The next frame of the floor begins in the style in which the console's frame has ended.
		await emulator.write(changes);
		before = after;
		return [bytes, floor.bytes];
	};

	const press = (key: string): void => store.dispatch(findKeyEvent(store.getState(), key, '')!);
	return {change, frame, press};
}

test.each([
	[80, 24],
	[200, 50],
])('at %i × %i no row of the benchmark takes more than 1.15 times the bytes that are needed', async (columns, rows) => {
	const {change, frame, press} = open(columns, rows);
	await frame();
	const doings: Readonly<Record<string, () => void>> = {
		right: () => press('right'),
		down: () => press('down'),
		'page down': () => press('pagedown'),
		'one-row scroll': () => press('down'),
		'1 visible': () => change(1, 'visible'),
		'100 visible': () => change(100, 'visible'),
		'10,000 visible': () => change(10_000, 'visible'),
		'1 of all': () => change(1, 'all'),
		'100 of all': () => change(100, 'all'),
		'10,000 of all': () => change(10_000, 'all'),
	};
	const worse: string[] = [];
	for (const [name, act] of Object.entries(doings)) {
		let [sent, needed] = [0, 0];
		for (let count = 0; count < 3; count++) {
			act();
			const [bytes, floor] = await frame();
			// The emulator has shown that the floor draws the picture, so no frame is cheaper.
			expect(bytes).toBeGreaterThanOrEqual(floor);
			sent += bytes;
			needed += floor;
		}

		if (sent > needed * 1.15) {
			worse.push(`${name}: ${sent} bytes for ${needed}`);
		}
	}

	expect(worse).toEqual([]);
});
