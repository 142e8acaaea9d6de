import {expect, test} from 'vitest';
import {parseFault} from '../../../source/simulator/faults/parse-fault.ts';

test('a kind alone hits everything', () => {
	expect(parseFault('throttle')).toEqual({kind: 'throttle'});
});

test('every condition is read', () => {
	const text =
		'slow, operation=Describe*, account=111122223333, region=eu-west-1, rate=0.3, times=5, from=10s, until=2m, delay=500ms';
	expect(parseFault(text)).toEqual({
		kind: 'slow',
		operation: 'Describe*',
		accountId: '111122223333',
		region: 'eu-west-1',
		rate: 0.3,
		times: 5,
		fromMs: 10_000,
		untilMs: 120_000,
		delayMs: 500,
	});
});

test('a message goes to the end, commas and all', () => {
	expect(parseFault('error,times=1,message=No, not today=never')).toEqual({
		kind: 'error',
		times: 1,
		message: 'No, not today=never',
	});
});

test('every mistake is told at once, with what is allowed', () => {
	const read = () => parseFault('slwo,rate=2,account=12,color=red,delay=5');
	expect(read).toThrow(RangeError);
	expect(read).toThrow(/^"slwo" is no kind of fault; there are throttle, error, /);
	expect(read).toThrow('"rate=2": rate is a share from 0 to 1');
	expect(read).toThrow('"account=12": account is an account ID of 12 digits');
	expect(read).toThrow('"color=red" is no condition of a fault; there are operation=, account=');
	expect(read).toThrow('"delay=5": delay is a time such as 500ms, 10s or 2m');
});
