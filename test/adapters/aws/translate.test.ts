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

test('only a step that starts an execution has a child: a command’s ID is none', () => {
	const CommandId = ['0b7c1d2e-1111-2222-3333-444455556666'];
	expect(fromStep({Action: 'aws:runCommand', Outputs: {CommandId}}).childExecutionId).toBeNull();
	expect(fromStep({Action: 'aws:executeAutomation', Outputs: {CommandId}}).childExecutionId).toBe(CommandId[0]);
});

test('a step is placed only where it names one 12-digit account and one Region', () => {
	const place = (Accounts?: string[], Regions?: string[]) =>
		fromStep({TargetLocation: {...(Accounts && {Accounts}), ...(Regions && {Regions})}}).location;
	expect(place(['111122223333'], ['eu-west-1'])).toEqual({accountId: '111122223333', region: 'eu-west-1'});
	expect(place(['111122223333', '111122223333'], ['eu-west-1'])).not.toBeNull();
	for (const [accounts, regions] of [
		[['ou-1a2b3c-4d5e6c'], ['eu-west-1']],
		[['111122223333'], ['eu-west-1', 'us-east-1']],
		[['111122223333', '444455556666'], ['eu-west-1']],
		[['111122223333'], undefined],
		[undefined, ['eu-west-1']],
		[['111122223333'], []],
		[['111122223333'], ['anywhere']],
	] as const) {
		expect(place(accounts && [...accounts], regions && [...regions])).toBeNull();
	}

	expect(fromStep({}).location).toBeNull();
});

test('a change request says so, with the runbooks that it runs', () => {
	const {isChangeRequest, runbooks} = fromExecution({
		AutomationSubtype: 'ChangeRequest',
		Runbooks: [{DocumentName: 'AWS-RestartEC2Instance', TargetLocations: [{Accounts: ['111122223333']}]}],
	});
	expect(isChangeRequest).toBe(true);
	expect(runbooks).toMatchObject([
		{document: 'AWS-RestartEC2Instance', documentVersion: null, targetLocations: [{accounts: ['111122223333']}]},
	]);
	expect(fromExecution({})).toMatchObject({isChangeRequest: false, runbooks: []});
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

test('a name without a value, as the SDK reads __proto__, has an empty one', () => {
	// What the SDK makes of it, which its types don't say.
	const gap: Record<string, string[]> = JSON.parse('{"__proto__": null, "Color": ["red"]}');
	const text: Record<string, string> = JSON.parse('{"__proto__": null}');
	const {parameters, outputs} = fromExecution({Parameters: gap, Outputs: gap});
	const step = fromStep({Inputs: text, Outputs: gap});
	for (const lists of [parameters, outputs, step.outputs]) {
		expect(Object.entries(lists)).toEqual([
			['__proto__', []],
			['Color', ['red']],
		]);
	}

	expect(Object.entries(step.inputs)).toEqual([['__proto__', '']]);
});
