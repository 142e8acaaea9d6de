import {expect, test} from 'vitest';
import {readRunbookText} from '../../../../source/core/planning/runbook/read-runbook.ts';
import {awsDocuments} from '../../../../source/simulator/documents/aws-runbooks.ts';

const mistakesOf = (text: string) =>
	readRunbookText(text).mistakes.map(({line, column, message}) => `${line}:${column} ${message}`);

/** A runbook of one step, whose lines begin at the fourth. */
const stepped = (...lines: readonly string[]) =>
	["schemaVersion: '0.3'", 'parameters: {Id: {type: String}}', 'mainSteps:', ...lines].join('\n');

const wrong: ReadonlyArray<readonly [title: string, text: string, mistakes: readonly string[]]> = [
	[
		'text that is no YAML',
		'mainSteps: [',
		['1:13 Flow sequence in block collection must be sufficiently indented and end with a ]'],
	],
	['no map', '- a', ['1:1 a runbook is a map that has schemaVersion and mainSteps']],
	[
		'another schema',
		'schemaVersion: "2.2"\nmainSteps: []',
		["1:1 schemaVersion must be '0.3'", '2:1 mainSteps must have at least one step'],
	],
	[
		'a misspelt member',
		stepped('  - {name: a, action: aws:pause, nextSetp: b}'),
		['4:34 nextSetp is no member; nextStep is one'],
	],
	['no name and no action', stepped('  - {inputs: {}}'), ['4:5 the step has no name', '4:5 the step has no action']],
	['an action that there is not', stepped('  - {name: a, action: aws:nap}'), ['4:15 aws:nap is no action']],
	[
		'a name twice',
		stepped('  - {name: a, action: aws:pause}', '  - {name: a, action: aws:pause}'),
		['5:6 a is the name of step 1, too'],
	],
	[
		'a name with a hyphen',
		stepped('  - {name: a-b, action: aws:pause}'),
		['4:6 a-b is no name of a step: it has letters, digits and underscores'],
	],
	[
		'an input that is missing',
		stepped('  - name: a', '    action: aws:runCommand', '    inputs: {InstanceIds: [x]}'),
		['6:5 aws:runCommand needs DocumentName'],
	],
	['one of two inputs', stepped('  - {name: a, action: aws:sleep}'), ['4:5 aws:sleep needs Duration or Timestamp']],
	[
		'steps that are not there',
		stepped('  - {name: a, action: aws:pause, nextStep: b, onFailure: step:c}'),
		['4:34 there is no step b', '4:47 there is no step c'],
	],
	[
		'a branch to nowhere',
		stepped(
			'  - name: a',
			'    action: aws:branch',
			'    inputs: {Choices: [{NextStep: b}, {Variable: x}], Default: c}',
		),
		['6:25 there is no step b', '6:39 the choice has no NextStep', '6:55 there is no step c'],
	],
	[
		'onFailure of another word',
		stepped('  - {name: a, action: aws:pause, onFailure: Retry}'),
		['4:34 onFailure is Abort or Continue or step:NAME, not Retry'],
	],
	[
		'no number',
		stepped('  - {name: a, action: aws:pause, timeoutSeconds: soon}'),
		['4:34 timeoutSeconds must be a whole number from 1 up'],
	],
	[
		'references to nothing',
		stepped(
			'  - {name: a, action: aws:sleep, inputs: {Duration: "{{ For }} {{ b.Out }} {{ variable:v }} {{ global:NOW }}"}}',
		),
		[
			'4:43 there is no parameter and no step For',
			'4:43 there is no parameter and no step b',
			'4:43 there is no variable v',
			'4:43 AWS puts in no global:NOW',
		],
	],
	[
		'Parameter Store in a step',
		stepped('  - {name: a, action: aws:sleep, inputs: {Duration: "{{ ssm:/own/time }}"}}'),
		['4:43 {{ ssm:/own/time }} refers to Parameter Store, which only the default of a parameter may'],
	],
	[
		'a type that there is not',
		"schemaVersion: '0.3'\nparameters:\n  A: {type: Text}\n  B: {default: x}\nmainSteps: [{name: a, action: aws:pause}]",
		['3:7 Text is no type of a runbook', '4:3 B has no type'],
	],
	[
		'defaults that do not fit',
		"schemaVersion: '0.3'\nparameters:\n  A: {type: Boolean, default: 'yes'}\n  B: {type: String, default: c, allowedValues: [a, b]}\nmainSteps: [{name: a, action: aws:pause}]",
		['3:22 the default of A is no Boolean', '4:21 the default of B is none of its allowedValues'],
	],
	[
		'outputs without a name or of no type',
		stepped('  - {name: a, action: aws:pause, outputs: [{Selector: $.x}, {Name: n, Type: Text}]}'),
		['4:44 the output has no Name', '4:71 Text is no type of a runbook'],
	],
	[
		'outputs of no step',
		`${stepped('  - {name: a, action: aws:pause}')}\noutputs: [b.Id]`,
		['5:11 there is no step b'],
	],
	[
		'a loop’s own steps',
		stepped(
			'  - name: a',
			'    action: aws:loop',
			'    inputs:',
			'      Iterators: [x]',
			'      Steps: [{name: b, action: aws:pause, nextStep: c}]',
		),
		['8:44 there is no step c'],
	],
];

test.for(wrong)('%s is told at its place', ([, text, mistakes]) => {
	expect(mistakesOf(text)).toEqual(mistakes);
});

test('a runbook that is too large is told by its size', () => {
	expect(mistakesOf(`${stepped('  - {name: a, action: aws:pause}')}\n# ${'x'.repeat(65_536)}`)[0]).toMatch(
		/AWS takes 65536 at the most$/,
	);
});

test('JSON is judged like YAML, at its own places', () => {
	const json = '{\n  "schemaVersion": "0.3",\n  "mainSteps": [\n    {"name": "a", "action": "aws:nap"}\n  ]\n}';
	expect(readRunbookText(json)).toEqual({
		format: 'JSON',
		mistakes: [{line: 4, column: 19, message: 'aws:nap is no action'}],
	});
});

/* What public runbooks have that a hasty check would refuse, in words of our own. */
const sound: ReadonlyArray<readonly [title: string, text: string]> = [
	['a reference inside a text', stepped('  - {name: a, action: aws:sleep, inputs: {Duration: "PT{{Id}}M"}}')],
	[
		'steps with nothing but quotes around the action',
		stepped(
			"  - {name: a, action: 'aws:pause', onFailure: 'step:b', onCancel: 'step:b'}",
			'  - {name: b, action: aws:pause, isEnd: true}',
		),
	],
	[
		'members of an answer, and of a list in it',
		stepped(
			'  - {name: a, action: aws:executeAwsApi, inputs: {Service: ec2, Api: DescribeImages}, outputs: [{Name: Id, Selector: "$.Images[0].ImageId", Type: String}]}',
			'  - {name: b, action: aws:sleep, inputs: {Duration: "{{ a.Id }}"}}',
			'  - {name: c, action: aws:sleep, inputs: {Duration: "{{ a.Output.Images[0].Name }}"}}',
		),
	],
	[
		'curly brackets of a script and of shell commands',
		stepped(
			'  - name: a',
			'    action: aws:executeScript',
			'    inputs:',
			'      Runtime: python3.11',
			'      Handler: run',
			'      Script: "print({{ jinja }})"',
			'  - name: b',
			'    action: aws:runCommand',
			'    inputs:',
			'      DocumentName: AWS-RunShellScript',
			'      Parameters: {commands: ["docker ps --format {{.Names}}", "echo {{ anything }}"]}',
		),
	],
	[
		'Go templates in a format',
		stepped(
			'  - {name: a, action: aws:executeAwsApi, inputs: {Service: x, Api: y, Text: "{{ if .x }}a{{ else }}b{{ end }}"}}',
		)
			.replace('{{ else }}', '')
			.replace('{{ end }}', ''),
	],
	[
		'a picker’s type, and an empty default among allowed values',
		"schemaVersion: '0.3'\nparameters:\n  Role: {type: 'AWS::IAM::Role::Arn', default: ''}\n  Ids: {type: 'List<AWS::EC2::Instance::Id>'}\n  How: {type: String, default: '', allowedValues: [a, b]}\n  Key: {type: String, default: '{{ ssm:/own/key }}'}\nassumeRole: '{{ Role }}'\nmainSteps: [{name: a, action: aws:pause}]",
	],
	[
		'a timeout that a parameter gives, and a number in quotes',
		stepped('  - {name: a, action: aws:pause, timeoutSeconds: "{{ Id }}", maxAttempts: "3"}'),
	],
	['a key that is there twice, of which the last counts', stepped('  - {name: a, name: b, action: aws:pause}')],
	[
		'a loop with what it goes over',
		stepped(
			'  - {name: each, action: aws:loop, inputs: {Iterators: "{{ Id }}", Steps: [{name: in, action: aws:sleep, inputs: {Duration: "{{ each.CurrentIteratorValue }}"}}]}}',
		),
	],
	[
		'variables',
		"schemaVersion: '0.3'\nvariables: {n: {type: Integer, default: 1}}\nmainSteps: [{name: a, action: aws:updateVariable, inputs: {Name: 'variable:n', Value: '{{ variable:n }}'}}]",
	],
];

test.for(sound)('%s is no mistake', ([, text]) => {
	expect(mistakesOf(text)).toEqual([]);
});

// The simulator has them without their scripts and templates, so that these are missing.
test('nothing is wrong with AWS’s own runbooks', () => {
	const runbooks = awsDocuments().filter(({documentType}) => documentType === 'Automation');
	expect(runbooks.length).toBeGreaterThan(15);
	expect(
		runbooks.flatMap(({name, versions}) =>
			versions.flatMap(({content}) =>
				mistakesOf(content)
					.filter(one => !/ needs /.test(one))
					.map(one => `${name} ${one}`),
			),
		),
	).toEqual([]);
});
