import {expect, test} from 'vitest';
import {fail, type Outcome, succeed} from '../../source/core/domain/failure.ts';
import {CallQueue} from '../../source/runtime/call-queue.ts';
import {HarnessClock} from '../harness/harness-clock.ts';

const throttled: Outcome<void> = fail({kind: 'throttled', what: 'Couldn’t stop'});
const turn = () => new Promise<void>(resolve => setImmediate(resolve));

test('an action that AWS puts off is sent again, later each time, and no more than five times', async () => {
	const clock = new HarnessClock();
	const sent: number[] = [];
	const start = clock.now();
	const outcome = new CallQueue(clock).run(async () => {
		sent.push(clock.now() - start);
		return throttled;
	});
	await turn();
	await clock.advance(60_000, turn);
	expect(await outcome).toEqual(throttled);
	expect(sent).toEqual([0, 1000, 3000, 7000, 15_000]);
});

test('any other refusal is final', async () => {
	let count = 0;
	const refused = fail<void>({kind: 'conflict', what: 'has ended'});
	const outcome = await new CallQueue(new HarnessClock()).run(async () => {
		count++;
		return refused;
	});
	expect([outcome, count]).toEqual([refused, 1]);
});

test('only a few are on their way at the same time, and all get their turn', async () => {
	const queue = new CallQueue(new HarnessClock());
	let underWay = 0;
	let most = 0;
	const outcomes = await Promise.all(
		Array.from({length: 30}, (_, n) =>
			queue.run(async () => {
				most = Math.max(most, ++underWay);
				await turn();
				underWay--;
				return succeed(n);
			}),
		),
	);
	expect(most).toBe(8);
	expect(outcomes.map(outcome => outcome.ok && outcome.value)).toEqual(Array.from({length: 30}, (_, n) => n));
});
