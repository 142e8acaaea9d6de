import {expect, test} from 'vitest';
import {estimateRemaining} from '../../../source/core/status/estimate.ts';

const sums = {ended: 10, sum: 100_000, sumOfSquares: 10 * 10_000 ** 2, running: 0, sumOfStarts: 0};

test('nothing is estimated before anything has ended, or where nothing is left', () => {
	expect(estimateRemaining({...sums, ended: 0}, 5, 2, 0)).toBeNull();
	expect(estimateRemaining(sums, 0, 2, 0)).toBeNull();
});

test('what is left takes its rounds at the mean duration', () => {
	expect(estimateRemaining(sums, 20, 4, 0)).toEqual({remainingMs: 50_000, lowMs: 50_000, highMs: 50_000});
});

test('the time that running locations have behind them is taken off', () => {
	expect(estimateRemaining({...sums, running: 2, sumOfStarts: 2000}, 2, 2, 5000)?.remainingMs).toBe(6000);
});

test('durations that vary make the estimate wide, and more of what is left makes it wider', () => {
	const varied = {...sums, sumOfSquares: 10 * (10_000 ** 2 + 3000 ** 2)};
	const few = estimateRemaining(varied, 4, 4, 0)!;
	const many = estimateRemaining(varied, 40, 4, 0)!;
	expect(few.lowMs).toBeLessThan(few.remainingMs);
	expect(few.highMs).toBeGreaterThan(few.remainingMs);
	expect(many.highMs - many.lowMs).toBeGreaterThan(few.highMs - few.lowMs);
});
