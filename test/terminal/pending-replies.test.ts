import {expect, test} from 'vitest';
import {PendingReplies} from '../../source/terminal/pending-replies.ts';

test('an answer is under way from the request to its coming, however late', () => {
	const answers = new PendingReplies();
	expect(answers.isUnderWay).toBe(false);
	answers.ask(0);
	answers.ask(100);
	answers.take(3000);
	expect(answers.isUnderWay).toBe(true);
	answers.take(3100);
	expect(answers.isUnderWay).toBe(false);
	answers.take(3200);
	expect(answers.isUnderWay).toBe(false);
});

test.each([
	['half a second where they come fast', [20], false, 500],
	['twice what the slowest took', [700, 1500, 90], true, 3000],
	['ten seconds at most', [9000], true, 10_000],
	['half a second where none came yet', [], false, 500],
	['longer with a network in between', [], true, 2000],
])('it is waited for %s', (_, tookMs, isRemote, expected) => {
	const answers = new PendingReplies();
	for (const ms of tookMs) {
		answers.ask(0);
		answers.take(ms);
	}

	answers.ask(0);
	expect(answers.patienceMs(isRemote)).toBe(expected);
});
