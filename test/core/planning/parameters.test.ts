import {describe, expect, test} from 'vitest';
import {checkParameters, parseField} from '../../../source/core/planning/parameters.ts';
import {parseRunbook} from '../../../source/core/planning/parse-runbook.ts';
import {printField} from '../../../source/core/planning/print-field.ts';

const content = `
schemaVersion: '0.3'
description: Patch and restart.
assumeRole: '{{ AutomationAssumeRole }}'
parameters:
  InstanceId: {type: 'List<AWS::EC2::Instance::Id>', maxItems: 3}
  Action: {type: String, allowedValues: [Install, Uninstall], default: Install}
  Retries: {type: Integer, default: 2}
  Force: {type: Boolean, default: false}
  Tags: {type: StringMap, default: {}}
  Disks: {type: MapList, default: []}
  Name: {type: String, allowedPattern: '^[a-z]+$', maxChars: 5, default: ''}
  AutomationAssumeRole: {type: String, default: ''}
mainSteps:
  - name: each
    action: aws:loop
    inputs: {Steps: [{name: stop, action: 'aws:changeInstanceState', onFailure: Continue}]}
`;

function read() {
	const runbook = parseRunbook(content, {name: 'Patch', version: '3'});
	if (!runbook.ok) {
		throw new Error(runbook.failure.because);
	}

	return runbook.value;
}

const parameter = (name: string) => read().parameters.find(one => one.name === name)!;

describe('a runbook', () => {
	test('tells parameters with their limits, and steps inside of loops', () => {
		const {parameters, steps, description} = read();
		expect(description).toBe('Patch and restart.');
		expect(parameters.map(({name, isRequired, default: values}) => [name, isRequired, values])).toEqual([
			['InstanceId', true, []],
			['Action', false, ['Install']],
			['Retries', false, ['2']],
			['Force', false, ['false']],
			['Tags', false, ['{}']],
			['Disks', false, []],
			['Name', false, []],
			['AutomationAssumeRole', false, []],
		]);
		expect(steps.map(({name, action, onFailure, steps: inner}) => [name, action, onFailure, inner[0]?.name])).toEqual([
			['each', 'aws:loop', 'Abort', 'stop'],
		]);
	});

	test.each(['{"schemaVersion": "2.2"}', '[', '', 'text'])('is refused where it is none: %j', text => {
		expect(parseRunbook(text, {name: 'x'})).toMatchObject({ok: false, failure: {kind: 'invalid'}});
	});
});

describe('a field', () => {
	test.each([
		['InstanceId', 'i-0123456789abcdef0, i-02573cafcfEXAMPLE\n', ['i-0123456789abcdef0', 'i-02573cafcfEXAMPLE']],
		['InstanceId', '["i-0123456789abcdef0"]', ['i-0123456789abcdef0']],
		['Action', 'Uninstall', ['Uninstall']],
		['Retries', ' 3 ', ['3']],
		['Force', 'true', ['true']],
		['Tags', '{"a": "b"}', ['{"a": "b"}']],
		['Disks', '[{"size": 8}, {"size": 9}]', ['{"size":8}', '{"size":9}']],
		['Name', '', []],
		['AutomationAssumeRole', '{{ ssm:role }}', ['{{ ssm:role }}']],
	])('%s takes %j', (name, text, values) => {
		expect(parseField(parameter(name), text)).toEqual({values});
	});

	test.each([
		['InstanceId', '', 'is required'],
		['InstanceId', 'web-1', 'must be an instance ID such as i-0123456789abcdef0, not "web-1"'],
		['InstanceId', Array(4).fill('i-0123456789abcdef0').join(), 'takes 0 to 3 values, not 4'],
		['Action', 'install', 'must be one of Install, Uninstall, not "install"'],
		['Retries', '1.5', 'must be a whole number, not "1.5"'],
		['Force', 'yes', 'must be true or false, not "yes"'],
		['Tags', '[1]', 'must be a map in JSON, such as {"key": "value"}'],
		['Disks', '[{]', 'must be a list in JSON, or values with commas between'],
		['Name', 'abcdef', 'takes 1 to 5 characters, not 6'],
		['Name', 'A', 'must match ^[a-z]+$, which "A" doesn\'t'],
	])('%s refuses %j', (name, text, mistake) => {
		expect(parseField(parameter(name), text)).toEqual({mistakes: [mistake]});
	});

	test.each([
		['InstanceId', ['i-0123456789abcdef0', 'i-02573cafcfEXAMPLE']],
		['Disks', ['{"size":8}', '{"size":9}']],
		['Tags', ['{"a":"b"}']],
	])('%s is printed as it is read', (name, values) => {
		expect(parseField(parameter(name), printField(parameter(name), values))).toEqual({values});
	});
});

test('a request is checked against all parameters at once; the one that targets fill in is not asked for', () => {
	const {parameters} = read();
	expect(checkParameters(parameters, {action: ['Install'], Retries: ['x']})).toEqual([
		{path: 'action', message: "isn't a parameter of this runbook; did you mean Action?"},
		{path: 'InstanceId', message: 'is required'},
		{path: 'Retries', message: 'must be a whole number, not "x"'},
	]);
	expect(checkParameters(parameters, {}, ['InstanceId'])).toEqual([]);
});
