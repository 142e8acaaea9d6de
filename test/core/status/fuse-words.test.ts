import {expect, test} from 'vitest';
import {describeFuse} from '../../../source/core/status/fuse-words.ts';

const fuse = {errors: 2, allowed: 4, failuresLeft: 3, draining: 12, notBegun: 40, entries: null};

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

test('several entries are told apart while any may stop, with both of AWS’s readings', () => {
	const entries = {allowed: [2, 1], stopped: 0, lost: 0, stopsAt: 2};
	expect(describeFuse({...fuse, errors: 1, allowed: 3, failuresLeft: 1, entries}, false)).toEqual({
		long: 'errors 1 of 3 allowed (2 + 1) · one stops at its 2nd (1 more), or all if they share a budget',
		short: 'errors 1/3, an entry stops in 1',
		state: 'used',
	});
});

test('an entry that has stopped is not told as the stop of all', () => {
	const entries = {allowed: [2, 1, 0, 4], stopped: 1, lost: 7, stopsAt: 3};
	expect(describeFuse({...fuse, errors: 1, allowed: 7, failuresLeft: 3, entries}, false)).toEqual({
		long: 'errors 1 of 7 allowed in 4 entries · 1 stopped, 7 never run · the next stops at its 3rd (3 more)',
		short: 'errors 1/7, 1 entry stopped',
		state: 'blown',
	});
});

test('fewer left than failures needed: it is not said to stop', () => {
	expect(describeFuse({...fuse, allowed: 100, failuresLeft: 99}, false).long).toBe(
		'errors 2 of 100 allowed · too few are left to stop it',
	);
});
