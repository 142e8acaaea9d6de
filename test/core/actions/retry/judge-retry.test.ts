import {expect, test} from 'vitest';
import {findOriginal, judgeRetry, type KnownAttempt} from '../../../../source/core/actions/retry/judge-retry.ts';
import type {Execution} from '../../../../source/core/domain/execution.ts';
import {executionOf} from '../../executions.ts';

const execution = (change: Partial<Execution> = {}): Execution =>
	executionOf({executionId: 'one', status: 'Success', endedAt: 1, ...change});

const attempt = (change: Partial<KnownAttempt> = {}): KnownAttempt => ({
	executionId: 'one',
	execution: execution(),
	isForgotten: false,
	isListed: true,
	...change,
});
const running = attempt({executionId: 'two', execution: execution({status: 'InProgress', endedAt: null})});

test.each([
	['all have ended and are listed', [attempt(), attempt()], false, null],
	['one is still being read', [attempt({execution: null})], true, {type: 'unread'}],
	['AWS has forgotten one', [attempt({execution: null, isForgotten: true, isListed: false}), attempt()], false, null],
	['a later one still runs', [attempt(), running], false, {type: 'running', executionIds: ['two']}],
	['a later one still runs, and the locations are named', [attempt(), running], true, null],
	['the locations are still being listed', [attempt({isListed: false})], false, {type: 'unlisted'}],
	['the locations are still being listed, and those wanted are named', [attempt({isListed: false})], true, null],
])('where %s', (_, attempts, isNamed, expected) => {
	expect(judgeRetry(execution(), attempts, isNamed)).toEqual(expected);
});

test('what is no fan-out, or a change request, never is', () => {
	expect(judgeRetry(execution({isFanOut: false}), [], true)).toMatchObject({
		type: 'never',
		reason: expect.stringContaining('no fan-out'),
	});
	expect(judgeRetry(execution({isChangeRequest: true}), [], true)).toMatchObject({type: 'never'});
});

test('what is sent again is the first attempt’s that AWS still tells of', () => {
	const attempts = [attempt({execution: null, isForgotten: true}), attempt({executionId: 'two'}), running];
	expect(findOriginal(attempts)?.executionId).toBe('two');
});
