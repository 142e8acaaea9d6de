import * as account from '@aws-sdk/client-account';
import * as monitoring from '@aws-sdk/client-cloudwatch';
import * as iam from '@aws-sdk/client-iam';
import * as organizations from '@aws-sdk/client-organizations';
import * as groups from '@aws-sdk/client-resource-groups';
import * as ssm from '@aws-sdk/client-ssm';
import * as sts from '@aws-sdk/client-sts';
import {expect, test} from 'vitest';
import {allOperations, findOperation} from '../../../source/simulator/operations/all.ts';
import {call} from '../wire/send.ts';
import {central, management, serve} from '../wire/serve.ts';
import {readXml} from './read-xml.ts';
import {differences, outputOf} from './sdk-schema.ts';

/** The SDK's client of each service that the product uses; the others' answers have tests of their own. */
const clients: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
	account,
	iam,
	monitoring,
	organizations,
	'resource-groups': groups,
	ssm,
	sts,
};

type Step = readonly [service: string, operation: string, input: object, by?: 'administrator'];

const role = {RoleName: 'New'};
const trust = JSON.stringify({
	Statement: [
		{Effect: 'Allow', Principal: {AWS: `arn:aws:iam::${central}:root`}, Action: 'sts:AssumeRole'},
		{
			Effect: 'Allow',
			Principal: {Federated: `arn:aws:iam::${central}:oidc-provider/id.example`},
			Action: 'sts:AssumeRoleWithWebIdentity',
			Condition: {StringEquals: {'id.example:aud': 'me'}},
		},
	],
});
const roleArn = `arn:aws:iam::${central}:role/New`;
const token = `e.${Buffer.from(JSON.stringify({iss: 'https://id.example', sub: 'x', aud: 'me'})).toString('base64url')}.s`;
const restart = {DocumentName: 'AWS-RestartEC2Instance', Parameters: {InstanceId: ['i-0123456789abcdef0']}};
const adaptive = {SettingId: '/ssm/automation/enable-adaptive-concurrency'};
const alarm = {
	AlarmName: 'errors',
	MetricName: 'Errors',
	Namespace: 'Own',
	EvaluationPeriods: 1,
	ComparisonOperator: 'GreaterThanThreshold',
	Threshold: 0.5,
	Period: 60,
	Statistic: 'Sum',
};
const tagQuery = {
	Type: 'TAG_FILTERS_1_0',
	Query: '{"ResourceTypeFilters":["AWS::AllSupported"],"TagFilters":[{"Key":"Env","Values":["PROD"]}]}',
};

/** Calls that are all granted, in an order in which each finds what it is about. `$name` is what an answer before had under that name. */
const steps: readonly Step[] = [
	['ssm', 'StartAutomationExecution', {...restart, TargetLocations: [{Accounts: [central], Regions: ['us-east-1']}]}],
	['ssm', 'GetAutomationExecution', {AutomationExecutionId: '$AutomationExecutionId'}],
	['ssm', 'DescribeAutomationExecutions', {}],
	['ssm', 'DescribeAutomationStepExecutions', {AutomationExecutionId: '$AutomationExecutionId'}],
	[
		'ssm',
		'AddTagsToResource',
		{ResourceType: 'Document', ResourceId: restart.DocumentName, Tags: [{Key: 'a', Value: 'b'}]},
	],
	['ssm', 'ListTagsForResource', {ResourceType: 'Document', ResourceId: restart.DocumentName}],
	['ssm', 'RemoveTagsFromResource', {ResourceType: 'Document', ResourceId: restart.DocumentName, TagKeys: ['a']}],
	['ssm', 'StopAutomationExecution', {AutomationExecutionId: '$AutomationExecutionId'}],
	[
		'ssm',
		'StartExecutionPreview',
		{DocumentName: restart.DocumentName, ExecutionInputs: {Automation: {Parameters: restart.Parameters}}},
	],
	['ssm', 'GetExecutionPreview', {ExecutionPreviewId: '$ExecutionPreviewId'}],
	['ssm', 'StartChangeRequestExecution', {...restart, ChangeRequestName: 'CHG-1', Runbooks: [restart]}],
	['ssm', 'GetAutomationExecution', {AutomationExecutionId: '$AutomationExecutionId'}],
	[
		'ssm',
		'CreateAssociation',
		{Name: restart.DocumentName, Parameters: restart.Parameters, ScheduleExpression: 'rate(1 day)'},
	],
	['ssm', 'ListAssociations', {}],
	['ssm', 'DescribeAssociation', {AssociationId: '$AssociationId'}],
	['ssm', 'StartAssociationsOnce', {AssociationIds: ['$AssociationId']}],
	['ssm', 'DeleteAssociation', {AssociationId: '$AssociationId'}],
	['ssm', 'DescribeDocument', {Name: restart.DocumentName}],
	['ssm', 'GetDocument', {Name: restart.DocumentName, DocumentFormat: 'YAML'}],
	['ssm', 'ListDocuments', {}],
	['ssm', 'ListDocumentVersions', {Name: restart.DocumentName}],
	['ssm', 'PutParameter', {Name: '/own/one', Value: 'x', Type: 'String', Tags: [{Key: 'a', Value: 'b'}]}],
	['ssm', 'GetParameter', {Name: '/own/one:1'}],
	['ssm', 'GetParameters', {Names: ['/own/one', '/none']}],
	['ssm', 'GetParametersByPath', {Path: '/own'}],
	['ssm', 'DescribeParameters', {}],
	['ssm', 'DeleteParameter', {Name: '/own/one'}],
	['ssm', 'GetServiceSetting', adaptive],
	['ssm', 'UpdateServiceSetting', {...adaptive, SettingValue: 'True'}],
	['ssm', 'ResetServiceSetting', adaptive],
	['monitoring', 'PutMetricAlarm', alarm],
	['monitoring', 'SetAlarmState', {AlarmName: 'errors', StateValue: 'OK', StateReason: 'because'}],
	['monitoring', 'DescribeAlarms', {}],
	['monitoring', 'DeleteAlarms', {AlarmNames: ['errors']}],
	['resource-groups', 'CreateGroup', {Name: 'own', Description: 'mine', ResourceQuery: tagQuery, Tags: {a: 'b'}}],
	['resource-groups', 'GetGroup', {Group: 'own'}],
	['resource-groups', 'GetGroupQuery', {Group: 'own'}],
	['resource-groups', 'ListGroups', {}],
	['resource-groups', 'ListGroupResources', {Group: 'own'}],
	['resource-groups', 'DeleteGroup', {Group: 'own'}],
	['account', 'ListRegions', {}],
	['account', 'EnableRegion', {RegionName: 'af-south-1'}],
	['account', 'GetRegionOptStatus', {RegionName: 'af-south-1'}],
	['account', 'DisableRegion', {RegionName: 'af-south-1'}],
	[
		'iam',
		'CreateRole',
		{...role, AssumeRolePolicyDocument: trust, Description: 'for a test', Tags: [{Key: 'a', Value: 'b'}]},
	],
	['iam', 'TagRole', {...role, Tags: [{Key: 'c', Value: 'd'}]}],
	['iam', 'GetRole', role],
	['iam', 'ListRoles', {}],
	['iam', 'ListRoleTags', role],
	['iam', 'ListAttachedRolePolicies', role],
	[
		'iam',
		'PutRolePolicy',
		{...role, PolicyName: 'p', PolicyDocument: '{"Statement":{"Effect":"Allow","Action":"ssm:*","Resource":"*"}}'},
	],
	['iam', 'ListRolePolicies', role],
	['iam', 'GetRolePolicy', {...role, PolicyName: 'p'}],
	['sts', 'GetCallerIdentity', {}],
	[
		'sts',
		'AssumeRole',
		{RoleArn: roleArn, RoleSessionName: 'test', Policy: '{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}'},
	],
	['sts', 'AssumeRoleWithWebIdentity', {RoleArn: roleArn, RoleSessionName: 'test', WebIdentityToken: token}],
	['sts', 'GetSessionToken', {}],
	['iam', 'DeleteRolePolicy', {...role, PolicyName: 'p'}],
	['iam', 'DeleteRole', role],
	['organizations', 'CreateAccount', {Email: 'new@example.com', AccountName: 'new'}, 'administrator'],
	['organizations', 'ListCreateAccountStatus', {}],
	['organizations', 'CreateOrganizationalUnit', {ParentId: 'r-1a2b3c', Name: 'new'}, 'administrator'],
	[
		'organizations',
		'UpdateOrganizationalUnit',
		{OrganizationalUnitId: '$OrganizationalUnit.Id', Name: 'newer'},
		'administrator',
	],
	['organizations', 'DeleteOrganizationalUnit', {OrganizationalUnitId: '$OrganizationalUnit.Id'}, 'administrator'],
	['organizations', 'DescribeOrganization', {}],
	['organizations', 'DescribeAccount', {AccountId: central}],
	['organizations', 'DescribeOrganizationalUnit', {OrganizationalUnitId: 'ou-1a2b3c-infra001'}],
	['organizations', 'DescribePolicy', {PolicyId: 'p-FullAWSAccess'}],
	['organizations', 'ListAWSServiceAccessForOrganization', {}],
	['organizations', 'ListAccounts', {}],
	['organizations', 'ListAccountsForParent', {ParentId: 'r-1a2b3c'}],
	['organizations', 'ListChildren', {ParentId: 'r-1a2b3c', ChildType: 'ORGANIZATIONAL_UNIT'}],
	['organizations', 'ListDelegatedAdministrators', {}],
	['organizations', 'ListDelegatedServicesForAccount', {AccountId: central}],
	['organizations', 'ListHandshakesForAccount', {}],
	['organizations', 'ListHandshakesForOrganization', {}],
	['organizations', 'ListOrganizationalUnitsForParent', {ParentId: 'r-1a2b3c'}],
	['organizations', 'ListParents', {ChildId: central}],
	['organizations', 'ListPolicies', {Filter: 'SERVICE_CONTROL_POLICY'}],
	['organizations', 'ListPoliciesForTarget', {TargetId: central, Filter: 'SERVICE_CONTROL_POLICY'}],
	['organizations', 'ListRoots', {}],
	['organizations', 'ListTagsForResource', {ResourceId: central}],
	['organizations', 'ListTargetsForPolicy', {PolicyId: 'p-FullAWSAccess'}],
	[
		'organizations',
		'RegisterDelegatedAdministrator',
		{AccountId: central, ServicePrincipal: 'config.amazonaws.com'},
		'administrator',
	],
	[
		'organizations',
		'DeregisterDelegatedAdministrator',
		{AccountId: central, ServicePrincipal: 'config.amazonaws.com'},
		'administrator',
	],
];

test('what is put out has only members that the SDK declares, of the right types', async () => {
	const {config, clock, simulator} = await serve();
	const said = new Map<string, unknown>();
	const seen = new Set<string>();
	for (const [service, name, input, by = 'operator'] of steps) {
		clock.advance(2000);
		const operation = findOperation(service, name)!;
		const answer = await call(config(by), operation, filledIn(input, said));
		expect(answer, `${name}: ${answer.text}`).toMatchObject({status: 200});
		const isText = service === 'sts' || service === 'iam';
		const output = isText ? resultOf(readXml(answer.text), name) : (JSON.parse(answer.text) as unknown);
		expect(differences(outputOf(clients[service]!, name), output, isText), name).toEqual([]);
		remember(output, said);
		seen.add(`${service} ${name}`);
	}

	expect(simulator.centralAccount).not.toBe(management);
	const unseen = allOperations.map(({service, name}) => `${service} ${name}`).filter(one => !seen.has(one));
	expect(unseen.sort()).toEqual([
		// Refused in every case of this world, or answered in protocols that the clients here don't speak.
		'ec2 DescribeInstances',
		'ec2 DescribeRegions',
		'organizations DescribeCreateAccountStatus',
		'organizations DescribeEffectivePolicy',
		'organizations DescribeHandshake',
		'organizations DescribeResourcePolicy',
		'organizations MoveAccount',
		'ssm DescribeDocumentPermission',
		'ssm SendAutomationSignal',
		'tagging GetResources',
	]);
});

function resultOf(xml: unknown, name: string): unknown {
	const body = xml as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
	return body[`${name}Response`]?.[`${name}Result`] ?? {};
}

function filledIn(value: unknown, said: ReadonlyMap<string, unknown>): unknown {
	if (typeof value === 'string' && value.startsWith('$')) {
		return said.get(value.slice(1));
	}

	if (Array.isArray(value)) {
		return value.map(one => filledIn(one, said));
	}

	return typeof value === 'object' && value !== null
		? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filledIn(one, said)]))
		: value;
}

/** Texts at the top and one level below, by their names. */
function remember(output: unknown, said: Map<string, unknown>): void {
	for (const [name, value] of Object.entries(output ?? {})) {
		said.set(name, value);
		for (const [inner, one] of Object.entries(typeof value === 'object' ? (value ?? {}) : {})) {
			said.set(`${name}.${inner}`, one);
			if (name === 'AssociationDescription') {
				said.set(inner, one);
			}
		}
	}
}
