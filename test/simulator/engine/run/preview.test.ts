import {expect, test} from 'vitest';
import {getPreview, startPreview} from '../../../../source/simulator/engine/run/preview.ts';
import type {StartInput} from '../../../../source/simulator/engine/state/api.ts';
import {apps, caller, central, SmallWorld} from '../small-world.ts';

function preview(input: Partial<StartInput>, changes = {}) {
	const aws = new SmallWorld(changes);
	const id = startPreview(aws.world, caller, {DocumentName: 'AWS-ResizeInstance', ...input});
	aws.pass(5);
	return getPreview(aws.world, central, 'eu-west-1', id);
}

const targets = {TargetParameterName: 'InstanceId', Targets: [{Key: 'tag:Env', Values: ['PROD']}]};
const everywhere = {TargetLocations: [{Accounts: [...apps], Regions: ['eu-west-1', 'us-east-1']}]};

test('a preview counts accounts, Regions, resources and steps that change something', () => {
	expect(preview({...targets, ...everywhere})).toMatchObject({
		Status: 'Success',
		ExecutionPreview: {
			Automation: {
				StepPreviews: {Mutating: 3, NonMutating: 2},
				Regions: ['eu-west-1', 'us-east-1'],
				TargetPreviews: [{TargetType: 'AWS::EC2::Instance', Count: 16}],
				TotalAccounts: 4,
			},
		},
	});
});

test('steps are counted for each location where the settings say so', () => {
	const answer = preview(everywhere, {settings: {previewCounts: 'locations'}});
	expect(answer.ExecutionPreview?.Automation.StepPreviews).toEqual({Mutating: 24, NonMutating: 16});
});

test('scripts and commands are Undetermined', () => {
	expect(preview({DocumentName: 'Work'}).ExecutionPreview?.Automation.StepPreviews).toEqual({Undetermined: 1});
});

test('a preview takes a while', () => {
	const aws = new SmallWorld();
	const id = startPreview(aws.world, caller, {DocumentName: 'Work'});
	const status = () => getPreview(aws.world, central, 'eu-west-1', id).Status;
	const seen = [status()];
	aws.pass(1);
	seen.push(status());
	aws.pass(3);
	seen.push(status());
	expect(seen).toEqual(['Pending', 'InProgress', 'Success']);
});

test('an OU that is not there fails the preview', () => {
	expect(preview({TargetLocations: [{Accounts: ['ou-test-nowhere0']}]})).toMatchObject({Status: 'Failed'});
});

test('a preview belongs to the account and Region that asked for it', () => {
	const aws = new SmallWorld();
	const id = startPreview(aws.world, caller, {DocumentName: 'Work'});
	expect(() => getPreview(aws.world, apps[0], 'eu-west-1', id)).toThrow(
		expect.objectContaining({code: 'ResourceNotFoundException'}) as Error,
	);
});

test('a preview starts nothing', () => {
	const aws = new SmallWorld();
	startPreview(aws.world, caller, {DocumentName: 'Work'});
	aws.pass(60);
	expect(aws.world.engine.executions.size).toBe(0);
});
