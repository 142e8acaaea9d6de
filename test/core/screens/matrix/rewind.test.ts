import {expect, test} from 'vitest';
import type {RecordLine} from '../../../../source/core/follow/fan-out-record.ts';
import {startFollowing} from '../../../../source/core/follow/following.ts';
import {beginRewind, findMoment, type Rewind, readMoment} from '../../../../source/core/state/rewind.ts';
import {executionOf} from '../../executions.ts';

const where = {accountId: '111122223333', region: 'eu-west-1'};
const execution = (status: string) => executionOf({executionId: 'x', document: 'PatchFleet', status, startedAt: 1000});
const line = (at: number, region: string, status: string): RecordLine => ({
	type: 'location',
	at,
	record: {
		location: {...where, region},
		name: null,
		status,
		startedAt: 1000,
		endedAt: null,
		stepExecutionId: region,
		childExecutionId: null,
		failureMessage: null,
	},
});
const lines: readonly RecordLine[] = [
	{type: 'execution', at: 1000, execution: execution('InProgress')},
	line(2000, 'eu-west-1', 'InProgress'),
	line(3000, 'eu-west-1', 'Failed'),
	line(4000, 'us-east-1', 'Success'),
	line(5000, 'us-west-2', 'TimedOut'),
	line(6000, 'ap-south-1', 'Success'),
];
const rewind = beginRewind(startFollowing(where, 'x'), lines)!;
const at = (index: number): Rewind => ({...rewind, index});

test('moments are those at which something was seen to change, and now is the last', () => {
	expect(rewind.moments).toEqual([1000, 2000, 3000, 4000, 5000, 6000]);
	expect(rewind.index).toBe(5);
	expect(beginRewind(startFollowing(where, 'x'), lines.slice(0, 1))).toBeNull();
	expect(beginRewind(startFollowing(where, 'x'), lines.slice(1))).toBeNull();
});

test.each([
	[5, 'previous', 4],
	[4, 'next', 5],
	[0, 'previous', null],
	[5, 'previous-failure', 4],
	[4, 'previous-failure', 2],
	[2, 'previous-failure', null],
	[0, 'next-failure', 2],
	[4, 'next-failure', null],
] as const)('from moment %i the key for %s leads to %s', (from, to, found) => {
	expect(findMoment(at(from), to)).toBe(found);
});

test('at a moment the fan-out is what was known of it then, and nothing more', () => {
	const seen = rewind.moments.map((_, index) => {
		const {grid, recordedAt, isPaused} = readMoment(rewind, index);
		return [recordedAt, isPaused, [...grid.indices()].map(one => grid.recordAt(one).status)];
	});
	expect(seen).toEqual([
		[1000, true, []],
		[2000, true, ['InProgress']],
		[3000, true, ['Failed']],
		[4000, true, ['Failed', 'Success']],
		[5000, true, ['Failed', 'Success', 'TimedOut']],
		[6000, true, ['Failed', 'Success', 'TimedOut', 'Success']],
	]);
});
