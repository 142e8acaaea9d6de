import {expect, test} from 'vitest';
import {viewStep} from '../../../../source/simulator/engine/state/view.ts';
import {apps, central, rule, SmallWorld, statuses, steps} from '../small-world.ts';

const failing = (where: string) => rule(where, {step: 'work', status: 'Failed', message: 'The disk is full'});

test('a fan-out lists every location as Pending before it starts any', () => {
	const aws = new SmallWorld({settings: {timings: {assumeRoleMs: 5000}}});
	const parent = aws.fanOut({Accounts: [...apps], Regions: ['eu-west-1', 'us-east-1']});
	aws.pass(1);
	expect(statuses(parent)).toEqual(['InProgress', ...Array.from({length: 7}, () => 'Pending')]);
	expect(parent.counters).toEqual({total: 8, success: 0, failed: 0, cancelled: 0, timedOut: 0});
});

test('one location runs at a time where no concurrency is asked for', () => {
	const aws = new SmallWorld();
	const parent = aws.fanOut({Accounts: [...apps]});
	aws.pass(5);
	expect(statuses(parent)).toEqual(['InProgress', 'Pending', 'Pending', 'Pending']);
	aws.pass(10);
	expect(statuses(parent)).toEqual(['Success', 'InProgress', 'Pending', 'Pending']);
});

test('the child of a location lives in its account and Region and names its parent', () => {
	const aws = new SmallWorld();
	const parent = aws.finish(aws.fanOut({Accounts: [apps[1]], Regions: ['ap-south-1']}));
	const {child} = parent.steps[0]!;
	expect([child?.accountId, child?.region, child?.parent?.id]).toEqual([apps[1], 'ap-south-1', parent.id]);
	expect(viewStep(aws.world, parent, parent.steps[0]!).Outputs).toEqual({
		ExecutionId: [child?.id],
		Status: ['Success'],
	});
});

test('the first failure keeps all other locations from starting, by default', () => {
	const aws = new SmallWorld({outcomes: [failing(apps[0])]});
	const parent = aws.finish(aws.fanOut({Accounts: [...apps]}));
	expect(statuses(parent)).toEqual(['Failed', 'Pending', 'Pending', 'Pending']);
	expect(parent.status).toBe('Failed');
	expect(parent.steps[1]!.startedAtMs).toBeUndefined();
});

test('locations in flight finish after the threshold is exceeded', () => {
	const aws = new SmallWorld({outcomes: [failing(apps[0]), rule(apps[1], {slow: 3})]});
	const parent = aws.fanOut({Accounts: [...apps], TargetLocationMaxConcurrency: '2'});
	aws.pass(20);
	expect(statuses(parent)).toEqual(['Failed', 'InProgress', 'Pending', 'Pending']);
	expect(parent.status).toBe('InProgress');
	aws.finish(parent);
	expect(statuses(parent)).toEqual(['Failed', 'Success', 'Pending', 'Pending']);
	expect(parent.status).toBe('Failed');
});

test('MaxErrors of 3 stops at the fourth failure', () => {
	const aws = new SmallWorld({outcomes: [failing('*')]});
	const parent = aws.finish(
		aws.fanOut({Accounts: [...apps], Regions: ['eu-west-1', 'us-east-1'], TargetLocationMaxErrors: '3'}),
	);
	expect(parent.counters).toMatchObject({failed: 4, total: 8});
});

test('a parent is Success over failures that were tolerated', () => {
	const aws = new SmallWorld({outcomes: [failing(apps[0])]});
	const parent = aws.finish(aws.fanOut({Accounts: [...apps], TargetLocationMaxErrors: '1'}));
	expect(statuses(parent)).toEqual(['Failed', 'Success', 'Success', 'Success']);
	expect(parent.status).toBe('Success');
});

test('a setting makes a parent Failed over failures that were tolerated', () => {
	const aws = new SmallWorld({
		outcomes: [failing(apps[0])],
		settings: {parentStatusOverToleratedFailures: 'Failed'},
	});
	expect(aws.finish(aws.fanOut({Accounts: [...apps], TargetLocationMaxErrors: '100%'})).status).toBe('Failed');
});

test('a location says why its child failed', () => {
	const aws = new SmallWorld({outcomes: [failing('*')]});
	const parent = aws.finish(aws.fanOut({Accounts: [apps[0]]}));
	const {child, failureMessage} = parent.steps[0]!;
	expect(failureMessage).toBe(
		`The automation execution ${child?.id} ended with status Failed: Step fails when it is Poll action status for completion. The disk is full. Please refer to Automation Service Troubleshooting Guide for more diagnosis details.`,
	);
});

test('a location whose child times out is TimedOut and counts as an error', () => {
	const aws = new SmallWorld({outcomes: [rule(apps[0], {step: 'work', status: 'TimedOut', takesMs: 5000})]});
	const parent = aws.finish(aws.fanOut({Accounts: [...apps]}));
	expect(statuses(parent)).toEqual(['TimedOut', 'Pending', 'Pending', 'Pending']);
	expect(parent.counters).toMatchObject({timedOut: 1});
});

test('a location fails before it has a child where the world says so', () => {
	const aws = new SmallWorld({
		outcomes: [rule(apps[0], {status: 'Failed', message: 'Rate exceeded', failureType: 'Throttling'})],
	});
	const parent = aws.finish(aws.fanOut({Accounts: [apps[0]]}));
	expect(parent.steps[0]).toMatchObject({
		status: 'Failed',
		failureMessage: 'Rate exceeded',
		failureDetails: {FailureType: 'Throttling'},
		child: undefined,
	});
});

test('a rule with times applies that often in a location, so that a retry succeeds', () => {
	const aws = new SmallWorld({outcomes: [{...failing(apps[0]), times: 1}]});
	expect(aws.finish(aws.fanOut({Accounts: [apps[0]]})).status).toBe('Failed');
	expect(aws.finish(aws.fanOut({Accounts: [apps[0]]})).status).toBe('Success');
});

test.each([
	['separate-parallel', [1, 1]],
	['separate-serial', [1, 0]],
	['pooled', [2, 0]],
] as const)('several target locations run %s', (severalTargetLocations, running) => {
	const aws = new SmallWorld({settings: {severalTargetLocations}});
	const entry = {Regions: ['eu-west-1']};
	const parent = aws.start({
		TargetLocations: [
			{...entry, Accounts: [apps[0], apps[1]]},
			{...entry, Accounts: [apps[2], apps[3]]},
		],
	});
	aws.pass(3);
	const isRunning = statuses(parent).map(status => (status === 'InProgress' ? 1 : 0));
	expect([isRunning[0]! + isRunning[1]!, isRunning[2]! + isRunning[3]!]).toEqual(running);
	expect(aws.finish(parent).status).toBe('Success');
});

test('with entries one after another, an exceeded one keeps the later ones from starting', () => {
	const aws = new SmallWorld({
		settings: {severalTargetLocations: 'separate-serial'},
		outcomes: [failing(apps[0])],
	});
	const parent = aws.start({
		TargetLocations: [
			{Accounts: [apps[0]], Regions: ['eu-west-1']},
			{Accounts: [apps[1]], Regions: ['eu-west-1']},
		],
	});
	expect(statuses(aws.finish(parent))).toEqual(['Failed', 'Pending']);
	expect(parent.status).toBe('Failed');
});

test('a location that two entries name runs once, unless the settings say otherwise', () => {
	const entry = {Accounts: [apps[0]], Regions: ['eu-west-1']};
	const once = new SmallWorld();
	expect(steps(once.finish(once.start({TargetLocations: [entry, entry]})))).toHaveLength(1);
	const each = new SmallWorld({settings: {repeatedLocations: 'each'}});
	expect(steps(each.finish(each.start({TargetLocations: [entry, entry]})))).toHaveLength(2);
});

test('locations are listed only when they start where the settings say so', () => {
	const aws = new SmallWorld({settings: {locationStepsListed: 'when-started'}});
	const parent = aws.fanOut({Accounts: [...apps]});
	aws.pass(5);
	expect(steps(parent)).toEqual([`${apps[0]}_eu-west-1 InProgress`]);
	expect(parent.counters?.total).toBe(4);
	expect(statuses(aws.finish(parent))).toEqual(['Success', 'Success', 'Success', 'Success']);
});

test.each([
	['cancelled', 4],
	['pending', 4],
	['absent', 1],
] as const)('locations that never started are %s in the end', (neverQueuedLocations, listed) => {
	const aws = new SmallWorld({settings: {neverQueuedLocations}, outcomes: [failing(apps[0])]});
	const parent = aws.finish(aws.fanOut({Accounts: [...apps]}));
	const cancelled = statuses(parent).filter(status => status === 'Cancelled').length;
	expect(cancelled).toBe(neverQueuedLocations === 'cancelled' ? 3 : 0);
	expect(parent.hidesUnstarted ? parent.startOrder.length : parent.steps.length).toBe(listed);
});

test('the central account is a target like any other', () => {
	const aws = new SmallWorld();
	const parent = aws.finish(aws.fanOut({Accounts: [central]}));
	expect(parent.status).toBe('Success');
	expect(parent.steps[0]!.child).toMatchObject({accountId: central, region: 'eu-west-1'});
});

test('a fan-out over no locations is Success', () => {
	const aws = new SmallWorld();
	const parent = aws.fanOut({Accounts: ['ou-test-apps0000'], ExcludeAccounts: [...apps]});
	expect(aws.finish(parent).status).toBe('Success');
	expect(parent.counters?.total).toBe(0);
});
