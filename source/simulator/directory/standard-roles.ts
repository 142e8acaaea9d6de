import type {Role} from './roles.ts';

const hour = 3600;

/** AWS's administration role: in the central account, for the service alone. */
export const administrationRole: Role = {
	name: 'AWS-SystemsManager-AutomationAdministrationRole',
	path: '/',
	trust: {principals: [], services: ['ssm.amazonaws.com']},
	rights: [
		'sts:AssumeRole',
		'organizations:ListAccountsForParent',
		'organizations:ListChildren',
		'organizations:ListRoots',
	],
	maxSessionSeconds: hour,
};

/**
AWS's execution role, in every target account.

Today's template trusts the administration role and the service, so it lets no person in. The older one trusts the whole central account.
*/
export function executionRole(centralAccountId: string, template: 'current' | 'old' = 'current'): Role {
	const administrator = `arn:aws:iam::${centralAccountId}:role/AWS-SystemsManager-AutomationAdministrationRole`;
	const principal = template === 'current' ? administrator : `arn:aws:iam::${centralAccountId}:root`;
	return {
		name: 'AWS-SystemsManager-AutomationExecutionRole',
		path: '/',
		trust: {principals: [principal], services: ['ssm.amazonaws.com']},
		rights: ['ssm:*', 'ec2:*', 'resource-groups:ListGroupResources', 'tag:GetResources', 'iam:PassRole'],
		maxSessionSeconds: hour,
	};
}

/** rollgrid's role: what a person of the central account may assume in a target account to read, stop and signal automations there, and to see why one could not start. */
export function operatorRole(centralAccountId: string): Role {
	return {
		name: 'RollgridOperatorRole',
		path: '/',
		trust: {principals: [`arn:aws:iam::${centralAccountId}:root`], services: []},
		rights: [
			'ssm:GetAutomationExecution',
			'ssm:DescribeAutomationExecutions',
			'ssm:DescribeAutomationStepExecutions',
			// To read what a step's command printed on its instances.
			'ssm:ListCommandInvocations',
			'ssm:GetCommandInvocation',
			// To read why the stack of a step failed.
			'cloudformation:DescribeStackEvents',
			'ssm:StopAutomationExecution',
			'ssm:SendAutomationSignal',
			// To tell a missing execution role from one that trusts the wrong principal.
			'iam:GetRole',
			// To read before a launch what would prevent the runbook from working.
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
		],
		maxSessionSeconds: hour,
	};
}

/** StackSets' own role in the account that owns self-managed stack sets. @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-prereqs-self-managed.html */
export const stackSetAdministrationRole: Role = {
	name: 'AWSCloudFormationStackSetAdministrationRole',
	path: '/',
	trust: {principals: [], services: ['cloudformation.amazonaws.com']},
	rights: ['sts:AssumeRole'],
	maxSessionSeconds: hour,
};

/** StackSets' own role in the accounts that self-managed stack sets reach. */
export function stackSetExecutionRole(administratorAccountId: string): Role {
	return {
		name: 'AWSCloudFormationStackSetExecutionRole',
		path: '/',
		trust: {principals: [`arn:aws:iam::${administratorAccountId}:root`], services: []},
		rights: ['*'],
		maxSessionSeconds: hour,
	};
}
