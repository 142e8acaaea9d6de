import {expect, test} from 'vitest';
import {combine, evaluate} from '../../../source/simulator/auth/evaluate.ts';
import {parsePolicy} from '../../../source/simulator/auth/policy-document.ts';

type Row = readonly [
	title: string,
	statements: readonly object[],
	request: {action?: string; resource?: string; context?: Readonly<Record<string, readonly string[]>>},
	decision: string,
];

const allow = (more: object = {}) => ({Effect: 'Allow', Action: 'ssm:Get*', Resource: '*', ...more});
const deny = (more: object = {}) => ({Effect: 'Deny', Action: 'ssm:*', Resource: '*', ...more});
const document = 'arn:aws:ssm:eu-west-1:111122223333:document/Own';

const rows: readonly Row[] = [
	['what nothing allows is denied', [], {}, 'implicitDeny'],
	['a glob allows, whatever the case', [allow({Action: 'SSM:get*'})], {}, 'allowed'],
	['a denial goes before an allowance', [allow(), deny()], {}, 'explicitDeny'],
	['another action is not meant', [allow()], {action: 'ssm:ListDocuments'}, 'implicitDeny'],
	['NotAction means all the others', [allow({Action: undefined, NotAction: 'iam:*'})], {}, 'allowed'],
	[
		'a resource has to fit',
		[allow({Resource: 'arn:aws:ssm:*:*:document/Other'})],
		{resource: document},
		'implicitDeny',
	],
	['a glob of resources fits', [allow({Resource: 'arn:aws:ssm:*:*:document/O*'})], {resource: document}, 'allowed'],
	[
		'NotResource leaves out',
		[allow({Resource: undefined, NotResource: document})],
		{resource: document},
		'implicitDeny',
	],
	[
		'a variable is filled in',
		// biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable.
		[allow({Resource: 'arn:aws:ssm:*:${aws:PrincipalAccount}:document/*'})],
		{resource: document, context: {'aws:principalaccount': ['111122223333']}},
		'allowed',
	],
	[
		'a condition without its key does not hold',
		[allow({Condition: {StringEquals: {'aws:a': 'b'}}})],
		{},
		'implicitDeny',
	],
	['unless the operator says so', [allow({Condition: {StringEqualsIfExists: {'aws:a': 'b'}}})], {}, 'allowed'],
	['a negated one holds then', [allow({Condition: {StringNotEquals: {'aws:a': 'b'}}})], {}, 'allowed'],
	[
		'any of the values will do',
		[allow({Condition: {StringLike: {'aws:a': ['x*', 'b*']}}})],
		{context: {'aws:a': ['bc']}},
		'allowed',
	],
	[
		'but none where it is negated',
		[allow({Condition: {StringNotLike: {'aws:a': ['x*', 'b*']}}})],
		{context: {'aws:a': ['bc']}},
		'implicitDeny',
	],
	[
		'every key has to hold',
		[allow({Condition: {Bool: {'aws:SecureTransport': 'true'}, NumericLessThan: {'aws:n': '5'}}})],
		{context: {'aws:securetransport': ['true'], 'aws:n': ['6']}},
		'implicitDeny',
	],
	[
		'ForAllValues looks at all',
		[allow({Condition: {'ForAllValues:StringEquals': {'aws:TagKeys': ['a', 'b']}}})],
		{context: {'aws:tagkeys': ['a', 'c']}},
		'implicitDeny',
	],
	['Null asks whether the key is there', [allow({Condition: {Null: {'aws:a': 'true'}}})], {}, 'allowed'],
	[
		'ARNs have globs',
		[allow({Condition: {ArnLike: {'aws:SourceArn': 'arn:aws:ssm:*:1*:automation-execution/*'}}})],
		{context: {'aws:sourcearn': ['arn:aws:ssm:eu-west-1:1:automation-execution/x']}},
		'allowed',
	],
	[
		'addresses lie in ranges',
		[allow({Condition: {IpAddress: {'aws:SourceIp': '10.1.0.0/16'}}})],
		{context: {'aws:sourceip': ['10.2.0.1']}},
		'implicitDeny',
	],
	[
		'moments are compared',
		[allow({Condition: {DateLessThan: {'aws:CurrentTime': '2026-01-01T00:00:00Z'}}})],
		{context: {'aws:currenttime': ['2025-12-31T23:59:59Z']}},
		'allowed',
	],
];

test.for(rows)('%s', ([, statements, {action = 'ssm:GetDocument', resource = '*', context = {}}, decision]) => {
	const parsed = parsePolicy(JSON.stringify({Statement: statements}));
	expect(evaluate(parsed, {action, resource, context: new Map(Object.entries(context))}).decision).toBe(decision);
});

test('missing keys are named, and several kinds of policy all have to allow', () => {
	const parsed = parsePolicy(JSON.stringify({Statement: [allow({Condition: {StringEquals: {'aws:a': 'b'}}})]}));
	expect(evaluate(parsed, {action: 'ssm:GetDocument', resource: '*', context: new Map()}).missing).toEqual(['aws:a']);
	expect(combine(['allowed', 'implicitDeny'])).toBe('implicitDeny');
	expect(combine(['explicitDeny', 'allowed'])).toBe('explicitDeny');
	expect(combine(['allowed', 'allowed'])).toBe('allowed');
});
