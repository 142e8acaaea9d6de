import {expect, test} from 'vitest';
import {findTrustProblems} from '../../../../source/core/actions/preflight/role-trust.ts';

const administrationRoleArn = 'arn:aws:iam::999900001111:role/AWS-SystemsManager-AutomationAdministrationRole';
const wanted = {accountId: '111122223333', centralAccountId: '999900001111', administrationRoleArn};

const policy = (...Statement: readonly object[]): string => JSON.stringify({Version: '2012-10-17', Statement});
const letIn = (Principal: object | string, more: object = {}) => ({
	Effect: 'Allow',
	Principal,
	Action: 'sts:AssumeRole',
	...more,
});
const service = letIn(
	{Service: 'ssm.amazonaws.com'},
	{Condition: {StringEquals: {'aws:SourceAccount': '111122223333'}}},
);

test('AWS’s template, its older form and the whole world are all good', () => {
	for (const principal of [administrationRoleArn, 'arn:aws:iam::999900001111:root', '999900001111', '*']) {
		expect(findTrustProblems(policy(letIn({AWS: [principal]}), service), wanted)).toEqual({problems: [], doubts: []});
	}
});

test('whoever is left out is named', () => {
	expect(findTrustProblems(policy(letIn({AWS: 'arn:aws:iam::222233334444:root'})), wanted)).toEqual({
		problems: [`it doesn’t trust ${administrationRoleArn}`],
		doubts: ['it doesn’t trust ssm.amazonaws.com'],
	});
	expect(findTrustProblems(policy(letIn({AWS: administrationRoleArn})), wanted)).toEqual({
		problems: [],
		doubts: ['it doesn’t trust ssm.amazonaws.com'],
	});
});

test('conditions that Automation can’t meet are named', () => {
	const external = letIn({AWS: administrationRoleArn}, {Condition: {StringEquals: {'sts:ExternalId': 'x'}}});
	const elsewhere = letIn(
		{Service: 'ssm.amazonaws.com'},
		{Condition: {StringEquals: {'aws:SourceAccount': '222233334444'}}},
	);
	expect(findTrustProblems(policy(external, elsewhere), wanted)).toEqual({
		problems: ['it asks for an external ID, and Automation sends none'],
		doubts: ['it trusts the service only for account 222233334444, not 111122223333'],
	});
	expect(findTrustProblems(policy(external, letIn({AWS: administrationRoleArn}), service), wanted)).toEqual({
		problems: [],
		doubts: [],
	});
});

test('the organization that a trust is bound to has to be this one, where it is known', () => {
	const bound = policy(letIn({AWS: '*'}, {Condition: {StringEquals: {'aws:PrincipalOrgID': 'o-a1b2c3d4e5'}}}), service);
	const other = ['it trusts only organization o-a1b2c3d4e5, and this is o-zzzz'];
	expect(findTrustProblems(bound, {...wanted, organizationId: 'o-zzzz'}).problems).toEqual(other);
	expect(findTrustProblems(bound, {...wanted, organizationId: 'o-a1b2c3d4e5'}).problems).toEqual([]);
	expect(findTrustProblems(bound, wanted).problems).toEqual([]);
});

test('a condition that nobody can judge from here is a doubt', () => {
	const tagged = letIn({AWS: '*'}, {Condition: {StringEquals: {'aws:PrincipalTag/team': 'ops'}}});
	expect(findTrustProblems(policy(tagged, service), wanted)).toEqual({
		problems: [],
		doubts: ['its trust has a condition on aws:PrincipalTag/team'],
	});
});

test('a statement that denies, and a policy that is none, are told', () => {
	const denying = {Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole'};
	expect(findTrustProblems(policy(letIn('*'), service, denying), wanted)).toEqual({
		problems: [],
		doubts: ['it denies somebody: see its policy'],
	});
	expect(findTrustProblems('{', wanted)).toEqual({problems: [], doubts: ['its trust policy can’t be read']});
});
