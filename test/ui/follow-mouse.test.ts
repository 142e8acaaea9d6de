import {expect, test} from 'vitest';
import {matrixRect, selectMatrix} from '../../source/core/state/select/frame.ts';
import type {ConsoleState} from '../../source/core/state/state.ts';
import {CellGrid} from '../../source/terminal/cell-grid.ts';
import type {MouseReport} from '../../source/terminal/mouse.ts';
import {findPointed, firstPointer, followMouse} from '../../source/ui/follow-mouse.ts';
import {paintConsole} from '../../source/ui/painter/console.ts';
import {themes} from '../../source/ui/theme.ts';
import {openMatrixOf, raise} from '../core/matrix/open-matrix-of.ts';

const accounts = Array.from({length: 40}, (_, place) => String(111_100_000_000 + place));
const regions = ['us-east-1', 'eu-west-1', 'ap-south-1'];
const statuses = Object.fromEntries(
	accounts.flatMap(account => regions.map(region => [`${account}/${region}`, 'Success'] as const)),
);
const open = (view: Parameters<typeof openMatrixOf>[0]['view'] = {}): ConsoleState => openMatrixOf({statuses, view});

const none = {ctrl: false, alt: false, shift: false};
const at = (x: number, y: number, mouse: MouseReport['mouse'] = 'press'): MouseReport => ({
	...none,
	mouse,
	button: mouse.startsWith('wheel') ? 'none' : 'left',
	x,
	y,
});

/** What a few reports raise, and when; all of them on the same state. */
function follow(state: ConsoleState, ...reports: ReadonlyArray<readonly [MouseReport, ms?: number]>) {
	let pointer = firstPointer;
	return reports.map(([report, ms = 0]) => {
		const followed = followMouse(pointer, state, report, findPointed(state, report, null), ms);
		pointer = followed.pointer;
		return followed.events.map(({type}) => type);
	});
}

/** The cell of the screen where the cursor is drawn. */
function cursorOn(state: ConsoleState): {readonly x: number; readonly y: number} {
	const cells = new CellGrid(state.size.columns, state.size.rows);
	paintConsole(cells, state, {palette: themes.dark, isAscii: false, hasColor: true});
	const y = Array.from({length: state.size.rows}, (_, row) => row).find(row => cells.rowText(row).startsWith('▌'))!;
	const scene = selectMatrix(state)!;
	const rect = matrixRect(state);
	const x = Array.from({length: rect.columns}, (_, column) => rect.x + column).find(column => {
		const pointed = findPointed(state, {x: column, y}, null);
		return (
			pointed?.kind === 'place' && pointed.region === scene.grid.regions[scene.layout.columns[scene.cursor.column]!]
		);
	})!;
	return {x, y};
}

test.each(['wide', 'narrow', 'overview'] as const)('what is pointed at is what is painted there (%s)', density => {
	let state = open({density});
	for (const [account, region] of [
		[accounts[0]!, 'us-east-1'],
		[accounts[7]!, 'ap-south-1'],
		[accounts[39]!, 'eu-west-1'],
	] as const) {
		state = raise(state, {type: 'pointed', row: `account:${account}`, region});
		const {x, y} = cursorOn(state);
		const pointed = findPointed(state, {x, y}, null);
		const again = raise(state, {type: 'pointed', row: 'account:111100000020', region: 'us-east-1'});
		// In the overview a line is a block of rows, told by its first.
		expect(pointed).toMatchObject({
			kind: 'place',
			region,
			...(density === 'overview' ? {} : {row: `account:${account}`}),
		});
		expect(cursorOn(raise(again, {type: 'pointed', row: `account:${account}`, region})).x).toBe(x);
	}
});

test('beside the rows nothing is pointed at', () => {
	const state = open();
	expect(findPointed(state, {x: 0, y: 0}, null)).toBeUndefined();
	expect(findPointed(state, {x: 5, y: state.size.rows - 1}, null)).toBeUndefined();
});

test('a list is pointed at by its rows, from its cursor', () => {
	const state = raise(open(), {type: 'log-asked'});
	const list = {x: 0, y: 5, columns: 80, rows: 10, cursorRow: 7};
	expect(findPointed(state, {x: 3, y: 9}, list)).toEqual({kind: 'row', y: 9, below: 2});
	expect(findPointed(state, {x: 3, y: 15}, list)).toBeUndefined();
	expect(findPointed(state, {x: 80, y: 9}, list)).toBeUndefined();
});

test('the mouse raises what a hand means by it', () => {
	const state = open();
	const {x, y} = cursorOn(state);
	const [down, up] = [at(x, y), at(x, y, 'release')];
	// A click selects; a second one in time opens, when the button is let go.
	expect(follow(state, [down, 0], [up, 50], [down, 300], [up, 350])).toEqual([
		['pointed'],
		[],
		['pointed'],
		['entered'],
	]);
	expect(follow(state, [down, 0], [up, 50], [down, 500], [up, 550])).toEqual([['pointed'], [], ['pointed'], []]);
	expect(follow(state, [down, 0], [up, 50], [at(x, y + 1), 100], [at(x, y + 1, 'release'), 150])).toEqual([
		['pointed'],
		[],
		['pointed'],
		[],
	]);
	// A drag begins a range where it began, and ends it where the button is let go; a shake isn't one.
	expect(
		follow(
			state,
			[down],
			[at(x, y, 'drag')],
			[at(x, y + 1, 'drag')],
			[at(x, y + 2, 'drag')],
			[at(x, y + 2, 'release')],
		),
	).toEqual([['pointed'], [], ['range-toggled', 'pointed'], ['pointed'], ['range-toggled']]);
	// A drag that began elsewhere, and a button that isn't the first, are nothing.
	expect(follow(state, [at(0, 0)], [at(x, y, 'drag')], [at(x, y, 'release')])).toEqual([[], [], []]);
	expect(follow(state, [{...down, button: 'right'}])).toEqual([[]]);
	expect(follow(state, [at(x, y, 'wheel-down')], [{...at(x, y, 'wheel-up'), shift: true}])).toEqual([
		['moved', 'moved', 'moved'],
		['moved', 'moved', 'moved'],
	]);
});

test('a question is left to the keys, and the palette but for its wheel', () => {
	const dialog = {title: 'Sure?', lines: [], intent: {type: 'none'}, mustType: null, typed: ''} as const;
	const asked = {...open(), dialog};
	const {x, y} = cursorOn(open());
	expect(follow(asked, [at(x, y)], [at(x, y, 'release')], [at(x, y, 'wheel-down')])).toEqual([[], [], []]);
	const searching = raise(open(), {type: 'palette-asked'});
	expect(follow(searching, [at(x, y)], [at(x, y, 'wheel-down')])).toEqual([[], ['palette-moved']]);
});

test('dragging marks the range, and is seen on the marks', () => {
	let state = open();
	const {x, y} = cursorOn(state);
	let pointer = firstPointer;
	for (const report of [at(x, y), at(x + 4, y + 2, 'drag'), at(x + 4, y + 2, 'release')]) {
		const followed = followMouse(pointer, state, report, findPointed(state, report, null), 0);
		pointer = followed.pointer;
		for (const event of followed.events) {
			state = raise(state, event as Parameters<typeof raise>[1]);
		}
	}

	expect(selectMatrix(state)!.view.marks.size % 3).toBe(0);
	expect(selectMatrix(state)!.view.marks.size).toBeGreaterThan(2);
	expect(selectMatrix(state)!.view.anchor).toBeNull();
});
