import {expect, test} from 'vitest';
import {describeFuse} from '../../../source/core/status/fuse-words.ts';

const fuse = {errors: 2, allowed: 4, failuresLeft: 3, draining: 12, notBegun: 40};

test('while errors are left it says at which failure AWS stops, and what then', () => {
	expect(describeFuse(fuse, false)).toEqual({
		long: 'errors 2 of 4 allowed · AWS stops at the 5th (3 more), then 12 drain, 40 never run',
		short: 'errors 2/4, stops in 3',
		state: 'used',
	});
});

test('once the errors are used up it says what drains and what is lost', () => {
	expect(describeFuse({...fuse, errors: 5, failuresLeft: 0}, false)).toEqual({
		long: 'errors 5 of 4 allowed: AWS starts no more · 12 drain, 40 will never run',
		short: 'errors 5/4, stopped: 12 drain, 40 lost',
		state: 'blown',
	});
});

test('where every location has begun nothing is left to stop', () => {
	expect(describeFuse({...fuse, notBegun: 0}, false).short).toBe('errors 2/4, all begun');
});

test('after the end it says what never ran', () => {
	expect(describeFuse(fuse, true)).toEqual({
		long: 'errors 2 of 4 allowed · 40 never ran',
		short: 'errors 2/4, 40 never ran',
		state: 'blown',
	});
	expect(describeFuse({...fuse, errors: 0, notBegun: 0}, true)).toEqual({
		long: 'errors 0 of 4 allowed',
		short: 'errors 0/4',
		state: 'whole',
	});
});
