import {expect, test} from 'vitest';
import {type CancelCandidate, sortCancelCandidates} from '../../../../source/core/actions/cancel/cancellable.ts';
import type {Status} from '../../../../source/core/domain/status.ts';
import type {Look} from '../../../../source/core/follow/wait.ts';

const where = {accountId: '111122223333', region: 'eu-west-1'};

function place(status: Status | null, childId: string | null): CancelCandidate {
	const hasEnded = status !== null && ['Success', 'Failed', 'TimedOut', 'Cancelled'].includes(status);
	return {where, status, hasBegun: status !== null && status !== 'Pending', hasEnded, childId};
}

function look(status: Status | null): Look {
	const hasEnded = status === 'Success' || status === 'Cancelled';
	const executionId = status === null ? null : 'looked-up';
	return {where, executionId, status, hasEnded, document: 'Patch', currentStep: null, waits: []};
}

/** In which of the groups a single location comes, and with which child. */
function sort(one: CancelCandidate, found?: Look): string {
	const {children, toLookUp, notBegun, ended} = sortCancelCandidates([one], found === undefined ? [] : [found]);
	return [
		...children.map(({executionId}) => `stop ${executionId}`),
		...toLookUp.map(() => 'look up'),
		...notBegun.map(() => 'not begun'),
		...ended.map(({status}) => `ended ${status}`),
	].join();
}

test.each([
	['runs, and its step names the child', place('InProgress', 'named'), 'stop named'],
	['waits', place('Waiting', 'named'), 'stop named'],
	['runs, and nothing names the child', place('InProgress', null), 'look up'],
	['has not begun', place('Pending', null), 'not begun'],
	['has no step', place(null, null), 'not begun'],
	['has ended by itself', place('Failed', 'named'), 'ended Failed'],
	['was cancelled, which its child may outlive', place('Cancelled', 'named'), 'look up'],
	['timed out, which its child may outlive', place('TimedOut', null), 'look up'],
])('before anybody looks, a location that %s', (_, one, expected) => {
	expect(sort(one)).toBe(expected);
});

test.each([
	['runs on', place('Cancelled', 'named'), look('InProgress'), 'stop looked-up'],
	['has ended', place('InProgress', null), look('Success'), 'ended Success'],
	['was never started', place('InProgress', null), look(null), 'not begun'],
	['was never started where the step is over', place('Cancelled', null), look(null), 'ended Cancelled'],
])('once looked into, a child that %s', (_, one, found, expected) => {
	expect(sort(one, found)).toBe(expected);
});
