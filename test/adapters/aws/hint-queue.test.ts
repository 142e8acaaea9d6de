import {describe, expect, test} from 'vitest';
import type {ApiCall} from '../../../source/ports/call-log.ts';
import {startSimulator} from '../../../source/simulator/simulator.ts';
import {startDemoFanOut} from '../../../source/simulator/worlds/demo.ts';
import {atEnd} from '../../harness/at-end.ts';
import {connectAws} from '../../harness/connect-aws.ts';
import {HarnessClock} from '../../harness/harness-clock.ts';

async function openQueue({change = (url: string) => url, isReadOnly = false} = {}) {
	const clock = new HarnessClock();
	const simulator = await startSimulator({
		world: 'demo',
		clock,
		throttle: false,
		eventQueue: {delayMs: 0, loss: 0, twice: 0},
	});
	atEnd(() => simulator.close());
	const executionId = startDemoFanOut(simulator.world);
	const calls: ApiCall[] = [];
	const {hints} = connectAws(simulator, {
		callLog: {record: call => void calls.push(call)},
		clock,
		isReadOnly: () => isReadOnly,
		eventQueueUrl: change(simulator.env.ROLLGRID_EVENT_QUEUE_URL!),
	});
	return {hints: hints!, simulator, executionId, calls};
}

test('messages of the queue are read as hints, and their receipts delete them', async () => {
	const {hints, executionId, calls} = await openQueue();
	const received = await hints.receive();
	const messages = received.ok ? received.value : [];
	expect(messages.map(({hint}) => hint?.executionId)).toContain(executionId);
	expect(messages.every(({sentAt}) => sentAt !== null)).toBe(true);
	expect(await hints.remove(messages.map(({receipt}) => receipt))).toMatchObject({ok: true});
	expect(calls.map(({operation, isAction}) => [operation, isAction])).toContainEqual(['DeleteMessageBatch', false]);
});

test('read-only, no message is deleted, and no call asks for it', async () => {
	const {hints, calls} = await openQueue({isReadOnly: true});
	const received = await hints.receive();
	expect(received.ok).toBe(true);
	expect(await hints.remove(['x'])).toMatchObject({ok: false, failure: {kind: 'read-only'}});
	expect(calls.some(({operation}) => operation === 'DeleteMessageBatch')).toBe(false);
});

describe('a refusal of SQS names what to do next', () => {
	test('a queue that isn’t there', async () => {
		const {hints} = await openQueue({change: url => `${url}-of-old`});
		expect(await hints.receive()).toMatchObject({
			ok: false,
			failure: {
				kind: 'not-found',
				what: "Couldn't receive events from rollgrid-events-of-old",
				next: expect.stringContaining('rollgrid roles events'),
			},
		});
	});

	test.each([
		['access-denied', 'denied', 'sqs:ReceiveMessage'],
		['throttle', 'throttled', ''],
	] as const)('%s is %s', async (kind, expected, words) => {
		const {hints, simulator} = await openQueue();
		simulator.addFault({kind, operation: 'ReceiveMessage', rate: 1});
		expect(await hints.receive()).toMatchObject({
			ok: false,
			failure: {kind: expected, ...(words === '' ? {} : {next: expect.stringContaining(words)})},
		});
	});
});
