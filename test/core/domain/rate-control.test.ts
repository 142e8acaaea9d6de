import {expect, test} from 'vitest';
import {
	checkLimit,
	effectiveConcurrency,
	effectiveErrors,
	planWaves,
} from '../../../source/core/domain/rate-control.ts';

test.each([
	['', 'concurrency', true],
	['0', 'concurrency', false],
	['0%', 'concurrency', false],
	['0', 'errors', true],
	['0%', 'errors', true],
	['100%', 'concurrency', true],
	['101%', 'errors', false],
	['07', 'errors', false],
	['12345678', 'errors', false],
	['ten', 'concurrency', false],
] as const)('%j is taken as %s: %s', (text, kind, isTaken) => {
	expect(checkLimit(text, kind) === null).toBe(isTaken);
});

test('a percentage of few is still one at a time, and allows no error', () => {
	expect([effectiveConcurrency('10%', 5), effectiveErrors('10%', 5)]).toEqual([1, 0]);
});

test('waves are as large as the concurrency, the last one what is left', () => {
	expect(planWaves('40%', 12)).toEqual([
		{first: 0, count: 4},
		{first: 4, count: 4},
		{first: 8, count: 4},
	]);
	expect(planWaves('5', 12).map(({count}) => count)).toEqual([5, 5, 2]);
	expect(planWaves('1', 0)).toEqual([]);
	expect(planWaves('1', 1000, 3).map(({count}) => count)).toEqual([1, 1, 998]);
});
