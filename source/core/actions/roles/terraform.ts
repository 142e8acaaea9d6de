import type {RoleTemplate} from './print-role.ts';
import type {RoleOptions} from './template-parameters.ts';
import {
	accountData,
	accountId,
	encode,
	type Policy,
	partition,
	policyOf,
	printVariable,
	quote,
} from './terraform-text.ts';

/* Terraform's own syntax, which Terraform evaluates. */
/* biome-ignore-start lint/suspicious/noTemplateCurlyInString: Terraform's and IAM's own. */
const adminRoot = `arn:${partition}:iam::\${var.admin_account_id}:root`;
const executionName = 'AWS-SystemsManager-AutomationExecutionRole';
const administrationName = 'AWS-SystemsManager-AutomationAdministrationRole';
const ownExecutionRole = `arn:${partition}:iam::${accountId}:role\${var.role_path}${executionName}`;
const organizationId = '${var.organization_id}';
/** IAM evaluates this, not Terraform. */
const principalOrganization = '$${aws:PrincipalOrgID}';
/* biome-ignore-end lint/suspicious/noTemplateCurlyInString: Terraform's and IAM's own. */

type TerraformRole = {
	readonly name: string;
	readonly description: string;
	readonly trust: Policy;
	readonly policyName: string;
	readonly policy: Policy;
	readonly managed: readonly string[];
	readonly variables: ReadonlyArray<Variable>;
};

type Variable = readonly [name: string, description: string, byDefault: string | readonly string[] | undefined];

/**
Print a role as Terraform, equal to its CloudFormation template; ends with a line break.

@param name - The role.
@param options - The variables' defaults, and the edition.
*/
export function printTerraform(name: RoleTemplate, options: RoleOptions): string {
	const role = {administration, execution, operator}[name](options);
	const variables = [
		...role.variables,
		['role_path', 'The path of the role, the same for all three.', options.path],
		[
			'permissions_boundary',
			'A managed policy of the account, with its path, that bounds what the role may do; empty for none.',
			options.boundary,
		],
	] as const;
	return [
		...accountData,
		...variables.map(([variable, description, byDefault]) =>
			printVariable(variable, Array.isArray(byDefault) ? 'list(string)' : 'string', description, byDefault),
		),
		`\nresource "aws_iam_role" ${quote(name)} {`,
		`  name                 = ${quote(role.name)}`,
		'  path                 = var.role_path',
		`  description          = ${quote(role.description)}`,
		'  max_session_duration = 3600',
		`  permissions_boundary = var.permissions_boundary == "" ? null : "arn:${partition}:iam::${accountId}:policy/\${var.permissions_boundary}"`,
		`  assume_role_policy   = ${encode(role.trust)}`,
		'}',
		`\nresource "aws_iam_role_policy" ${quote(name)} {`,
		`  name   = ${quote(role.policyName)}`,
		`  role   = aws_iam_role.${name}.id`,
		`  policy = ${encode(role.policy)}`,
		'}',
		...role.managed.map(policy =>
			[
				`\nresource "aws_iam_role_policy_attachment" ${quote(name)} {`,
				`  role       = aws_iam_role.${name}.name`,
				`  policy_arn = "arn:${partition}:iam::aws:policy/${policy}"`,
				'}',
			].join('\n'),
		),
		'',
	].join('\n');
}

const administrator = ['admin_account_id', 'The central account, in which fan-outs are started.', undefined] as const;
const organization = ['organization_id', 'The organization that the central account belongs to.', undefined] as const;

/** Automation itself, on behalf of its own account. */
const automationOfThisAccount = {
	Effect: 'Allow',
	Principal: {Service: 'ssm.amazonaws.com'},
	Action: 'sts:AssumeRole',
	Condition: {
		StringEquals: {'aws:SourceAccount': accountId},
		ArnLike: {'aws:SourceArn': `arn:${partition}:ssm:*:${accountId}:automation-execution/*`},
	},
};

function administration({isOrganization}: RoleOptions): TerraformRole {
	return {
		name: administrationName,
		description: 'Systems Manager Automation assumes it to reach the execution roles of target accounts.',
		trust: policyOf(automationOfThisAccount),
		policyName: 'AssumeExecutionRoles',
		policy: policyOf(
			{
				Effect: 'Allow',
				Action: 'sts:AssumeRole',
				Resource: `arn:${partition}:iam::*:role\${var.role_path}${executionName}`,
				...(isOrganization && {Condition: {StringEquals: {'aws:ResourceOrgID': principalOrganization}}}),
			},
			...(isOrganization
				? [
						{
							Effect: 'Allow',
							Action: [
								'organizations:ListAccountsForParent',
								'organizations:ListChildren',
								'organizations:ListOrganizationalUnitsForParent',
								'organizations:ListRoots',
							],
							Resource: '*',
						},
					]
				: []),
		),
		managed: [],
		variables: [],
	};
}

function execution({isOrganization}: RoleOptions): TerraformRole {
	return {
		name: executionName,
		description: 'Runbooks started from the central account work as this role.',
		trust: policyOf(
			{
				Effect: 'Allow',
				Principal: {
					AWS: `arn:${partition}:iam::\${var.admin_account_id}:role\${var.role_path}${administrationName}`,
				},
				Action: 'sts:AssumeRole',
				...(isOrganization && {Condition: {StringEquals: {'aws:PrincipalOrgID': organizationId}}}),
			},
			automationOfThisAccount,
		),
		policyName: 'ExecutionPolicy',
		policy: policyOf(
			{
				Effect: 'Allow',
				Action: ['resource-groups:ListGroupResources', 'tag:GetResources', 'ec2:DescribeInstances'],
				Resource: '*',
			},
			{Effect: 'Allow', Action: 'iam:PassRole', Resource: ownExecutionRole},
		),
		managed: ['service-role/AmazonSSMAutomationRole'],
		variables: [administrator, ...(isOrganization ? [organization] : [])],
	};
}

const stopAndSignal = {
	Sid: 'StopAndSignal',
	Effect: 'Allow',
	Action: ['ssm:StopAutomationExecution', 'ssm:SendAutomationSignal'],
	Resource: `arn:${partition}:ssm:*:${accountId}:automation-execution/*`,
};

/** To read the queue of `--events`, where it is in this account. */
const readEvents = {
	Sid: 'ReadEvents',
	Effect: 'Allow',
	Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage'],
	Resource: `arn:${partition}:sqs:*:${accountId}:rollgrid-events*`,
};

/** To read why the stack of a step failed. */
const readStacks = {
	Sid: 'ReadWhatStacksTold',
	Effect: 'Allow',
	Action: 'cloudformation:DescribeStackEvents',
	Resource: '*',
};

function operator({isOrganization, externalId}: RoleOptions): TerraformRole {
	const equals = {
		...(externalId !== '' && {'sts:ExternalId': externalId}),
		...(isOrganization && {'aws:PrincipalOrgID': organizationId}),
	};
	return {
		name: 'RollgridOperatorRole',
		description: 'People of the central account read, stop and signal automations here with rollgrid.',
		trust: policyOf({
			Effect: 'Allow',
			Principal: {AWS: adminRoot},
			Action: 'sts:AssumeRole',
			Condition: {
				StringLike: {'aws:PrincipalArn': '@var.principal_arns'},
				...(Object.keys(equals).length > 0 && {StringEquals: equals}),
			},
		}),
		policyName: 'OperateAutomations',
		policy: policyOf(
			{
				Sid: 'Read',
				Effect: 'Allow',
				Action: [
					'ssm:GetAutomationExecution',
					'ssm:DescribeAutomationExecutions',
					'ssm:DescribeAutomationStepExecutions',
				],
				Resource: '*',
			},
			{
				Sid: 'ReadWhatCommandsPrinted',
				Effect: 'Allow',
				Action: ['ssm:ListCommandInvocations', 'ssm:GetCommandInvocation'],
				Resource: '*',
			},
			readStacks,
			readEvents,
			stopAndSignal,
			{
				Sid: 'SeeWhyNothingStarted',
				Effect: 'Allow',
				Action: [
					'iam:GetRole',
					'iam:SimulatePrincipalPolicy',
					'iam:ListRolePolicies',
					'iam:GetRolePolicy',
					'iam:ListAttachedRolePolicies',
				],
				Resource: ownExecutionRole,
			},
			{
				Sid: 'LookBeforeALaunch',
				Effect: 'Allow',
				Action: [
					'iam:GetPolicy',
					'iam:GetPolicyVersion',
					'tag:GetResources',
					'resource-groups:ListGroupResources',
					'cloudwatch:DescribeAlarms',
					'ssm:GetCalendarState',
				],
				Resource: '*',
			},
		),
		managed: [],
		variables: [
			administrator,
			...(isOrganization ? [organization] : []),
			['principal_arns', 'Who of the central account may assume the role, as ARNs with * for anything.', ['*']],
		],
	};
}
