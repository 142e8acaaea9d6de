import {expect, test} from 'vitest';
import {fromExecution} from '../../../source/adapters/aws/translate.ts';
import {type Following, startFollowing} from '../../../source/core/follow/following.ts';
import {LocationGrid} from '../../../source/core/grid/location-grid.ts';
import {readProgress} from '../../../source/core/status/progress.ts';
import {account, locationStep} from '../follow/steps.ts';

const startedAt = Date.UTC(2026, 0, 1);

function follow(statuses: readonly string[], execution: object, isListed = true): Following {
	const grid = new LocationGrid();
	for (const [n, status] of statuses.entries()) {
		grid.apply(locationStep(account(n), 'eu-west-1', {status}));
	}

	return {
		...startFollowing({accountId: '999900001111', region: 'us-east-1'}, 'x'.repeat(36)),
		execution: fromExecution({ExecutionStartTime: new Date(startedAt), ...execution}),
		grid,
		isListed,
	};
}

test('progress is counted by location, and by nothing that the parent says of itself', () => {
	const following = follow(['Success', 'Failed', 'TimedOut', 'InProgress'], {
		AutomationExecutionStatus: 'Success',
		ProgressCounters: {TotalSteps: 4, SuccessSteps: 4},
	});
	const {total, byStatus, ended} = readProgress(following, startedAt + 60_000);
	expect([total, ended]).toEqual([4, 3]);
	expect(Object.fromEntries(byStatus)).toEqual({Success: 1, Failed: 1, TimedOut: 1, InProgress: 1});
});

test('until every step is listed, AWS’s counters say what is not seen yet', () => {
	const following = follow(
		['Success', 'InProgress'],
		{AutomationExecutionStatus: 'InProgress', ProgressCounters: {TotalSteps: 100, SuccessSteps: 40, FailedSteps: 2}},
		false,
	);
	const {total, byStatus, ended} = readProgress(following, startedAt + 60_000);
	expect([total, ended]).toEqual([100, 42]);
	expect(Object.fromEntries(byStatus)).toEqual({Success: 40, Failed: 2, InProgress: 1, NotStarted: 57});
});

test('time elapses while the fan-out runs and stands still when it has ended', () => {
	expect(readProgress(follow([], {AutomationExecutionStatus: 'InProgress'}), startedAt + 60_000).elapsedMs).toBe(
		60_000,
	);
	const ended = {AutomationExecutionStatus: 'Success', ExecutionEndTime: new Date(startedAt + 5000)};
	expect(readProgress(follow(['Success'], ended), startedAt + 60_000)).toMatchObject({elapsedMs: 5000, estimate: null});
});

test('before anything is known nothing is claimed', () => {
	const nothing = startFollowing({accountId: '999900001111', region: 'us-east-1'}, 'x'.repeat(36));
	expect(readProgress(nothing, startedAt)).toMatchObject({total: 0, ended: 0, elapsedMs: null, estimate: null});
});
