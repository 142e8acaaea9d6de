import {expect, test} from 'vitest';
import {resourcesIn} from '../../../../source/simulator/engine/rules/resources.ts';
import type {StartInput} from '../../../../source/simulator/engine/state/api.ts';
import {viewExecution, viewStep} from '../../../../source/simulator/engine/state/view.ts';
import {apps, central, rule, SmallWorld, statuses} from '../small-world.ts';

const byTag: Partial<StartInput> = {TargetParameterName: 'Id', Targets: [{Key: 'tag:Env', Values: ['DEV']}]};
const all: Partial<StartInput> = {TargetParameterName: 'Id', Targets: [{Key: 'InstanceIds', Values: ['*']}]};

test('a location with targets runs once for each resource, below its child', () => {
	const aws = new SmallWorld();
	const parent = aws.finish(aws.fanOut({Accounts: [apps[0]]}, byTag));
	const child = parent.steps[0]!.child!;
	expect(child.steps).toHaveLength(3);
	const [first] = child.steps;
	expect(first!.child).toMatchObject({accountId: apps[0], target: first!.name, parameters: {Id: [first!.name]}});
	expect(first!.child?.parent).toBe(child);
	expect(viewStep(aws.world, child, first!)).toMatchObject({
		StepName: first!.name,
		Action: 'aws:executeAutomation',
		Inputs: {Id: first!.name},
		Outputs: {},
	});
	expect(viewExecution(aws.world, child).ResolvedTargets).toEqual({
		ParameterValues: child.steps.map(({name}) => name),
		Truncated: false,
	});
});

test('the first resource runs alone, then two, then the rest', () => {
	const aws = new SmallWorld();
	const execution = aws.start(all);
	const running = () => statuses(execution).filter(status => status === 'InProgress').length;
	aws.pass(2);
	expect(running()).toBe(1);
	aws.pass(11);
	expect(running()).toBe(2);
	aws.pass(11);
	expect(running()).toBe(2);
	expect(aws.finish(execution).status).toBe('Success');
});

test('a location fails when more of its resources fail than its targets allow', () => {
	const failing = rule(apps[0], {resource: '*', step: 'work', status: 'Failed', message: 'No room'});
	const aws = new SmallWorld({outcomes: [failing]});
	const parent = aws.finish(aws.fanOut({Accounts: [apps[0]], TargetsMaxErrors: '0'}, byTag));
	const child = parent.steps[0]!.child!;
	expect(statuses(child)).toEqual(['Failed', 'Pending', 'Pending']);
	expect([child.status, parent.steps[0]!.status]).toEqual(['Failed', 'Failed']);
});

test('one resource may fail where one error is allowed', () => {
	const aws = new SmallWorld();
	const [id] = resourcesIn(aws.world, apps[0], 'eu-west-1')
		.slice(2)
		.map(resource => resource.id);
	const outcomes = [rule(apps[0], {resource: id!, step: 'work', status: 'Failed'})];
	const again = new SmallWorld({outcomes});
	const parent = again.finish(again.fanOut({Accounts: [apps[0]]}, {...byTag, MaxErrors: '1'}));
	expect(statuses(parent.steps[0]!.child!)).toEqual(['Failed', 'Success', 'Success']);
	expect(parent.status).toBe('Success');
});

test('a location has its own targets and limits before those of the request', () => {
	const aws = new SmallWorld();
	const parent = aws.finish(
		aws.start({
			...byTag,
			MaxConcurrency: '5',
			TargetLocations: [
				{
					Accounts: [apps[0]],
					Regions: ['eu-west-1'],
					Targets: [{Key: 'ParameterValues', Values: ['x', 'y']}],
					TargetsMaxConcurrency: '1',
				},
				{Accounts: [apps[1]], Regions: ['eu-west-1']},
			],
		}),
	);
	const [first, second] = parent.steps.map(step => step.child!);
	expect(first!.steps.map(({name}) => name)).toEqual(['x', 'y']);
	expect(viewExecution(aws.world, first!)).toMatchObject({MaxConcurrency: '1'});
	expect(second!.steps).toHaveLength(3);
	expect(viewExecution(aws.world, second!)).toMatchObject({MaxConcurrency: '5'});
});

test('targets are found by a resource group', () => {
	const aws = new SmallWorld();
	const execution = aws.finish(
		aws.start({TargetParameterName: 'Id', Targets: [{Key: 'ResourceGroup', Values: ['production']}]}),
	);
	expect(execution.resolvedTargets).toHaveLength(2);
});

test('a resource group that is not there fails the child', () => {
	const aws = new SmallWorld();
	const targets = {TargetParameterName: 'Id', Targets: [{Key: 'ResourceGroup', Values: ['gone']}]};
	const parent = aws.finish(aws.fanOut({Accounts: [apps[0]]}, targets));
	expect(parent.steps[0]!.child).toMatchObject({
		status: 'Failed',
		failureMessage: 'The resource group gone could not be found.',
	});
});

test.each(['Success', 'Failed'] as const)('a child whose targets match nothing is %s', noMatchingResources => {
	const aws = new SmallWorld({settings: {noMatchingResources}});
	const targets = {TargetParameterName: 'Id', Targets: [{Key: 'tag:Env', Values: ['NONE']}]};
	const parent = aws.finish(aws.fanOut({Accounts: [apps[0]]}, targets));
	expect(parent.steps[0]!.child).toMatchObject({status: noMatchingResources, resolvedTargets: [], steps: []});
});

test('each map of TargetMaps is one run', () => {
	const aws = new SmallWorld();
	const execution = aws.finish(
		aws.start({
			TargetMaps: [
				{Id: ['x'], Note: ['first']},
				{Id: ['y'], Note: ['second']},
			],
		}),
	);
	expect(execution.steps.map(step => step.child?.parameters)).toEqual([
		{Id: ['x'], Note: ['first']},
		{Id: ['y'], Note: ['second']},
	]);
});

test('a rate-controlled execution of the central account is listed as Local', () => {
	const aws = new SmallWorld();
	expect(aws.start(all)).toMatchObject({accountId: central, kind: 'resources'});
});
