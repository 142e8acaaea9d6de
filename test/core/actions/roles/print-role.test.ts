import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {parse} from 'yaml';
import {printRole} from '../../../../source/core/actions/roles/print-role.ts';
import {plainRole} from '../../../../source/core/actions/roles/template-parameters.ts';

/** CloudFormation's short forms, as what they say in the long one. */
const customTags = ['Ref', 'Sub', 'GetAtt', 'Not', 'Equals', 'If'].flatMap(name => [
	{tag: `!${name}`, resolve: (value: string) => ({[name]: value})},
	{tag: `!${name}`, collection: 'seq' as const, resolve: (value: {toJSON(): unknown}) => ({[name]: value.toJSON()})},
]);

type Statement = {
	readonly Action: string | readonly string[];
	readonly Principal?: Readonly<Record<string, unknown>>;
	readonly Condition?: Readonly<Record<string, unknown>>;
	readonly Resource?: unknown;
};
type Role = {
	readonly RoleName: string;
	readonly AssumeRolePolicyDocument: {readonly Statement: readonly Statement[]};
	readonly Policies: ReadonlyArray<{readonly PolicyDocument: {readonly Statement: readonly Statement[]}}>;
};

function readTemplate(name: Parameters<typeof printRole>[0], isOrganization = false, externalId = '') {
	const template = parse(printRole(name, {...plainRole, isOrganization, externalId}), {
		customTags,
		uniqueKeys: true,
	}) as {
		readonly Parameters?: Readonly<Record<string, {readonly Default?: string}>>;
		readonly Resources: Readonly<Record<string, {readonly Type: string; readonly Properties: Role}>>;
	};
	const [resource, ...others] = Object.values(template.Resources);
	expect([resource!.Type, others]).toEqual(['AWS::IAM::Role', []]);
	const role = resource!.Properties;
	return {
		parameters: template.Parameters ?? {},
		role,
		trust: role.AssumeRolePolicyDocument.Statement,
		actions: role.Policies.flatMap(({PolicyDocument}) => PolicyDocument.Statement.flatMap(({Action}) => Action)),
	};
}

describe('administration', () => {
	test('only Automation of the same account may assume it, and only to reach execution roles', () => {
		const {role, trust, actions} = readTemplate('administration');
		expect(role.RoleName).toBe('AWS-SystemsManager-AutomationAdministrationRole');
		expect(trust).toEqual([
			{
				Effect: 'Allow',
				Principal: {Service: 'ssm.amazonaws.com'},
				Action: 'sts:AssumeRole',
				Condition: {
					StringEquals: {'aws:SourceAccount': {Ref: 'AWS::AccountId'}},
					ArnLike: {
						// biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own.
						'aws:SourceArn': {Sub: 'arn:${AWS::Partition}:ssm:*:${AWS::AccountId}:automation-execution/*'},
					},
				},
			},
		]);
		expect(actions).toEqual(['sts:AssumeRole']);
	});

	test('for an organization it reads OUs and reaches accounts of the organization only', () => {
		const {role, actions} = readTemplate('administration', true);
		expect(actions).toContain('organizations:ListAccountsForParent');
		expect(role.Policies[0]!.PolicyDocument.Statement[0]!.Condition).toEqual({
			// biome-ignore lint/suspicious/noTemplateCurlyInString: IAM's own.
			StringEquals: {'aws:ResourceOrgID': '${aws:PrincipalOrgID}'},
		});
	});
});

describe('execution', () => {
	test('it trusts the administration role and the service, and no person', () => {
		const {role, trust, actions, parameters} = readTemplate('execution');
		expect(role.RoleName).toBe('AWS-SystemsManager-AutomationExecutionRole');
		expect(trust.map(({Principal}) => Principal)).toEqual([
			{
				AWS: {
					// biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own.
					Sub: 'arn:${AWS::Partition}:iam::${AdminAccountId}:role${RolePath}AWS-SystemsManager-AutomationAdministrationRole',
				},
			},
			{Service: 'ssm.amazonaws.com'},
		]);
		expect(actions).toEqual([
			'resource-groups:ListGroupResources',
			'tag:GetResources',
			'ec2:DescribeInstances',
			'iam:PassRole',
		]);
		expect(Object.keys(parameters)).toEqual(['AdminAccountId', 'RolePath', 'PermissionsBoundary']);
	});

	test('for an organization the administration role must be of it', () => {
		const {trust, parameters} = readTemplate('execution', true);
		expect(Object.keys(parameters)).toEqual(['AdminAccountId', 'OrganizationID', 'RolePath', 'PermissionsBoundary']);
		expect(trust[0]!.Condition).toEqual({StringEquals: {'aws:PrincipalOrgID': {Ref: 'OrganizationID'}}});
	});
});

describe('operator', () => {
	test('people of the central account may assume it, with an external ID where one is set', () => {
		const {role, trust, parameters} = readTemplate('operator', false, 'ext-42');
		expect(role.RoleName).toBe('RollgridOperatorRole');
		// biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own.
		expect(trust[0]!.Principal).toEqual({AWS: {Sub: 'arn:${AWS::Partition}:iam::${AdminAccountId}:root'}});
		expect(trust[0]!.Condition).toEqual({
			StringLike: {'aws:PrincipalArn': {Ref: 'PrincipalArns'}},
			StringEquals: {If: ['HasExternalId', {'sts:ExternalId': {Ref: 'ExternalId'}}, {Ref: 'AWS::NoValue'}]},
		});
		expect(parameters.ExternalId!.Default).toBe('ext-42');
	});

	test('for an organization both conditions hold', () => {
		const {trust} = readTemplate('operator', true);
		const organization = {'aws:PrincipalOrgID': {Ref: 'OrganizationID'}};
		expect(trust[0]!.Condition!.StringEquals).toEqual({
			If: ['HasExternalId', {'sts:ExternalId': {Ref: 'ExternalId'}, ...organization}, organization],
		});
	});

	test('it allows every action that the README wants in a target account, and none that starts or changes anything else', () => {
		const {actions} = readTemplate('operator');
		const permissions = readFileSync(new URL('../../../../README.md', import.meta.url), 'utf8').split(
			'## Permissions',
		)[1]!;
		// Where a row tells actions of the target account from the central one's, a semicolon parts both.
		const rows = permissions
			.split('\n## ')[0]!
			.split('\n')
			.map(line => line.split('|').map(cell => cell.trim()))
			.filter(([, , , where]) => where?.includes('target account'));
		const wanted = rows.flatMap(
			([, , named = '', where = '']) =>
				(where.startsWith('target account;') ? named.split(';')[0]! : named).match(/\b(ssm|iam):\w+/g) ?? [],
		);
		expect(wanted.length).toBeGreaterThan(3);
		expect(actions).toEqual(expect.arrayContaining(wanted));
		expect(new Set(actions)).toEqual(
			new Set([
				'cloudformation:DescribeStackEvents',
				'sqs:ReceiveMessage',
				'sqs:DeleteMessage',
				'ssm:GetAutomationExecution',
				'ssm:DescribeAutomationExecutions',
				'ssm:DescribeAutomationStepExecutions',
				'ssm:ListCommandInvocations',
				'ssm:GetCommandInvocation',
				'ssm:StopAutomationExecution',
				'ssm:SendAutomationSignal',
				'iam:GetRole',
				// What a preflight reads.
				'iam:SimulatePrincipalPolicy',
				'iam:ListRolePolicies',
				'iam:GetRolePolicy',
				'iam:ListAttachedRolePolicies',
				'iam:GetPolicy',
				'iam:GetPolicyVersion',
				'tag:GetResources',
				'resource-groups:ListGroupResources',
				'cloudwatch:DescribeAlarms',
				'ssm:GetCalendarState',
			]),
		);
	});
});

test('templates are plain ASCII, which is all that IAM takes in a description', () => {
	for (const name of ['administration', 'execution', 'operator'] as const) {
		for (const isOrganization of [false, true]) {
			expect(printRole(name, {...plainRole, isOrganization})).toMatch(/^[\n -~]+$/);
		}
	}
});
