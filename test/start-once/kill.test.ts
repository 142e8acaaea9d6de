import {afterAll, beforeAll, expect, test} from 'vitest';
import {killPoints, openKillRange} from './kill-at.ts';

let range: Awaited<ReturnType<typeof openKillRange>>;
beforeAll(async () => {
	range = await openKillRange();
}, 60_000);
afterAll(() => range.close());

test.for(killPoints)(
	'killed %s, a launch never starts twice; `list` starts nothing and says what became of it; `--settle start` starts it, once',
	async at => {
		for (const laterMs of [0, 3]) {
			const {afterEnd, afterLook, afterSettle, told} = await range.strike({at, signal: 'SIGKILL', laterMs});
			const isWritten = at !== 'before the journal';
			expect(afterEnd).toBeLessThanOrEqual(1);
			expect(afterLook).toBe(afterEnd);
			expect(afterSettle).toBe(isWritten ? 1 : 0);
			// The record may have been made just before the kill: then there is nothing to say.
			if (at !== 'with the answer, before the record') {
				expect(told.includes('it carries its token')).toBe(afterEnd === 1);
				expect(told.includes('no execution is like it')).toBe(isWritten && afterEnd === 0);
			}
		}
	},
);

test.for([
	['while the call is under way', 'no fault', undefined],
	['after the effect, the answer dropped', 'no fault', undefined],
	['with the answer, before the record', 'an answer dropped', 'drop-after,operation=StartAutomationExecution'],
	['with the answer, before the record', 'a start throttled', 'throttle,operation=StartAutomationExecution'],
	[900, 'a call dropped', 'drop-before,operation=StartAutomationExecution'],
] as const)(
	'interrupted %s (%s), a launch ends within a second with 130; it starts at most once, and never by `list`',
	async ([at, , fault]) => {
		const {afterEnd, afterLook, afterSettle, status, tookMs} = await range.strike({at, signal: 'SIGINT', fault});
		expect(status).toBe(130);
		expect(tookMs).toBeLessThan(1000);
		expect(afterEnd).toBeLessThanOrEqual(1);
		expect(afterLook).toBe(afterEnd);
		expect(afterSettle).toBeLessThanOrEqual(1);
	},
);
