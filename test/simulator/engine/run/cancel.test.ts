import {describe, expect, test} from 'vitest';
import {stepExecutionId} from '../../../../source/simulator/engine/state/step-id.ts';
import {apps, rule, SmallWorld, statuses, steps} from '../small-world.ts';

const refused = (code: string) => expect.objectContaining({code}) as Error;

const CleanUp = `schemaVersion: '0.3'
mainSteps:
  - {name: work, action: 'aws:executeScript', onCancel: 'step:tidy', isEnd: true}
  - {name: tidy, action: 'aws:executeScript'}
`;

describe('an execution that is cancelled', () => {
	test('is Cancelling, then Cancelled, with its step', () => {
		const aws = new SmallWorld();
		const execution = aws.start();
		aws.pass(3);
		aws.stop(execution);
		expect([execution.status, ...steps(execution)]).toEqual(['Cancelling', 'work InProgress']);
		aws.pass(2);
		expect([execution.status, ...steps(execution)]).toEqual(['Cancelled', 'work Cancelled']);
	});

	test('runs its clean-up branch first', () => {
		const aws = new SmallWorld({runbooks: {CleanUp}});
		const execution = aws.start({DocumentName: 'CleanUp'});
		aws.stop(execution);
		aws.pass(3);
		expect([execution.status, ...steps(execution)]).toEqual(['Cancelling', 'work Cancelled', 'tidy InProgress']);
		aws.pass(10);
		expect([execution.status, ...steps(execution)]).toEqual(['Cancelled', 'work Cancelled', 'tidy Success']);
	});

	test('cleans up for two minutes at most', () => {
		const aws = new SmallWorld({runbooks: {CleanUp}, outcomes: [rule('*', {step: 'tidy', status: 'Hangs'})]});
		const execution = aws.start({DocumentName: 'CleanUp'});
		aws.stop(execution);
		aws.finish(execution);
		expect(execution.endedAtMs! - execution.startedAtMs).toBe(122_000);
		expect(steps(execution)).toEqual(['work Cancelled', 'tidy Cancelled']);
	});

	test('does not move on to an action that AWS does not allow for cleaning up', () => {
		const text = CleanUp.replace(
			"{name: tidy, action: 'aws:executeScript'}",
			"{name: tidy, action: 'aws:sleep', inputs: {Duration: PT5S}}",
		);
		const aws = new SmallWorld({runbooks: {CleanUp: text}});
		const execution = aws.start({DocumentName: 'CleanUp'});
		aws.stop(execution);
		expect(steps(aws.finish(execution))).toEqual(['work Cancelled', 'tidy Pending']);
	});

	test('is not cancelled twice once it has ended', () => {
		const aws = new SmallWorld();
		const execution = aws.finish(aws.start());
		expect(() => aws.stop(execution)).toThrow(refused('InvalidAutomationStatusUpdateException'));
	});

	test('is Cancelled at once while it waits for the quota, and frees its place in the queue', () => {
		const aws = new SmallWorld({settings: {concurrentExecutions: 1, queuedExecutions: 1}});
		aws.start();
		const waiting = aws.start();
		aws.stop(waiting);
		expect(waiting.status).toBe('Cancelled');
		expect(aws.start().status).toBe('Pending');
	});
});

describe('a fan-out that is cancelled', () => {
	test('reaches its children and their resource executions', () => {
		const aws = new SmallWorld();
		const targets = {TargetParameterName: 'Id', Targets: [{Key: 'tag:Env', Values: ['PROD']}]};
		const parent = aws.fanOut({Accounts: [...apps], TargetLocationMaxConcurrency: '2'}, targets);
		aws.pass(5);
		const child = parent.steps[0]!.child!;
		const resource = child.steps[0]!.child!;
		aws.stop(parent);
		expect(parent.status).toBe('Cancelling');
		aws.finish(parent);
		expect([parent, child, resource].map(({status}) => status)).toEqual(['Cancelled', 'Cancelled', 'Cancelled']);
		expect(statuses(parent)).toEqual(['Cancelled', 'Cancelled', 'Pending', 'Pending']);
		expect(parent.counters).toMatchObject({cancelled: 2});
	});

	test('leaves its children running where the settings say so', () => {
		const aws = new SmallWorld({settings: {cancelReachesChildren: false}});
		const parent = aws.fanOut({Accounts: [apps[0]]});
		aws.pass(5);
		const child = parent.steps[0]!.child!;
		aws.stop(parent);
		aws.finish(parent);
		expect([parent.status, ...statuses(parent), child.status]).toEqual(['Cancelled', 'Cancelled', 'InProgress']);
		expect(aws.finish(child).status).toBe('Success');
	});

	test('never starts a child in a location that was just about to', () => {
		const aws = new SmallWorld();
		const parent = aws.fanOut({Accounts: [apps[0]]});
		aws.pass(1.5);
		aws.stop(parent);
		aws.finish(parent);
		aws.pass(60);
		expect(parent.steps[0]).toMatchObject({status: 'Cancelled', child: undefined});
		expect(aws.world.engine.executions.size).toBe(1);
	});

	test('can be cancelled before its OUs are expanded', () => {
		const aws = new SmallWorld();
		const parent = aws.fanOut({Accounts: [...apps]});
		aws.stop(parent);
		expect(aws.finish(parent)).toMatchObject({status: 'Cancelled', steps: []});
	});
});

test('a child that is cancelled in its own account does not stop the fan-out', () => {
	const aws = new SmallWorld();
	const parent = aws.fanOut({Accounts: [apps[0], apps[1]]});
	aws.pass(5);
	aws.stop(parent.steps[0]!.child!);
	expect(statuses(aws.finish(parent))).toEqual(['Cancelled', 'Success']);
	expect(parent.status).toBe('Success');
});

test('a cancelled child counts as an error where the settings say so', () => {
	const aws = new SmallWorld({settings: {cancelledCountsAsError: true}});
	const parent = aws.fanOut({Accounts: [apps[0], apps[1]]});
	aws.pass(5);
	aws.stop(parent.steps[0]!.child!);
	expect(statuses(aws.finish(parent))).toEqual(['Cancelled', 'Pending']);
	expect(parent.status).toBe('Failed');
});

test('StopStep stops one location and lets the others go on', () => {
	const aws = new SmallWorld();
	const parent = aws.fanOut({Accounts: [apps[0], apps[1]], TargetLocationMaxConcurrency: '2'});
	aws.pass(5);
	aws.signal(parent, 'StopStep', {StepExecutionId: [stepExecutionId(aws.world.seed, parent, 1)]});
	expect(statuses(aws.finish(parent))).toEqual(['Success', 'Cancelled']);
	expect(() => aws.signal(aws.fanOut({}), 'StopStep', {StepExecutionId: ['x']})).toThrow(
		refused('AutomationStepNotFoundException'),
	);
});

test('a nested execution is stopped with its step', () => {
	const Nest =
		"schemaVersion: '0.3'\nmainSteps:\n  - {name: n, action: 'aws:executeAutomation', inputs: {DocumentName: Work}}\n";
	const aws = new SmallWorld({runbooks: {Nest}});
	const execution = aws.start({DocumentName: 'Nest'});
	aws.pass(3);
	aws.stop(execution);
	aws.finish(execution);
	expect([execution.status, execution.steps[0]!.child?.status]).toEqual(['Cancelled', 'Cancelled']);
});
