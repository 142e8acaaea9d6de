import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {drawBars, drawStack, shareHeight} from '../../../source/core/status/stack-picture.ts';

/** In the order of the stack. */
const none = {
	succeeded: [0],
	failed: [0],
	cancelled: [0],
	unclear: [0],
	waiting: [0],
	running: [0],
};

describe('a height is shared out', () => {
	test.each([
		{title: 'true to scale', counts: [50, 25, 0, 0, 0, 25], total: 100, heights: [8, 4, 0, 0, 0, 4]},
		{title: 'with the rest left free', counts: [25, 0, 0, 0, 0, 25], total: 100, heights: [4, 0, 0, 0, 0, 4]},
		{
			title: 'so that one failure of 20,000 shows',
			counts: [19_999, 1, 0, 0, 0, 0],
			total: 20_000,
			heights: [15, 1, 0, 0, 0, 0],
		},
		{
			title: 'so that the first that runs shows',
			counts: [0, 0, 0, 0, 0, 1],
			total: 20_000,
			heights: [0, 0, 0, 0, 0, 1],
		},
		{title: 'of nothing', counts: [0, 0, 0, 0, 0, 0], total: 0, heights: [0, 0, 0, 0, 0, 0]},
	])('$title', ({counts, total, heights}) => {
		expect(shareHeight(counts, total, 16)).toEqual(heights);
	});

	test('never more than there is, and each kind that there is has a part', () => {
		const count = fc.integer({min: 0, max: 100_000});
		fc.assert(
			fc.property(
				fc.tuple(count, count, count, count, count, count),
				fc.integer({min: 6, max: 200}),
				(counts, height) => {
					const heights = shareHeight(
						counts,
						Math.max(
							1,
							counts.reduce((a, b) => a + b),
						),
						height,
					);
					return (
						heights.reduce((a, b) => a + b) <= height &&
						heights.every((one, at) => (counts[at] === 0 ? one === 0 : one > 0))
					);
				},
			),
		);
	});
});

describe('a cell of the area', () => {
	const draw = (stack: Partial<typeof none>, grain: 1 | 8 = 8) =>
		drawStack({...none, ...stack}, {total: 16, rows: 2, slices: 1, grain}).map(([cell]) => cell);

	test('holds one kind, or two one over the other in eighths', () => {
		expect(draw({succeeded: [10], running: [6]})).toEqual([
			{lower: 'succeeded', upper: 'running', eighths: 2},
			{lower: 'succeeded', upper: 'succeeded', eighths: 8},
		]);
	});

	test('is empty where nothing has begun', () => {
		expect(draw({running: [4]})).toEqual([
			{lower: null, upper: null, eighths: 8},
			{lower: 'running', upper: null, eighths: 4},
		]);
	});

	test('shows the worst of more than two', () => {
		expect(draw({succeeded: [4], failed: [1], running: [3]})[1]).toEqual({
			lower: 'succeeded',
			upper: 'failed',
			eighths: 6,
		});
	});

	test('holds one kind where it is a letter, each kind in a row of its own as long as there are rows', () => {
		expect(draw({succeeded: [15], failed: [1]}, 1)).toEqual([
			{lower: 'failed', upper: 'failed', eighths: 8},
			{lower: 'succeeded', upper: 'succeeded', eighths: 8},
		]);
	});
});

test('bars fill their cells from below, and what isn’t nothing shows', () => {
	expect(drawBars([0, 1, 50, 100], 100, 2)).toEqual([
		[0, 0, 0, 8],
		[0, 1, 8, 8],
	]);
});
