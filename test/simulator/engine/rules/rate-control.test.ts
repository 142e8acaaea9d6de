import {expect, test} from 'vitest';
import {countOf, RateControl} from '../../../../source/simulator/engine/rules/rate-control.ts';

test('20 % of 20 locations are 4', () => {
	expect(countOf('20%', 20, 'floor')).toBe(4);
});

test('a percentage is rounded down by default, and up where that is asked for', () => {
	expect([countOf('10%', 25, 'floor'), countOf('10%', 25, 'ceil'), countOf('10%', 25, 'round')]).toEqual([2, 3, 3]);
});

test('at least one runs at a time, however small the percentage', () => {
	const control = new RateControl(5, countOf('1%', 5, 'floor'), 0, false);
	expect([control.takeNext(), control.takeNext()]).toEqual([0, undefined]);
});

test('a ramp starts with one, then two, then four, up to the limit', () => {
	const control = new RateControl(20, 5, 0, true);
	const waves: number[] = [];
	for (let round = 0; round < 4; round++) {
		let wave = 0;
		while (control.takeNext() !== undefined) {
			wave++;
		}
		waves.push(wave);
		for (let index = 0; index < wave; index++) {
			control.ended(false);
		}
	}
	expect(waves).toEqual([1, 2, 4, 5]);
});

test('a ramp waits for its whole wave', () => {
	const control = new RateControl(20, 10, 0, true);
	control.takeNext();
	control.ended(false);
	control.takeNext();
	control.takeNext();
	control.ended(false);
	expect(control.takeNext()).toBeUndefined();
	control.ended(false);
	expect(control.takeNext()).toBe(3);
});

test('at the limit each end lets the next one start', () => {
	const control = new RateControl(4, 2, 0, false);
	expect([control.takeNext(), control.takeNext(), control.takeNext()]).toEqual([0, 1, undefined]);
	control.ended(false);
	expect(control.takeNext()).toBe(2);
});

test('nothing starts after one error more than allowed', () => {
	const control = new RateControl(10, 1, 1, false);
	control.takeNext();
	control.ended(true);
	expect(control.isExceeded).toBe(false);
	control.takeNext();
	control.ended(true);
	expect([control.isExceeded, control.takeNext(), control.isDone]).toEqual([true, undefined, true]);
});
