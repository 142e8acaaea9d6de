import {afterAll, beforeAll, expect, test} from 'vitest';
import {killPoints, openKillRange} from './kill-at.ts';

let range: Awaited<ReturnType<typeof openKillRange>>;
beforeAll(async () => {
	range = await openKillRange();
}, 60_000);
afterAll(() => range.close());

test.for(killPoints)(
	'killed %s, a launch never starts twice; who looks starts nothing and says what became of it; who says so starts it, once',
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
