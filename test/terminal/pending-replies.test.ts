import {expect, test} from 'vitest';
import {PendingReplies} from '../../source/terminal/pending-replies.ts';

test('a reply is pending from the request to its coming, however late', () => {
	const replies = new PendingReplies();
	expect(replies.isPending).toBe(false);
	replies.sent(0);
	replies.sent(100);
	replies.received(3000);
	expect(replies.isPending).toBe(true);
	replies.received(3100);
	expect(replies.isPending).toBe(false);
	replies.received(3200);
	expect(replies.isPending).toBe(false);
});

test.each([
	['half a second where they come fast', [20], false, 500],
	['twice what the slowest took', [700, 1500, 90], true, 3000],
	['ten seconds at most', [9000], true, 10_000],
	['half a second where none came yet', [], false, 500],
	['longer with a network in between', [], true, 2000],
])('it is waited for %s', (_, tookMs, isRemote, expected) => {
	const replies = new PendingReplies();
	for (const ms of tookMs) {
		replies.sent(0);
		replies.received(ms);
	}

	replies.sent(0);
	expect(replies.patienceMs(isRemote)).toBe(expected);
});
