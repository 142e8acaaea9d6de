import {expect, test} from 'vitest';
import {shortestMove} from '../../source/terminal/cursor-move.ts';
import fc from '../harness/fast-check.ts';
import {Emulator} from './emulator.ts';

const [columns, rows] = [120, 110];
const cell = fc.record({x: fc.integer({min: 0, max: columns - 1}), y: fc.integer({min: 0, max: rows - 1})});
const near = fc.tuple(cell, fc.integer({min: -12, max: 12}), fc.integer({min: -2, max: 2})).map(([from, dx, dy]) => ({
	from,
	to: {x: Math.max(0, Math.min(columns - 1, from.x + dx)), y: Math.max(0, Math.min(rows - 1, from.y + dy))},
}));

test('every move ends on its cell, in no more bytes than the absolute one', async () => {
	const emulator = new Emulator(columns, rows);
	await fc.assert(
		fc.asyncProperty(fc.oneof(near, fc.record({from: cell, to: cell})), fc.boolean(), async ({from, to}, isCertain) => {
			const move = shortestMove({...from, isCertain}, to.x, to.y, columns);
			await emulator.write(`\u{1B}[${from.y + 1};${from.x + 1}H${move}`);
			const {cursorX, cursorY} = emulator.terminal.buffer.active;
			expect([cursorX, cursorY]).toEqual([to.x, to.y]);
			expect(move.length).toBeLessThanOrEqual(`\u{1B}[${to.y + 1};${to.x + 1}H`.length);
		}),
		{numRuns: 400},
	);
});

test.each([
	['the beginning of the next row and some columns on', {x: 100, y: 30, isCertain: false}, 44, 31, '\r\n\u{1B}[44C'],
	['a column to the left, a row below', {x: 101, y: 30, isCertain: true}, 99, 31, '\u{1B}[B\b\b'],
	['a column behind what some terminals draw wider', {x: 100, y: 30, isCertain: false}, 102, 30, '\u{1B}[103G'],
	['a column behind what all draw alike', {x: 100, y: 30, isCertain: true}, 102, 30, '\u{1B}[2C'],
	['anywhere from nowhere', {x: -9, y: -9, isCertain: false}, 102, 30, '\u{1B}[31;103H'],
	['a column from behind the last one', {x: 120, y: 30, isCertain: true}, 118, 30, '\u{1B}[119G'],
] as const)('%s', (_, from, x, y, move) => {
	expect(shortestMove(from, x, y, columns)).toBe(move);
});
