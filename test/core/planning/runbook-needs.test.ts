import {expect, test} from 'vitest';
import {toIamActions} from '../../../source/core/planning/iam-actions.ts';
import {readNeeds} from '../../../source/core/planning/runbook-needs.ts';

const runbook = (...mainSteps: readonly object[]) => JSON.stringify({schemaVersion: '0.3', mainSteps});
const api = (name: string, Service: string, Api: string, more: object = {}) => ({
	name,
	action: 'aws:executeAwsApi',
	inputs: {Service, Api},
	...more,
});
const certainOf = (content: string) => readNeeds(content).needs.map(({action, isCertain}) => [action, isCertain]);

test.each([
	['ec2', 'DescribeInstances', ['ec2:DescribeInstances']],
	['EC2', 'describe_instances', ['ec2:DescribeInstances']],
	['elbv2', 'DescribeRules', ['elasticloadbalancing:DescribeRules']],
	['stepfunctions', 'StartExecution', ['states:StartExecution']],
	['s3', 'PutBucketEncryption', ['s3:PutEncryptionConfiguration']],
	['s3', 'CopyObject', ['s3:GetObject', 's3:PutObject']],
	['lambda', 'Invoke', ['lambda:InvokeFunction']],
	['sts', 'GetCallerIdentity', []],
	['apigateway', 'GetRestApis', null],
	['{{ Service }}', 'GetIt', null],
])('%s %s needs %j', (service, name, actions) => {
	expect(toIamActions(service, name)).toEqual(actions);
});

test('what every run gets to and fails with is certain; behind a branch, in a loop or where failures are passed over it isn’t', () => {
	const content = runbook(
		api('first', 'rds', 'StopDBInstance', {onFailure: 'Continue'}),
		api('second', 'rds', 'StartDBInstance', {isCritical: false}),
		api('third', 'sns', 'Publish', {nextStep: 'fifth'}),
		api('fourth', 'sqs', 'SendMessage'),
		{name: 'fifth', action: 'aws:loop', inputs: {Iterators: ['a'], Steps: [api('inner', 'kms', 'Encrypt')]}},
		{name: 'choose', action: 'aws:branch', inputs: {Choices: []}},
		api('last', 'dynamodb', 'PutItem'),
	);
	expect(certainOf(content)).toEqual([
		['rds:StopDBInstance', false],
		['rds:StartDBInstance', false],
		['sns:Publish', true],
		['sqs:SendMessage', false],
		['kms:Encrypt', false],
		['dynamodb:PutItem', false],
	]);
});

test('steps that lead in a circle are read once', () => {
	expect(certainOf(runbook(api('a', 'sns', 'Publish', {nextStep: 'a'})))).toEqual([['sns:Publish', true]]);
});

test('a function that is named has an ARN; what a parameter names may be any', () => {
	const call = (FunctionName: string) => ({name: 'call', action: 'aws:invokeLambdaFunction', inputs: {FunctionName}});
	const [named, open] = [call('Nightly'), call('{{ Name }}')].map(step => readNeeds(runbook(step)).needs[0]?.resource);
	expect(named).toEqual({service: 'lambda', name: 'function:Nightly'});
	expect(open).toBeNull();
});

test('of scripts, nested runbooks and APIs that a parameter names it is said that nobody can tell', () => {
	const {needs, untold} = readNeeds(
		runbook(
			{name: 'script', action: 'aws:executeScript', inputs: {}},
			{name: 'nested', action: 'aws:executeAutomation', inputs: {DocumentName: 'Other'}},
			api('open', '{{ Service }}', 'Get'),
			{name: 'wait', action: 'aws:sleep', inputs: {Duration: 'PT1S'}},
		),
	);
	expect([needs, untold]).toEqual([[], ['script', 'nested', 'open']]);
});

test('the Change Calendars that a step reads are told, by name or by a parameter of the request', () => {
	const step = {
		name: 'ask',
		action: 'aws:assertAwsResourceProperty',
		inputs: {
			Service: 'ssm',
			Api: 'GetCalendarState',
			CalendarNames: ['Freeze', '{{ Calendar }}'],
			DesiredValues: ['OPEN'],
		},
	};
	const named = (content: string, parameters?: Readonly<Record<string, readonly string[]>>) =>
		readNeeds(content, parameters).calendars.map(({name}) => name);
	expect(readNeeds(runbook(step)).calendars).toEqual([{name: 'Freeze', step: 'ask', isWaitedFor: false}]);
	expect(named(runbook(step), {Calendar: ['Business']})).toEqual(['Freeze', 'Business']);
	const list = {...step, inputs: {...step.inputs, CalendarNames: '{{ Calendars }}'}};
	const declared = {
		...(JSON.parse(runbook(list)) as object),
		parameters: {Calendars: {type: 'StringList', default: ['A', 'B']}},
	};
	expect(named(JSON.stringify(declared))).toEqual(['A', 'B']);
	expect(named(JSON.stringify(declared), {Calendars: ['C']})).toEqual(['C']);
	const waits = {...step, action: 'aws:waitForAwsResourceProperty'};
	expect(readNeeds(runbook(waits)).calendars).toEqual([{name: 'Freeze', step: 'ask', isWaitedFor: true}]);
});

test('what isn’t a runbook needs nothing', () => {
	expect(readNeeds('{')).toEqual({needs: [], untold: [], calendars: []});
});
