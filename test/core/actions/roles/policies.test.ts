import {expect, test} from 'vitest';
import {printRole, type RoleTemplate} from '../../../../source/core/actions/roles/print-role.ts';
import {plainRole, type RoleOptions} from '../../../../source/core/actions/roles/template-parameters.ts';
import {printTerraform} from '../../../../source/core/actions/roles/terraform.ts';
import {evaluate} from '../../../../source/simulator/auth/evaluate.ts';
import {parsePolicy} from '../../../../source/simulator/auth/policy-document.ts';
import {boundaryStatements, identityStatements} from '../../../../source/simulator/auth/role-policies.ts';
import {applyTemplate} from '../../../../source/simulator/cloudformation/apply.ts';
import {readTemplate} from '../../../../source/simulator/cloudformation/read-template.ts';
import {parameterValues} from '../../../../source/simulator/cloudformation/template.ts';
import {createWorld} from '../../../../source/simulator/create-world.ts';
import {roleArn} from '../../../../source/simulator/directory/roles.ts';
import {seedDefinition} from '../../../../source/simulator/worlds/seed.ts';

const central = '123456789012';
const target = '222233334444';

/** Deploy a template into an account of a world of its own, and take the role that came of it. */
function deploy(name: RoleTemplate, options: Partial<RoleOptions> = {}, given: Readonly<Record<string, string>> = {}) {
	const accountId = name === 'administration' ? central : target;
	const definition = seedDefinition();
	const [first] = definition.accounts;
	const world = createWorld(
		{
			...definition,
			accounts: [...definition.accounts, {...first!, id: target, roles: new Map()}].map(account => ({
				...account,
				roles: new Map(),
			})),
		},
		0,
	);
	world.store.policies.set(`arn:aws:iam::${accountId}:policy/bounds/own`, {
		arn: `arn:aws:iam::${accountId}:policy/bounds/own`,
		name: 'own',
		path: '/bounds/',
		document: '{"Statement":{"Effect":"Allow","Action":"ssm:*","Resource":"*"}}',
		description: undefined,
		createdAtMs: 0,
	});
	const template = readTemplate(printRole(name, {...plainRole, ...options}));
	const values = {...(template.parameters.has('AdminAccountId') && {AdminAccountId: central}), ...given};
	const parameters = parameterValues(
		template,
		Object.entries(values).map(([ParameterKey, ParameterValue]) => ({ParameterKey, ParameterValue})),
	);
	const stack = {id: 'stack', name: 'roles', accountId, region: 'eu-west-1', parameters, resources: []};
	const {failed} = applyTemplate(world, stack, template);
	expect(failed).toBeUndefined();
	const [role] = world.accounts.get(accountId)!.roles.values();
	const may = (action: string, resource: string, context: Readonly<Record<string, string>> = {}) => {
		const request = {
			action,
			resource,
			context: new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), [value]])),
		};
		const boundary = boundaryStatements(world, role!);
		return (
			evaluate(identityStatements(world, role!), request).decision === 'allowed' &&
			(boundary === undefined || evaluate(boundary, request).decision === 'allowed')
		);
	};
	const letsIn = (kind: 'AWS' | 'Service', principal: string, context: Readonly<Record<string, string>> = {}) =>
		evaluate(parsePolicy(role!.trustDocument!), {
			action: 'sts:AssumeRole',
			resource: '*',
			context: new Map(
				Object.entries({'aws:PrincipalArn': principal, ...context}).map(([key, value]) => [key.toLowerCase(), [value]]),
			),
			principal: {kind, names: [principal, `arn:aws:iam::${principal.split(':')[4]}:root`]},
		}).decision === 'allowed';
	return {role: role!, may, letsIn};
}

const administrator = `arn:aws:iam::${central}:role/AWS-SystemsManager-AutomationAdministrationRole`;
const executionIn = (accountId: string, path = '/') =>
	`arn:aws:iam::${accountId}:role${path}AWS-SystemsManager-AutomationExecutionRole`;
const automation = (accountId: string) => ({
	'aws:SourceAccount': accountId,
	'aws:SourceArn': `arn:aws:ssm:eu-west-1:${accountId}:automation-execution/4f7ca192`,
});

test('the administration role is Automation’s of its own account, and may assume execution roles and nothing else', () => {
	const {may, letsIn} = deploy('administration');
	expect(letsIn('Service', 'ssm.amazonaws.com', automation(central))).toBe(true);
	expect(letsIn('Service', 'ssm.amazonaws.com', automation(target))).toBe(false);
	expect(letsIn('Service', 'ec2.amazonaws.com', automation(central))).toBe(false);
	expect(letsIn('AWS', `arn:aws:iam::${central}:user/operator`)).toBe(false);
	expect(may('sts:AssumeRole', executionIn(target))).toBe(true);
	expect(may('sts:AssumeRole', `arn:aws:iam::${target}:role/RollgridOperatorRole`)).toBe(false);
	expect(may('organizations:ListAccountsForParent', '*')).toBe(false);
});

test('for an organization it reaches only accounts of its own, and reads OUs', () => {
	const {may} = deploy('administration', {isOrganization: true});
	const own = {'aws:PrincipalOrgID': 'o-a', 'aws:ResourceOrgID': 'o-a'};
	expect(may('sts:AssumeRole', executionIn(target), own)).toBe(true);
	expect(may('sts:AssumeRole', executionIn(target), {...own, 'aws:ResourceOrgID': 'o-b'})).toBe(false);
	expect(may('organizations:ListAccountsForParent', '*')).toBe(true);
	expect(may('organizations:LeaveOrganization', '*')).toBe(false);
});

test('the execution role is the administration role’s and Automation’s; it hands over itself and no other role', () => {
	const {may, letsIn} = deploy('execution');
	expect(letsIn('AWS', administrator)).toBe(true);
	expect(letsIn('AWS', `arn:aws:iam::${central}:user/operator`)).toBe(false);
	expect(letsIn('AWS', administrator.replace(central, '999999999999'))).toBe(false);
	expect(letsIn('Service', 'ssm.amazonaws.com', automation(target))).toBe(true);
	expect(may('iam:PassRole', executionIn(target))).toBe(true);
	expect(may('iam:PassRole', `arn:aws:iam::${target}:role/Administrator`)).toBe(false);
	expect(may('ec2:StopInstances', '*')).toBe(true);
	expect(may('iam:CreateUser', '*')).toBe(false);
	expect(may('lambda:InvokeFunction', `arn:aws:lambda:eu-west-1:${target}:function:Automation-x`)).toBe(true);
	expect(may('lambda:InvokeFunction', `arn:aws:lambda:eu-west-1:${target}:function:billing`)).toBe(false);
});

test('people of the central account get the operator role, with the external ID and from the organization where these are set', () => {
	const person = `arn:aws:iam::${central}:user/operator`;
	expect(deploy('operator').letsIn('AWS', person)).toBe(true);
	expect(deploy('operator').letsIn('AWS', person.replace(central, '999999999999'))).toBe(false);
	const narrow = deploy(
		'operator',
		{isOrganization: true, externalId: 'ext-42'},
		{
			OrganizationID: 'o-a1b2c3d4e5',
			PrincipalArns: `arn:aws:iam::${central}:role/Ops*`,
		},
	);
	const right = {'aws:PrincipalOrgID': 'o-a1b2c3d4e5', 'sts:ExternalId': 'ext-42'};
	const ops = `arn:aws:iam::${central}:role/OpsOnCall`;
	expect(narrow.letsIn('AWS', ops, right)).toBe(true);
	expect(narrow.letsIn('AWS', person, right)).toBe(false);
	expect(narrow.letsIn('AWS', ops, {...right, 'sts:ExternalId': 'other'})).toBe(false);
	expect(narrow.letsIn('AWS', ops, {...right, 'aws:PrincipalOrgID': 'o-zzzzzzzzzz'})).toBe(false);
});

test('it reads, stops and signals there, and starts nothing', () => {
	const {may} = deploy('operator');
	const execution = `arn:aws:ssm:eu-west-1:${target}:automation-execution/x`;
	expect(
		['ssm:GetAutomationExecution', 'ssm:StopAutomationExecution', 'ssm:SendAutomationSignal'].filter(
			action => !may(action, execution),
		),
	).toEqual([]);
	expect(may('ssm:StopAutomationExecution', execution.replace(target, central))).toBe(false);
	expect(may('ssm:StartAutomationExecution', '*')).toBe(false);
	expect(may('iam:GetRole', executionIn(target))).toBe(true);
	expect(may('iam:GetRole', `arn:aws:iam::${target}:role/Administrator`)).toBe(false);
});

test('path and boundary are the same in all three roles, and reach each other', () => {
	const options = {path: '/ops/', boundary: 'bounds/own'};
	const roles = (['administration', 'execution', 'operator'] as const).map(name => deploy(name, options));
	expect(roles.map(({role}) => role.path)).toEqual(['/ops/', '/ops/', '/ops/']);
	expect(roles.map(({role}) => role.boundary!.split(':policy')[1])).toEqual([
		'/bounds/own',
		'/bounds/own',
		'/bounds/own',
	]);
	const [administration, execution, operator] = roles;
	const {may: unbounded} = deploy('administration', {path: '/ops/'});
	expect(unbounded('sts:AssumeRole', executionIn(target, '/ops/'))).toBe(true);
	expect(unbounded('sts:AssumeRole', executionIn(target))).toBe(false);
	expect(administration!.may('sts:AssumeRole', executionIn(target, '/ops/'))).toBe(false);
	expect(execution!.letsIn('AWS', roleArn(central, administration!.role))).toBe(true);
	expect(execution!.may('ec2:StopInstances', '*')).toBe(false);
	expect(operator!.may('iam:GetRole', executionIn(target, '/ops/'))).toBe(false);
	expect(operator!.may('ssm:GetAutomationExecution', '*')).toBe(true);
});

const editions: ReadonlyArray<readonly [RoleTemplate, Partial<RoleOptions>]> = [
	['administration', {}],
	['administration', {isOrganization: true, path: '/ops/'}],
	['execution', {}],
	['execution', {isOrganization: true, path: '/ops/'}],
	['operator', {}],
	['operator', {isOrganization: true, externalId: 'ext-42', path: '/ops/'}],
];

test.for(editions)('the Terraform edition of %s says the same as its template: %j', ([name, options]) => {
	const accountId = name === 'administration' ? central : target;
	const values: Readonly<Record<string, string>> = {
		'data.aws_partition.current.partition': 'aws',
		'data.aws_caller_identity.current.account_id': accountId,
		'var.admin_account_id': central,
		'var.role_path': options.path ?? '/',
		'var.organization_id': 'o-a1b2c3d4e5',
	};
	const text = printTerraform(name, {...plainRole, ...options});
	const policies = [...text.matchAll(/jsonencode\(([\s\S]*?)\)\n}/g)].map(
		([, body]) =>
			JSON.parse(
				body!
					.replace('var.principal_arns', '["*"]')
					.replace(/\$\$\{/g, '@{')
					.replace(/\$\{([^}]+)\}/g, (_, key: string) => values[key]!)
					.replace(/@\{/g, '${'),
			) as unknown,
	);
	const given = options.isOrganization && name !== 'administration' ? {OrganizationID: 'o-a1b2c3d4e5'} : {};
	const {role} = deploy(name, options, given);
	const statements = (policy: unknown) => parsePolicy(JSON.stringify(policy));
	expect(statements(policies[0])).toEqual(parsePolicy(role.trustDocument!));
	expect(statements(policies[1])).toEqual([...role.policies!.values()].flatMap(parsePolicy));
	expect([...text.matchAll(/iam::aws:policy\/([^"]+)"/g)].map(([, policy]) => policy)).toEqual(
		(role.attached ?? []).map(arn => arn.split(':policy/')[1]),
	);
});
