import {describe, expect, test} from 'vitest';
import {createWorld} from '../../../source/simulator/create-world.ts';
import {startExecution} from '../../../source/simulator/engine/run/start.ts';
import {advanceTo, nextEventMs} from '../../../source/simulator/engine/state/advance.ts';
import {isEnded} from '../../../source/simulator/engine/state/api.ts';
import {findExecution} from '../../../source/simulator/engine/state/find.ts';
import {viewStep} from '../../../source/simulator/engine/state/view.ts';
import type {World} from '../../../source/simulator/world.ts';
import {parseWorldFile} from '../../../source/simulator/world-file/parse-world-file.ts';

const head = "central: 111122223333/us-east-1\naccounts: {'111122223333': central, '222233334444': alpha}\nrunbooks:\n";
const caller = {
	accountId: '111122223333',
	region: 'us-east-1',
	principalArn: 'arn:aws:iam::111122223333:user/operator',
};

function load(runbooks: string): {readonly world: World; readonly warnings: readonly string[]} {
	const parsed = parseWorldFile(head + runbooks);
	if ('mistakes' in parsed) {
		throw new Error(JSON.stringify(parsed.mistakes));
	}
	return {
		world: createWorld(parsed.definition, Date.UTC(2026, 0, 1)),
		warnings: parsed.warnings.map(({line, path, message}) => `${line}: ${path} ${message}`),
	};
}

/** Run a runbook to its end: its status and outputs, and its steps as the API shows them. */
function run(world: World, name: string) {
	const id = startExecution(world, caller, {DocumentName: name});
	const execution = findExecution(world, caller.accountId, caller.region, id);
	for (let next = nextEventMs(world); next !== undefined && !isEnded(execution.status); next = nextEventMs(world)) {
		advanceTo(world, next);
	}
	return {execution, steps: execution.steps.map(step => viewStep(world, execution, step))};
}

const script = (payload: string) => `{Runtime: python3.11, Handler: x, Script: x, InputPayload: ${payload}}`;

test('a bad runbook is left out with its place and the refusal of AWS, and the others are there', () => {
	const {world, warnings} = load(`  Own-Bad:
    schemaVersion: '0.3'
    mainSteps:
      - {name: br, action: 'aws:branch', inputs: {Choices: [{NextStep: nowhere, Variable: a, StringEquals: a}]}}
  Own-Unreadable: {content: 'a: [b'}
  Own-Good:
    schemaVersion: '0.3'
    mainSteps: [{name: s, action: 'aws:sleep', inputs: {Duration: PT1S}}]
`);
	expect(warnings).toEqual([
		"7: runbooks.Own-Bad is left out, AWS refuses it: InvalidDocumentContent: mainSteps[0].inputs.Choices[0].NextStep there is no step 'nowhere'",
		expect.stringMatching(
			/^8: runbooks\.Own-Unreadable\.content is left out, AWS refuses it: InvalidDocumentContent: Flow/,
		),
	]);
	expect(run(world, 'Own-Good').execution.status).toBe('Success');
	expect(() => startExecution(world, caller, {DocumentName: 'Own-Bad'})).toThrow('Document Own-Bad does not exist.');
});

test('references are filled in, in defaults and from Parameter Store, too', () => {
	const {world, warnings} = load(`  Own-Refs:
    schemaVersion: '0.3'
    parameters:
      Source: {type: String, default: ami-1}
      Name: {type: String, default: 'from_{{Source}}_on_{{global:DATE_TIME}}'}
      Long: {type: String, default: '{{ssm:/aws/service/global-infrastructure/regions/eu-west-1/longName}}'}
    mainSteps:
      - {name: nap, action: 'aws:executeScript', inputs: ${script(
				"{Name: '{{ Name }}', Long: '{{ Long }}', Id: '{{automation:EXECUTION_ID}}', Ssm: '{{ssm:/aws/service/global-infrastructure/regions/eu-west-1}}', T: '{{ TARGET_ID }}', List: ['{{ Source }}', x]}",
			)}}
`);
	const {execution, steps} = run(world, 'Own-Refs');
	expect(JSON.parse((steps[0]!.Inputs as Record<string, string>).InputPayload!)).toEqual({
		Name: 'from_ami-1_on_2026-01-01_00.00.00',
		Long: 'Europe (Ireland)',
		Id: execution.id,
		Ssm: 'eu-west-1',
		T: '',
		List: ['ami-1', 'x'],
	});
	expect(warnings).toEqual([
		'11: runbooks.Own-Refs AWS refuses it: InvalidDocumentContent: mainSteps[0].inputs refers to Parameter Store, which only the default of a parameter may',
	]);
});

test('a world can refuse what AWS refuses of Parameter Store', () => {
	const runbook = `  Own-Store:
    schemaVersion: '0.3'
    mainSteps: [{name: s, action: 'aws:sleep', inputs: {Duration: '{{ssm:span}}'}}]
settings: {storeReferencesInSteps: false}
`;
	expect(load(runbook).world.documents.some(({name}) => name === 'Own-Store')).toBe(false);
});

describe('a loop', () => {
	test('counts from 1 and goes over a parameter', () => {
		const {world} = load(`  Own-Loop:
    schemaVersion: '0.3'
    parameters: {Ids: {type: StringList, default: [x, 'y']}}
    mainSteps:
      - name: each
        action: aws:loop
        inputs:
          Iterators: '{{ Ids }}'
          Steps:
            - {name: one, action: 'aws:executeScript', inputs: ${script("{I: '{{ each.CurrentIteration }}', V: '{{ each.CurrentIteratorValue }}'}")}}
            - {name: two, action: 'aws:sleep', onFailure: Continue, inputs: {Duration: PT1S}}
`);
		const {steps} = run(world, 'Own-Loop');
		expect(
			steps
				.filter(({StepName}) => StepName === 'one')
				.map(({Inputs, ParentStepDetails}) => [
					(Inputs as Record<string, string>).InputPayload,
					(ParentStepDetails as Record<string, unknown>).Iteration,
				]),
		).toEqual([
			['{"I":1,"V":"x"}', 1],
			['{"I":2,"V":"y"}', 2],
		]);
	});

	test.each(["'{{ find.Ids }}'", "'{{ global:REGION }}'"])(
		'over %s, which is no list, fails and runs nothing',
		iterators => {
			const {world} = load(`  Own-Loop:
    schemaVersion: '0.3'
    mainSteps:
      - name: each
        action: aws:loop
        inputs: {Iterators: ${iterators}, Steps: [{name: one, action: 'aws:sleep', inputs: {Duration: PT1S}}]}
`);
			const {execution, steps} = run(world, 'Own-Loop');
			expect([execution.status, steps.length]).toEqual(['Failed', 1]);
			expect(steps[0]!.FailureMessage).toContain(`Failed to resolve input: ${iterators.replace(/[{}' ]/g, '')}`);
		},
	);
});

test('variables are kept, decide a branch and are outputs', () => {
	const {world} = load(`  Own-Variables:
    schemaVersion: '0.3'
    variables: {Count: {type: Integer, default: 0}, M: {type: StringMap, default: {a: b}}}
    mainSteps:
      - {name: set, action: 'aws:updateVariable', inputs: {Name: 'variable:Count', Value: 5}}
      - {name: br, action: 'aws:branch', inputs: {Choices: [{NextStep: fin, Variable: '{{ variable:Count }}', NumericGreater: 4}], Default: bad}}
      - {name: bad, action: 'aws:sleep', inputs: {Duration: PT1S}, isEnd: true}
      - {name: fin, action: 'aws:executeScript', inputs: ${script("{m: '{{ variable:M }}', c: '{{variable:Count}}'}")}}
    outputs: ['variable:Count', 'fin.Payload']
`);
	const {execution, steps} = run(world, 'Own-Variables');
	expect(execution.outputs).toEqual({'variable:Count': ['5'], 'fin.Payload': ['{}']});
	expect((steps[3]!.Inputs as Record<string, string>).InputPayload).toBe('{"m":{"a":"b"},"c":5}');
});

test('RuntimeParameters may be one map; what leads nowhere fails its step and says what', () => {
	const {world} = load(`  Own-Child:
    schemaVersion: '0.3'
    parameters: {A: {type: String, default: a}, L: {type: StringList, default: []}}
    mainSteps:
      - {name: s, action: 'aws:executeScript', inputs: ${script("{A: '{{A}}'}")}, outputs: [{Name: Out, Selector: $.Payload.Out, Type: String}]}
    outputs: [s.Out]
  Own-Parent:
    schemaVersion: '0.3'
    parameters: {P: {type: StringMap, default: {A: q}}}
    mainSteps:
      - {name: whole, action: 'aws:executeAutomation', inputs: {DocumentName: Own-Child, RuntimeParameters: '{{ P }}'}, outputs: [{Name: r, Selector: $.Output, Type: String}]}
      - {name: str, action: 'aws:executeAutomation', onFailure: Continue, inputs: {DocumentName: Own-Child, RuntimeParameters: '{{ nothing.there }}'}}
    outputs: [whole.r]
`);
	const {execution, steps} = run(world, 'Own-Parent');
	expect(execution.steps[0]!.child!.parameters).toEqual({A: ['q']});
	expect(execution.outputs['whole.r']).toEqual(execution.steps[0]!.child!.outputs['s.Out']);
	expect(steps[1]).toMatchObject({
		StepStatus: 'Failed',
		FailureMessage:
			'Step fails when it is validating and resolving the step inputs. Failed to resolve input: nothing.there. Please refer to Automation Service Troubleshooting Guide for more diagnosis details.',
		FailureDetails: {FailureStage: 'InputValidation'},
	});
});

test('a timeout, attempts and the end of a runbook may be texts and references', () => {
	const {world} = load(`  Own-Numbers:
    schemaVersion: 0.3
    parameters: {N: {type: Integer, default: 3, allowedValues: [1, 2, 3]}}
    mainSteps:
      - {name: s, action: 'aws:executeScript', timeoutSeconds: '{{ N }}', maxAttempts: '{{ N }}', inputs: ${script('{}')}, isEnd: 'true'}
      - {name: never, action: 'aws:sleep', inputs: {Duration: PT1S}}
outcomes: [{document: Own-Numbers, step: s, hangs: true}]
`);
	const {execution, steps} = run(world, 'Own-Numbers');
	expect([execution.status, execution.steps[0]!.attempts, steps[1]!.StepStatus]).toEqual(['TimedOut', 3, 'Pending']);
	expect(execution.endedAtMs! - execution.startedAtMs).toBeGreaterThanOrEqual(9000);
});

test('an output that goes to a parameter of another runbook fits its pattern', () => {
	const {world} = load(`  Own-Child:
    schemaVersion: '0.3'
    parameters:
      Stage: {type: String, allowedPattern: '^(dev|prod)-[0-9]{4}$'}
      Who: {type: String, allowedPattern: '^[0-9]{12}$'}
      Role: {type: 'AWS::IAM::Role::Arn'}
    mainSteps: [{name: s, action: 'aws:sleep', inputs: {Duration: PT1S}}]
  Own-Parent:
    schemaVersion: '0.3'
    mainSteps:
      - {name: find, action: 'aws:executeAwsApi', inputs: {Service: ec2, Api: X}, outputs: [{Name: Stage, Selector: $.A, Type: String}, {Name: AccountId, Selector: $.B, Type: String}, {Name: Thing, Selector: $.C, Type: String}]}
      - {name: use, action: 'aws:executeAutomation', inputs: {DocumentName: Own-Child, RuntimeParameters: {Stage: '{{ find.Stage }}', Who: ['{{ find.AccountId }}'], Role: '{{ find.Thing }}'}}}
`);
	const {execution} = run(world, 'Own-Parent');
	expect([execution.status, execution.failureMessage]).toEqual(['Success', undefined]);
	expect(execution.steps[0]!.outputs!.AccountId).toEqual(['111122223333']);
});
