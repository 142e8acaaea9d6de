import {central, member} from '../wire/serve.ts';

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

const boundary = `arn:aws:iam::${central}:policy/bounds`;
const allowAll = '{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}';
const runbook = JSON.stringify({schemaVersion: '0.3', mainSteps: [{name: 'nap', action: 'aws:sleep', inputs: {}}]});
const calendar = [
	...['BEGIN:VCALENDAR', 'X-CALENDAR-TYPE:DEFAULT_OPEN', 'BEGIN:VEVENT', 'DTSTART:20301224T000000Z'],
	...['DTEND:20301227T000000Z', 'END:VEVENT', 'END:VCALENDAR'],
].join('\r\n');
const TemplateBody = JSON.stringify({
	Description: 'a topic',
	Parameters: {Name: {Type: 'String', Default: 'x'}},
	Resources: {Topic: {Type: 'AWS::SNS::Topic', Properties: {TopicName: {Ref: 'Name'}}}},
	Outputs: {Topic: {Value: {Ref: 'Topic'}, Description: 'its name'}},
});
const set = {StackSetName: 'roles', CallAs: 'SELF'};
const instances = {
	...set,
	DeploymentTargets: {OrganizationalUnitIds: ['r-1a2b3c'], Accounts: [member], AccountFilterType: 'INTERSECTION'},
	Regions: ['us-east-1'],
};

/** Calls that are all granted, in an order in which each finds what it is about. `$name` is what an answer before had under that name. */
export const grantedCalls: readonly Step[] = [
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
	['ssm', 'ListCommandInvocations', {}],
	['ssm', 'DescribeAssociation', {AssociationId: '$AssociationId'}],
	['ssm', 'StartAssociationsOnce', {AssociationIds: ['$AssociationId']}],
	['ssm', 'DeleteAssociation', {AssociationId: '$AssociationId'}],
	['ssm', 'DescribeDocument', {Name: restart.DocumentName}],
	['ssm', 'GetDocument', {Name: restart.DocumentName, DocumentFormat: 'YAML'}],
	['ssm', 'ListDocuments', {}],
	['ssm', 'ListDocumentVersions', {Name: restart.DocumentName}],
	[
		'ssm',
		'CreateDocument',
		{Name: 'Own', Content: runbook, DocumentType: 'Automation', DocumentFormat: 'JSON', VersionName: 'first'},
	],
	['ssm', 'UpdateDocument', {Name: 'Own', Content: `${runbook} `, DocumentFormat: 'JSON'}],
	['ssm', 'UpdateDocumentDefaultVersion', {Name: 'Own', DocumentVersion: '2'}],
	[
		'ssm',
		'ModifyDocumentPermission',
		{Name: 'Own', PermissionType: 'Share', AccountIdsToAdd: [member], SharedDocumentVersion: '$ALL'},
	],
	['ssm', 'DescribeDocumentPermission', {Name: 'Own', PermissionType: 'Share'}],
	['ssm', 'ModifyDocumentPermission', {Name: 'Own', PermissionType: 'Share', AccountIdsToRemove: [member]}],
	['ssm', 'DeleteDocument', {Name: 'Own'}],
	[
		'ssm',
		'CreateDocument',
		{Name: 'Freeze', Content: calendar, DocumentType: 'ChangeCalendar', DocumentFormat: 'TEXT'},
	],
	['ssm', 'GetCalendarState', {CalendarNames: ['Freeze']}],
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
	['iam', 'UpdateAssumeRolePolicy', {...role, PolicyDocument: trust}],
	['iam', 'CreatePolicy', {PolicyName: 'bounds', PolicyDocument: allowAll, Description: 'bounds roles'}],
	['iam', 'GetPolicy', {PolicyArn: boundary}],
	['iam', 'GetPolicyVersion', {PolicyArn: boundary, VersionId: 'v1'}],
	['iam', 'AttachRolePolicy', {...role, PolicyArn: boundary}],
	['iam', 'PutRolePermissionsBoundary', {...role, PermissionsBoundary: boundary}],
	['iam', 'GetRole', role],
	['iam', 'ListAttachedRolePolicies', role],
	[
		'iam',
		'SimulatePrincipalPolicy',
		{PolicySourceArn: roleArn, ActionNames: ['ssm:GetDocument', 'iam:PassRole'], ResourceArns: ['*', roleArn]},
	],
	['iam', 'DeleteRolePermissionsBoundary', role],
	['iam', 'DetachRolePolicy', {...role, PolicyArn: boundary}],
	['iam', 'DeletePolicy', {PolicyArn: boundary}],
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
	['organizations', 'DescribeCreateAccountStatus', {CreateAccountRequestId: '$CreateAccountStatus.Id'}],
	['organizations', 'ListCreateAccountStatus', {}],
	[
		'organizations',
		'MoveAccount',
		{AccountId: member, SourceParentId: 'ou-1a2b3c-4d5e6c', DestinationParentId: 'r-1a2b3c'},
		'administrator',
	],
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
	['organizations', 'EnableAWSServiceAccess', {ServicePrincipal: 'ssm.amazonaws.com'}, 'administrator'],
	['organizations', 'DisableAWSServiceAccess', {ServicePrincipal: 'ssm.amazonaws.com'}, 'administrator'],
	['cloudformation', 'ValidateTemplate', {TemplateBody}],
];

/** Further calls that are granted once stacks are there, so that time has to pass between them. */
export const stackCalls: readonly Step[] = [
	['cloudformation', 'CreateStack', {StackName: 'own', TemplateBody, Tags: [{Key: 'a', Value: 'b'}]}],
	['cloudformation', 'DescribeStacks', {}],
	...waiting(20),
	['cloudformation', 'DescribeStackEvents', {StackName: 'own'}],
	['cloudformation', 'DescribeStackResources', {StackName: 'own'}],
	['cloudformation', 'GetTemplate', {StackName: 'own'}],
	[
		'cloudformation',
		'UpdateStack',
		{
			StackName: 'own',
			UsePreviousTemplate: true,
			Parameters: [{ParameterKey: 'Name', ParameterValue: 'y'}],
		},
	],
	...waiting(20),
	['cloudformation', 'DescribeStacks', {StackName: 'own'}],
	['cloudformation', 'DeleteStack', {StackName: 'own'}],
	['cloudformation', 'ActivateOrganizationsAccess', {}, 'administrator'],
	['cloudformation', 'DescribeOrganizationsAccess', {}, 'administrator'],
	[
		'cloudformation',
		'CreateStackSet',
		{
			...set,
			TemplateBody,
			Description: 'roles',
			PermissionModel: 'SERVICE_MANAGED',
			AutoDeployment: {Enabled: false, RetainStacksOnAccountRemoval: false},
		},
		'administrator',
	],
	['cloudformation', 'CreateStackInstances', {...instances, OperationId: 'first'}, 'administrator'],
	['cloudformation', 'DescribeStackSetOperation', {...set, OperationId: 'first'}, 'administrator'],
	...waiting(20),
	['cloudformation', 'ListStackSetOperationResults', {...set, OperationId: 'first'}, 'administrator'],
	[
		'cloudformation',
		'UpdateStackInstances',
		{...instances, ParameterOverrides: [{ParameterKey: 'Name', ParameterValue: 'z'}]},
		'administrator',
	],
	...waiting(20),
	[
		'cloudformation',
		'DescribeStackInstance',
		{...set, StackInstanceAccount: member, StackInstanceRegion: 'us-east-1'},
		'administrator',
	],
	[
		'cloudformation',
		'UpdateStackSet',
		{...set, UsePreviousTemplate: true, OperationId: 'second', Description: 'other'},
		'administrator',
	],
	['cloudformation', 'StopStackSetOperation', {...set, OperationId: 'second'}, 'administrator'],
	...waiting(20),
	['cloudformation', 'DescribeStackSet', set, 'administrator'],
	['cloudformation', 'ListStackInstances', set, 'administrator'],
	['cloudformation', 'ListStackSetOperations', set, 'administrator'],
	['cloudformation', 'ListStackSets', {}, 'administrator'],
	['cloudformation', 'DeleteStackInstances', {...instances, RetainStacks: false}, 'administrator'],
	...waiting(20),
	['cloudformation', 'DeleteStackSet', set, 'administrator'],
	['cloudformation', 'DeactivateOrganizationsAccess', {}, 'administrator'],
];

/** Calls that do no more than let time pass. */
function waiting(calls: number): readonly Step[] {
	return Array.from({length: calls}, (): Step => ['sts', 'GetCallerIdentity', {}]);
}
