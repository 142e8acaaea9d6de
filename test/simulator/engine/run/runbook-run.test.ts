import {describe, expect, test} from 'vitest';
import {viewExecution, viewStep} from '../../../../source/simulator/engine/state/view.ts';
import {rule, SmallWorld, steps} from '../small-world.ts';

type Changes = ConstructorParameters<typeof SmallWorld>[0];

/** Run a runbook to its end, by its steps as text. */
function run(mainSteps: string, changes: Changes = {}, head = '', parameters = {}) {
	const Book = `schemaVersion: '0.3'\n${head}\nmainSteps:\n${mainSteps}`;
	const aws = new SmallWorld({...changes, runbooks: {Book}});
	const execution = aws.finish(aws.start({DocumentName: 'Book', Parameters: parameters}));
	return {aws, execution, steps: steps(execution)};
}

const script = (name: string, more = '') => `  - {name: ${name}, action: 'aws:executeScript'${more && `, ${more}`}}\n`;
const fails = (step: string) => rule('*', {step, status: 'Failed', message: 'It broke'});

test('steps run one after another', () => {
	const {execution} = run(script('a') + script('b'));
	const [a, b] = execution.steps;
	expect(b!.startedAtMs).toBe(a!.endedAtMs! + 1000);
	expect(execution).toMatchObject({status: 'Success', startOrder: [0, 1]});
});

test('nextStep and isEnd decide the way; steps beside it stay Pending', () => {
	const {steps} = run(script('a', 'nextStep: c') + script('b') + script('c', 'isEnd: true') + script('d'));
	expect(steps).toEqual(['a Success', 'b Pending', 'c Success', 'd Pending']);
});

describe('a step that fails', () => {
	test('ends the execution with its message', () => {
		const {execution, steps} = run(script('a') + script('b'), {outcomes: [fails('a')]});
		expect(steps).toEqual(['a Failed', 'b Pending']);
		expect(execution).toMatchObject({
			status: 'Failed',
			failureMessage:
				'Step fails when it is Poll action status for completion. It broke. Please refer to Automation Service Troubleshooting Guide for more diagnosis details.',
		});
		expect(execution.steps[0]!.failureDetails).toMatchObject({FailureStage: 'Invocation', FailureType: 'Action'});
	});

	test('is passed over with onFailure Continue', () => {
		const {execution, steps} = run(script('a', 'onFailure: Continue') + script('b'), {outcomes: [fails('a')]});
		expect(steps).toEqual(['a Failed', 'b Success']);
		expect(execution.status).toBe('Success');
	});

	test('fails the execution in the end where it is critical', () => {
		const critical = 'onFailure: Continue, isCritical: true';
		const {execution, steps} = run(script('a', critical) + script('b'), {outcomes: [fails('a')]});
		expect(steps).toEqual(['a Failed', 'b Success']);
		expect(execution.status).toBe('Failed');
	});

	test('goes where onFailure leads, and still fails the execution unless it is not critical', () => {
		const text = script('a', "onFailure: 'step:c'") + script('b') + script('c');
		expect(run(text, {outcomes: [fails('a')]})).toMatchObject({
			steps: ['a Failed', 'b Pending', 'c Success'],
			execution: {status: 'Failed'},
		});
		const mild = run(text.replace("'step:c'", "'step:c', isCritical: false"), {outcomes: [fails('a')]});
		expect(mild.execution.status).toBe('Success');
	});

	test('is tried again up to maxAttempts', () => {
		const {execution} = run(script('a', 'maxAttempts: 3'), {outcomes: [fails('a')]});
		expect(execution.steps[0]).toMatchObject({status: 'Failed', attempts: 3});
		expect(execution.endedAtMs! - execution.startedAtMs).toBe(32_000);
	});
});

test('a step that takes longer than timeoutSeconds is TimedOut, and so is its execution', () => {
	const {execution} = run(script('a', 'timeoutSeconds: 4'));
	expect(execution).toMatchObject({status: 'TimedOut'});
	expect(execution.endedAtMs! - execution.startedAtMs).toBe(4000);
	expect(execution.failureMessage).toContain('Step timed out while step is');
});

test('a step that hangs ends with its timeout only', () => {
	const {execution} = run(script('a', 'timeoutSeconds: 900'), {outcomes: [rule('*', {step: 'a', status: 'Hangs'})]});
	expect([execution.status, execution.endedAtMs! - execution.startedAtMs]).toEqual(['TimedOut', 900_000]);
});

test('slow locations take longer by their factor', () => {
	const {execution} = run(script('a'), {outcomes: [rule('*', {slow: 2.5})]});
	expect(execution.endedAtMs! - execution.startedAtMs).toBe(25_000);
});

describe('aws:branch', () => {
	const text = `  - name: choose
    action: aws:branch
    inputs:
      Choices:
        - {NextStep: big, Variable: '{{ Size }}', NumericGreater: 10}
        - {NextStep: named, And: [{Variable: '{{ Size }}', NumericEquals: 7}, {Not: {Variable: '{{ Name }}', StringEquals: x}}]}
      Default: other
${script('big', 'isEnd: true')}${script('named', 'isEnd: true')}${script('other')}`;
	const head = 'parameters:\n  Size: {type: Integer}\n  Name: {type: String, default: y}';

	test.each([
		['11', 'big'],
		['7', 'named'],
		['3', 'other'],
	])('with size %s goes to %s', (size, name) => {
		const {steps} = run(text, {}, head, {Size: [size]});
		expect(steps.filter(step => step.endsWith('Success'))).toEqual(['choose Success', `${name} Success`]);
	});
});

test('aws:sleep takes as long as it says', () => {
	const {execution} = run("  - {name: rest, action: 'aws:sleep', inputs: {Duration: PT1H2M3S}}\n");
	expect(execution.endedAtMs! - execution.startedAtMs).toBe(3_723_000);
});

test('inputs are shown as JSON with parameters, outputs and system variables filled in', () => {
	const text = `  - name: make
    action: aws:executeScript
    outputs:
      - {Name: Answer, Selector: $.Payload.Answer, Type: String}
  - name: use
    action: aws:runCommand
    inputs:
      InstanceIds: '{{ Ids }}'
      Comment: 'from {{ make.Answer }} in {{ global:REGION }} of {{ nowhere }}'
`;
	const head = 'parameters:\n  Ids: {type: StringList}';
	const {aws, execution} = run(text, {outcomes: [rule('*', {step: 'make', outputs: {Answer: ['{account}']}})]}, head, {
		Ids: ['i-1', 'i-2'],
	});
	expect(viewStep(aws.world, execution, execution.steps[1]!).Inputs).toEqual({
		InstanceIds: '["i-1","i-2"]',
		Comment: '"from 100000000000 in eu-west-1 of {{ nowhere }}"',
	});
});

test("an execution's outputs are those that its runbook names, or AWS's note where a step never ran", () => {
	const out = 'outputs: [{Name: X, Selector: $.X, Type: String}]';
	const head = 'outputs: [a.X, b.X]';
	const {execution} = run(
		script('a', `${out}, isEnd: true`) + script('b', out),
		{
			outcomes: [rule('*', {step: 'a', outputs: {X: ['42']}})],
		},
		head,
	);
	expect(execution.outputs).toEqual({
		'a.X': ['42'],
		'b.X': ['No output available yet because the step is not successfully executed'],
	});
});

test('aws:executeAutomation runs another runbook as a child and gives its ID and status', () => {
	const text =
		"  - {name: nested, action: 'aws:executeAutomation', inputs: {DocumentName: Work, RuntimeParameters: {Note: hello}}}\n";
	const {execution} = run(text);
	const {child, outputs} = execution.steps[0]!;
	expect(child).toMatchObject({parent: execution, depth: 1, parameters: {Note: ['hello']}, status: 'Success'});
	expect(outputs).toMatchObject({ExecutionId: [child!.id], Status: ['Success']});
});

test('a nested runbook that is not there or that lacks a parameter fails its step', () => {
	const nested = (inputs: string) => `  - {name: n, action: 'aws:executeAutomation', inputs: {${inputs}}}\n`;
	expect(run(nested('DocumentName: Gone')).execution.failureMessage).toContain('Gone');
	expect(run(nested('DocumentName: AWS-StartEC2Instance')).execution.failureMessage).toBe(
		'Fail to start automation, errorMessage: Missing required parameter: InstanceId in user inputs.',
	);
});

test('runbooks nest five levels deep and no deeper', () => {
	const {execution} = run("  - {name: n, action: 'aws:executeAutomation', inputs: {DocumentName: Book}}\n");
	let depth = 0;
	for (let level = execution; level.steps[0]!.child; level = level.steps[0]!.child) {
		depth++;
	}
	expect([execution.status, depth]).toEqual(['Failed', 5]);
});

describe('aws:loop', () => {
	test('runs its steps once for each value, and tells which', () => {
		const text = `  - name: each
    action: aws:loop
    inputs:
      Iterators: [red, green]
      Steps:
        - {name: paint, action: 'aws:executeScript', inputs: {Color: '{{ each.CurrentIteratorValue }}'}}
${script('after')}`;
		const {aws, execution} = run(text);
		const shown = execution.steps.map(step => viewStep(aws.world, execution, step));
		expect(shown.map(({StepName, StepStatus}) => `${StepName} ${StepStatus}`)).toEqual([
			'each Success',
			'after Success',
			'paint Success',
			'paint Success',
		]);
		expect(shown[3]).toMatchObject({
			Inputs: {Color: '"green"'},
			ParentStepDetails: {
				StepExecutionId: shown[0]!.StepExecutionId,
				StepName: 'each',
				Action: 'aws:loop',
				Iteration: 2,
				IteratorValue: 'green',
			},
		});
	});

	test('goes on while its condition holds, with a variable that its steps change', () => {
		const text = `  - name: wait
    action: aws:loop
    inputs:
      LoopCondition: {Variable: '{{ variable:state }}', StringEquals: busy}
      Steps:
        - {name: look, action: 'aws:executeScript'}
        - {name: remember, action: 'aws:updateVariable', inputs: {Name: 'variable:state', Value: '{{ wait.CurrentIteration }}'}}
`;
		const head = 'variables:\n  state: {type: String, default: busy}';
		const {aws, execution} = run(text, {}, head);
		expect(execution.steps.filter(({name}) => name === 'look')).toHaveLength(1);
		expect(viewExecution(aws.world, execution).Variables).toEqual({state: ['1']});
	});

	test('ends at MaxIterations', () => {
		const text = `  - name: again
    action: aws:loop
    inputs:
      MaxIterations: 3
      LoopCondition: {Variable: x, StringEquals: x}
      Steps: [{name: look, action: 'aws:executeScript'}]
`;
		expect(run(text).execution.steps.filter(({name}) => name === 'look')).toHaveLength(3);
	});

	test('fails with the step that fails in it', () => {
		const text = `  - name: each
    action: aws:loop
    inputs: {Iterators: [1, 2], Steps: [{name: paint, action: 'aws:executeScript'}]}
`;
		const {steps} = run(text, {outcomes: [fails('paint')]});
		expect(steps).toEqual(['each Failed', 'paint Failed']);
	});
});
