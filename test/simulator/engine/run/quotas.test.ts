import {expect, test} from 'vitest';
import {apps, SmallWorld} from '../small-world.ts';

test('executions beyond the quota wait as Pending, and begin as others end', () => {
	const aws = new SmallWorld({settings: {concurrentExecutions: 2}});
	const executions = [aws.start(), aws.start(), aws.start()];
	aws.pass(1);
	expect(executions.map(({status}) => status)).toEqual(['InProgress', 'InProgress', 'Pending']);
	aws.pass(10);
	expect(executions.map(({status}) => status)).toEqual(['Success', 'Success', 'InProgress']);
});

test('a start is refused when the queue is full, too', () => {
	const aws = new SmallWorld({settings: {concurrentExecutions: 1, queuedExecutions: 1}});
	aws.start();
	aws.start();
	expect(() => aws.start()).toThrow(
		expect.objectContaining({code: 'AutomationExecutionLimitExceededException'}) as Error,
	);
	expect(aws.world.engine.executions.size).toBe(2);
});

test('rate-controlled executions have a quota of their own', () => {
	const aws = new SmallWorld({settings: {concurrentRateControl: 1}});
	const targets = {TargetParameterName: 'Id', Targets: [{Key: 'ParameterValues', Values: ['x']}]};
	const executions = [aws.start(targets), aws.start(targets), aws.start()];
	expect(executions.map(({status}) => status)).toEqual(['InProgress', 'Pending', 'InProgress']);
	expect(aws.finish(executions[1]!).status).toBe('Success');
});

test('each account and Region has its own quota', () => {
	const aws = new SmallWorld({settings: {concurrentExecutions: 1}});
	const parent = aws.finish(aws.fanOut({Accounts: [...apps], TargetLocationMaxConcurrency: '4'}));
	expect(new Set(parent.steps.map(({startedAtMs}) => startedAtMs)).size).toBe(1);
	expect(parent.status).toBe('Success');
});

test('a location fails whose account has no room even in its queue', () => {
	const aws = new SmallWorld({settings: {concurrentExecutions: 1, queuedExecutions: 0}});
	const there = {accountId: apps[0], region: 'us-east-1', principalArn: `arn:aws:iam::${apps[0]}:user/somebody`};
	aws.start({DocumentName: 'AWS-StartEC2Instance', Parameters: {InstanceId: ['i-0123456789abcdef0']}}, there);
	const parent = aws.finish(aws.fanOut({Accounts: [apps[0]], Regions: ['us-east-1']}));
	expect(parent.steps[0]).toMatchObject({
		status: 'Failed',
		failureMessage:
			'Fail to start automation, errorMessage: The number of simultaneously running Automation executions exceeded the allowable limit.',
	});
});
