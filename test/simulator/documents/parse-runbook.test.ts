import {expect, test} from 'vitest';
import {parseRunbook} from '../../../source/simulator/documents/parse-runbook.ts';
import {readRunbookText} from '../../../source/simulator/documents/parse-runbook-text.ts';

function parseRunbookText(text: string) {
	const read = readRunbookText(text);
	return 'mistake' in read ? {mistakes: [{path: '', message: read.mistake}]} : parseRunbook(read.source);
}

function parsed(text: string) {
	const result = parseRunbookText(text);
	if ('mistakes' in result) {
		throw new Error(JSON.stringify(result.mistakes));
	}
	return result.runbook;
}

const mistakes = (text: string) => {
	const result = parseRunbookText(text);
	return 'mistakes' in result ? result.mistakes.map(({path, message}) => `${path} ${message}`) : [];
};

test('YAML and JSON give the same runbook', () => {
	const yaml = `schemaVersion: '0.3'
description: Naps.
parameters:
  For: {type: String, default: PT1S}
mainSteps:
  - name: nap
    action: aws:sleep
    inputs: {Duration: '{{ For }}'}
`;
	const json = JSON.stringify({
		schemaVersion: '0.3',
		description: 'Naps.',
		parameters: {For: {type: 'String', default: 'PT1S'}},
		mainSteps: [{name: 'nap', action: 'aws:sleep', inputs: {Duration: '{{ For }}'}}],
	});
	expect(parsed(yaml)).toEqual(parsed(json));
});

test("what a step leaves out is AWS's default", () => {
	const {mainSteps} = parsed("schemaVersion: '0.3'\nmainSteps: [{name: a, action: 'aws:runCommand'}]");
	expect(mainSteps[0]).toMatchObject({
		onFailure: 'Abort',
		onCancel: 'Abort',
		isCritical: true,
		isEnd: false,
		maxAttempts: 1,
		nextStep: undefined,
		timeoutSeconds: undefined,
	});
});

test('a step that continues on failure is not critical unless it says so', () => {
	const step = "{name: a, action: 'aws:sleep', onFailure: Continue}";
	expect(parsed(`schemaVersion: '0.3'\nmainSteps: [${step}]`).mainSteps[0]!.isCritical).toBe(false);
	const critical = step.replace('}', ', isCritical: true}');
	expect(parsed(`schemaVersion: '0.3'\nmainSteps: [${critical}]`).mainSteps[0]!.isCritical).toBe(true);
});

test('every mistake is told with its path', () => {
	expect(
		mistakes(`schemaVersion: '2.2'
parameters: {A: {}}
mainSteps:
  - {action: 'aws:sleep', onFailure: Explode}
  - {name: b, action: nap, nextStep: c, onCancel: 'step:d'}
  - {name: b, action: 'aws:loop', inputs: {Steps: [{name: e}]}}
`),
	).toEqual([
		"schemaVersion must be '0.3' for an Automation runbook",
		'mainSteps[0].name is missing',
		"mainSteps[0].onFailure 'Explode' is none of Abort, Continue, step:NAME",
		"mainSteps[1].action 'nap' is not an action",
		'mainSteps[2].inputs.Steps[0].action is missing',
		'mainSteps[2].inputs must have Iterators or LoopCondition',
		"mainSteps[2].name 'b' is the name of another step",
		"mainSteps[1].nextStep there is no step 'c'",
		"mainSteps[1].onCancel there is no step 'd'",
		'parameters.A.type is missing',
	]);
});

test.each([
	["{name: a, action: 'aws:bogusThing'}", "mainSteps[0].action 'aws:bogusThing' is not an action"],
	[
		"{name: a, action: 'aws:branch', inputs: {Choices: [{NextStep: gone, Variable: x, StringEquals: x}]}}",
		"mainSteps[0].inputs.Choices[0].NextStep there is no step 'gone'",
	],
	[
		"{name: a, action: 'aws:branch', inputs: {Choices: [], Default: gone}}",
		"mainSteps[0].inputs.Default there is no step 'gone'",
	],
	[
		"{name: a, action: 'aws:loop', inputs: {Iterators: all, Steps: [{name: b, action: 'aws:sleep'}]}}",
		'mainSteps[0].inputs.Iterators must be a list, or a reference to one',
	],
])('AWS refuses %s', (step, mistake) => {
	expect(mistakes(`schemaVersion: '0.3'\nmainSteps: [${step}]`)).toEqual([mistake]);
});

test.each(['', '[]', '{', 'mainSteps: []', 'a: [b'])('%j is no runbook', text => {
	expect(mistakes(text).length).toBeGreaterThan(0);
});
