import {describe, expect, test} from 'vitest';
import {viewExecution, viewStep} from '../../../../source/simulator/engine/state/view.ts';
import {apps, caller, rule, SmallWorld, statuses} from '../small-world.ts';

type Changes = NonNullable<ConstructorParameters<typeof SmallWorld>[0]>;
type Settings = NonNullable<Changes['settings']>;

/** The first location's step of a fan-out, as the API shows it, some seconds after the start. */
function firstStep(settings: Settings, seconds: number, changes: Changes = {}) {
	const aws = new SmallWorld({...changes, settings});
	const parent = aws.fanOut({Accounts: [apps[0]], TargetLocationMaxErrors: '1'});
	aws.pass(seconds);
	return viewStep(aws.world, parent, parent.steps[0]!);
}

describe('what no source settles is a setting:', () => {
	test.each([
		['account_region', `${apps[0]}_eu-west-1`],
		['region_account', `eu-west-1_${apps[0]}`],
		['index', 'Step-1'],
	] as const)('a step named by %s', (locationStepName, name) => {
		expect(firstStep({locationStepName}, 5).StepName).toBe(name);
	});

	test("whether a location's step shows its inputs", () => {
		expect(firstStep({}, 5).Inputs).toMatchObject({DocumentName: '"Work"', DocumentVersion: '"1"'});
		expect(firstStep({locationStepInputs: 'empty'}, 5).Inputs).toEqual({});
	});

	test('whether a location’s step says where it runs, repeats the entry, or says nothing', () => {
		const target = (locationStepTarget: 'location' | 'entry' | 'absent') => {
			const aws = new SmallWorld({settings: {locationStepTarget}});
			const parent = aws.fanOut({Accounts: [...apps]});
			aws.pass(5);
			const [step] = viewExecution(aws.world, parent).StepExecutions as Array<{TargetLocation?: {Accounts: string[]}}>;
			return step?.TargetLocation?.Accounts;
		};
		expect(target('location')).toEqual([apps[0]]);
		expect(target('entry')).toEqual([...apps]);
		expect(target('absent')).toBeUndefined();
	});

	test("when the child's ID appears in the outputs", () => {
		const keys = (childIdInOutputs: Settings['childIdInOutputs'], seconds: number) =>
			Object.keys(firstStep({childIdInOutputs: childIdInOutputs!}, seconds).Outputs as object);
		expect([keys('at-start', 5), keys('at-start', 60)]).toEqual([['ExecutionId'], ['ExecutionId', 'Status']]);
		expect([keys('at-end', 5), keys('at-end', 60)]).toEqual([[], ['ExecutionId', 'Status']]);
		expect([keys('never', 5), keys('never', 60)]).toEqual([[], []]);
	});

	test('whether a location repeats why its child failed', () => {
		const outcomes = [rule('*', {step: 'work', status: 'Failed', message: 'The disk is full'})];
		const message = (locationFailureMessage: 'with-cause' | 'status-only') =>
			firstStep({locationFailureMessage}, 60, {outcomes}).FailureMessage;
		expect(message('with-cause')).toContain('The disk is full');
		expect(message('status-only')).not.toContain('The disk is full');
		expect(message('status-only')).toContain('ended with status Failed');
	});

	test('what the counters say before the OUs are expanded', () => {
		const counters = (countersBeforeExpansion: 'absent' | 'zero') => {
			const aws = new SmallWorld({settings: {countersBeforeExpansion}});
			return viewExecution(aws.world, aws.fanOut({Accounts: [...apps]})).ProgressCounters;
		};
		expect(counters('absent')).toBeUndefined();
		expect(counters('zero')).toMatchObject({TotalSteps: 0});
	});

	test('how a percentage of locations is rounded', () => {
		const running = (concurrencyRounding: 'floor' | 'ceil') => {
			const aws = new SmallWorld({settings: {concurrencyRounding}});
			const parent = aws.fanOut({Accounts: [...apps], TargetLocationMaxConcurrency: '40%'});
			aws.pass(5);
			return statuses(parent).filter(status => status === 'InProgress').length;
		};
		expect([running('floor'), running('ceil')]).toEqual([1, 2]);
	});

	test('how a percentage of errors is rounded', () => {
		const failed = (errorRounding: 'floor' | 'ceil') => {
			const aws = new SmallWorld({settings: {errorRounding}, outcomes: [rule('*', {step: 'work', status: 'Failed'})]});
			const parent = aws.finish(aws.fanOut({Accounts: [...apps], TargetLocationMaxErrors: '30%'}));
			return parent.counters?.failed;
		};
		expect([failed('floor'), failed('ceil')]).toEqual([2, 3]);
	});

	test('whether resource steps name their child', () => {
		const outputs = (resourceStepOutputs: 'empty' | 'ExecutionId') => {
			const aws = new SmallWorld({settings: {resourceStepOutputs}});
			const execution = aws.finish(aws.start({TargetMaps: [{Id: ['x']}]}));
			const [step] = execution.steps;
			return [viewStep(aws.world, execution, step!).Outputs, {ExecutionId: [step!.child!.id]}];
		};
		expect(outputs('empty')[0]).toEqual({});
		const [shown, expected] = outputs('ExecutionId');
		expect(shown).toEqual(expected);
	});

	test('whether a start in an opt-in Region reaches Regions that are on by default', () => {
		const enabledRegions = new Set(['af-south-1']);
		const there = {...caller, region: 'af-south-1'};
		const status = (optInStartRegion: 'allowed' | 'fails') => {
			const aws = new SmallWorld({settings: {optInStartRegion}, account: () => ({enabledRegions})});
			const parent = aws.start(
				{
					DocumentName: 'AWS-StartEC2Instance',
					Parameters: {InstanceId: ['i-1']},
					TargetLocations: [{Accounts: [apps[0]], Regions: ['eu-west-1', 'af-south-1'], TargetLocationMaxErrors: '2'}],
				},
				there,
			);
			return statuses(aws.finish(parent));
		};
		expect(status('allowed')).toEqual(['Success', 'Success']);
		expect(status('fails')).toEqual(['Failed', 'Success']);
	});
});

test('a step shows where it may lead', () => {
	const Ways = `schemaVersion: '0.3'
mainSteps:
  - name: choose
    action: aws:branch
    inputs: {Choices: [{NextStep: left, Variable: a, StringEquals: a}], Default: right}
  - {name: left, action: 'aws:executeScript', isEnd: true}
  - {name: right, action: 'aws:executeScript'}
  - {name: last, action: 'aws:executeScript'}
`;
	const aws = new SmallWorld({runbooks: {Ways}});
	const execution = aws.start({DocumentName: 'Ways'});
	expect(execution.steps.map(step => viewStep(aws.world, execution, step).ValidNextSteps)).toEqual([
		['left', 'right'],
		[],
		['last'],
		[],
	]);
});

test('a waiting step that is stopped leaves the execution running where it continues', () => {
	const Hold = `schemaVersion: '0.3'
mainSteps:
  - {name: hold, action: 'aws:pause', onFailure: Continue}
  - {name: work, action: 'aws:executeScript'}
`;
	const aws = new SmallWorld({runbooks: {Hold}});
	const execution = aws.start({DocumentName: 'Hold'});
	const [hold] = (viewExecution(aws.world, execution).StepExecutions ?? []) as Array<{StepExecutionId: string}>;
	aws.signal(execution, 'StopStep', {StepExecutionId: [hold!.StepExecutionId]});
	aws.pass(5);
	expect([execution.status, ...statuses(execution)]).toEqual(['InProgress', 'Cancelled', 'InProgress']);
});
