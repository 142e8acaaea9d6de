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
	first.callOff();
	expect(queue.nextAtMs()).toBe(2);
	expect(queue.takeDue(5)).toBe(second);
});

test('an event that is not due stays', () => {
	const queue = new EventQueue();
	queue.schedule(10, () => {});
	expect(queue.takeDue(9)).toBeUndefined();
	expect(queue.nextAtMs()).toBe(10);
});

test('however many events are called off, the others come out in their order', () => {
	fc.assert(
		fc.property(
			fc.array(fc.tuple(fc.integer({min: 0, max: 20}), fc.boolean()), {minLength: 300, maxLength: 600}),
			all => {
				const queue = new EventQueue();
				const order: number[] = [];
				const events = all.map(([atMs], index) => queue.schedule(atMs, () => order.push(index)));
				for (const [index, [, isCalledOff]] of all.entries()) {
					if (isCalledOff) {
						events[index]!.callOff();
					}
				}
				for (let event = queue.takeDue(100); event; event = queue.takeDue(100)) {
					event.happen();
					event.callOff();
				}
				const left = all.map((_, index) => index).filter(index => !all[index]![1]);
				expect(order).toEqual(left.sort((a, b) => all[a]![0] - all[b]![0] || a - b));
			},
		),
	);
});
