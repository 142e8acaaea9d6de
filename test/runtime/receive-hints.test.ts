import {expect, test} from 'vitest';
import {fail, type Outcome, succeed} from '../../source/core/domain/failure.ts';
import type {QueueMessage} from '../../source/core/follow/automation-event.ts';
import {startFollowing} from '../../source/core/follow/following.ts';
import type {ConsoleState} from '../../source/core/state/state.ts';
import {HintReceiver} from '../../source/runtime/receive-hints.ts';
import {HeapClock} from '../harness/fleet/heap-clock.ts';

const where = {accountId: '123456789012', region: 'us-east-1'};
const denied = {kind: 'denied', what: 'Couldn’t receive events'} as const;
const message = (executionId: string | null): QueueMessage => ({
	receipt: `receipt of ${executionId}`,
	hint: executionId === null ? null : {executionId, where, stepName: null, at: null, status: 'Success'},
	sentAt: 0,
});

/** Receive the answers in turn until none is left. @returns With the times of the requests, in seconds. */
async function receive(
	answers: ReadonlyArray<Outcome<readonly QueueMessage[]>>,
	followed: readonly string[] = ['ours'],
) {
	const clock = new HeapClock(0);
	const requests: number[] = [];
	const removed: string[] = [];
	const failures: Array<string | null> = [];
	const dueAt: Array<number | null> = [];
	let used = 0;
	const following = (id: string) => startFollowing(where, id);
	const state: Partial<ConsoleState> = {followings: new Map(followed.map(id => [id, following(id)]))};
	const receiver = new HintReceiver({
		queue: {
			async receive() {
				requests.push(clock.now() / 1000);
				return answers[requests.length - 1] ?? fail(denied);
			},
			async remove(receipts) {
				removed.push(...receipts);
				return succeed(undefined);
			},
		},
		clock,
		getState: () => state as ConsoleState,
		onMessages: ({hints}) => {
			used += hints.length;
		},
		onFailure: (failure, due) => {
			failures.push(failure?.kind ?? null);
			dueAt.push(due === null ? null : due / 1000);
		},
		onBug: bug => {
			throw bug;
		},
	});
	while (requests.length < answers.length && clock.now() < 600_000 && (await clock.step())) {
		// Time goes on.
	}

	receiver.stop();
	return {requests, removed, failures, dueAt, used};
}

test('messages for us are used and deleted; the next request follows at once after a full answer, else after a moment in which more may arrive', async () => {
	const full = Array.from({length: 10}, () => message('ours'));
	expect((await receive([succeed(full), succeed([]), succeed([])])).requests).toEqual([0, 0, 0]);
	expect(await receive([succeed([message('ours'), message('theirs')]), succeed([])])).toEqual({
		requests: [0, 0.5],
		removed: ['receipt of ours'],
		failures: [],
		dueAt: [],
		used: 1,
	});
});

test('where no fan-out is followed, nothing is received: others would miss it', async () => {
	expect((await receive([succeed([])], [])).requests).toEqual([]);
});

test('answers without a useful message slow the requests down', async () => {
	const {requests, removed} = await receive(Array.from({length: 5}, () => succeed([message(null), message('theirs')])));
	expect(requests).toEqual([0, 2, 6, 14, 29]);
	expect(removed).toEqual([]);
});

test('each failure is reported with the time of the next try, at doubling intervals, and so is its end', async () => {
	const {requests, failures, dueAt} = await receive([
		fail(denied),
		fail(denied),
		fail(denied),
		succeed([]),
		succeed([]),
	]);
	expect(requests).toEqual([0, 2, 6, 14, 14]);
	expect(failures).toEqual(['denied', 'denied', 'denied', null]);
	expect(dueAt).toEqual([2, 6, 14, null]);
});
