import {expect, test} from 'vitest';
import {EventQueue} from '../../../../source/simulator/engine/state/event-queue.ts';
import fc from '../../../harness/fast-check.ts';

test('events come out by time, and those of one moment in the order they were scheduled', () => {
	fc.assert(
		fc.property(fc.array(fc.integer({min: 0, max: 20}), {maxLength: 60}), times => {
			const queue = new EventQueue();
			const order: number[] = [];
			for (const [index, atMs] of times.entries()) {
				queue.schedule(atMs, () => order.push(index));
			}
			for (let event = queue.takeDue(100); event; event = queue.takeDue(100)) {
				event.happen();
			}
			const expected = times.map((_, index) => index).sort((a, b) => times[a]! - times[b]! || a - b);
			expect(order).toEqual(expected);
		}),
	);
});

test('an event that is called off never comes out', () => {
	const queue = new EventQueue();
	const first = queue.schedule(1, () => {});
	const second = queue.schedule(2, () => {});
	first.isCalledOff = true;
	expect(queue.nextAtMs()).toBe(2);
	expect(queue.takeDue(5)).toBe(second);
});

test('an event that is not due stays', () => {
	const queue = new EventQueue();
	queue.schedule(10, () => {});
	expect(queue.takeDue(9)).toBeUndefined();
	expect(queue.nextAtMs()).toBe(10);
});
