import {afterAll, beforeAll, expect, test} from 'vitest';
import {killPoints, openKillRange} from './kill-at.ts';

let range: Awaited<ReturnType<typeof openKillRange>>;
beforeAll(async () => {
	range = await openKillRange();
}, 60_000);
afterAll(() => range.close());

test.for(killPoints)(
	'killed %s, a launch never starts twice, and the next start of rollgrid says what became of it',
	async point => {
		for (const laterMs of [0, 3]) {
			const {afterKill, afterNext, told} = await range.strike(point, laterMs);
			const isWritten = point !== 'before the journal';
			expect(afterKill).toBeLessThanOrEqual(1);
			expect(afterNext).toBe(isWritten ? 1 : 0);
			// The record may have been made just before the kill: then there is nothing to say.
			if (point !== 'with the answer, before the record') {
				expect(told.includes('is execution')).toBe(isWritten);
			}
		}
	},
);
