import {expect, test} from 'vitest';
import {fromExecution, fromMetadata, fromStep} from '../../../source/adapters/aws/translate.ts';

test('an execution of which AWS says nothing is translated to nulls and empty lists', () => {
	expect(fromExecution({})).toMatchObject({
		executionId: '',
		status: 'Pending',
		counters: null,
		steps: [],
		isTruncated: false,
		isFanOut: false,
	});
	expect(fromMetadata({})).toMatchObject({isFanOut: false, startedAt: null});
	expect(fromStep({})).toMatchObject({location: null, childExecutionId: null, inputs: {}, outputs: {}});
});

test('the child is taken from the documented output, else from the only UUID among the outputs', () => {
	const id = '0b7c1d2e-1111-2222-3333-444455556666';
	expect(fromStep({Outputs: {ExecutionId: [id], Other: ['x']}}).childExecutionId).toBe(id);
	expect(fromStep({Outputs: {Anything: ['words', id]}}).childExecutionId).toBe(id);
	expect(fromStep({Outputs: {Two: [id, id.replace('0b7c', 'ffff')]}}).childExecutionId).toBeNull();
});

test('a location is known by the step’s target location, not by its name', () => {
	const step = fromStep({StepName: 'whatever', TargetLocation: {Accounts: ['111122223333'], Regions: ['eu-west-1']}});
	expect(step.location).toEqual({accountId: '111122223333', region: 'eu-west-1'});
});

test('what a new start would need is kept as AWS spells it', () => {
	const TargetLocations = [{Accounts: ['111122223333'], Regions: ['eu-west-1'], TargetLocationMaxErrors: '0'}];
	expect(fromExecution({DocumentName: 'X', Parameters: {A: ['1']}, TargetLocations}).raw).toEqual({
		DocumentName: 'X',
		Parameters: {A: ['1']},
		TargetLocations,
	});
});
