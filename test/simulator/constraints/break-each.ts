import type {Operation} from '../../../source/simulator/operations/operation.ts';
import {services} from '../../../source/simulator/services.ts';
import {call, type WireResponse} from '../wire/send.ts';
import {type ClientConfig, central} from '../wire/serve.ts';
import {type Break, breaksOf} from './breaks.ts';

const queue = 'http://127.0.0.1/123456789012/none';
const template = '{"Resources":{"R":{"Type":"AWS::SNS::Topic"}}}';
const executionId = '4f7ca192-7e9a-40fe-9192-5cb15EXAMPLE';

/** What each operation that takes anything needs at the least. */
const valid: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
	ActivateOrganizationsAccess: {},
	AttachRolePolicy: {RoleName: 'RollgridOperatorRole', PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess'},
	CreateDocument: {Name: 'new', Content: '{}', DocumentType: 'Automation'},
	ChangeMessageVisibility: {QueueUrl: queue, ReceiptHandle: 'none', VisibilityTimeout: 0},
	CreatePolicy: {PolicyName: 'new', PolicyDocument: '{"Statement":[]}'},
	CreateStack: {StackName: 'new', TemplateBody: template},
	CreateStackInstances: {StackSetName: 'none', Accounts: [central], Regions: ['us-east-1']},
	CreateStackSet: {StackSetName: 'new', TemplateBody: template},
	DeleteDocument: {Name: 'none'},
	DeleteMessage: {QueueUrl: queue, ReceiptHandle: 'none'},
	DeleteMessageBatch: {QueueUrl: queue, Entries: [{Id: '0', ReceiptHandle: 'none'}]},
	DeletePolicy: {PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess'},
	DeleteRolePermissionsBoundary: {RoleName: 'RollgridOperatorRole'},
	DeleteStack: {StackName: 'none'},
	DeleteStackInstances: {StackSetName: 'none', Accounts: [central], Regions: ['us-east-1'], RetainStacks: false},
	DeleteStackSet: {StackSetName: 'none'},
	DescribeStackEvents: {StackName: 'none'},
	DescribeStackInstance: {StackSetName: 'none', StackInstanceAccount: central, StackInstanceRegion: 'us-east-1'},
	DescribeStackSet: {StackSetName: 'none'},
	DescribeStackSetOperation: {StackSetName: 'none', OperationId: 'none'},
	DetachRolePolicy: {RoleName: 'RollgridOperatorRole', PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess'},
	DisableAWSServiceAccess: {ServicePrincipal: 'config.amazonaws.com'},
	EnableAWSServiceAccess: {ServicePrincipal: 'config.amazonaws.com'},
	GetCalendarState: {CalendarNames: ['none']},
	GetPolicy: {PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess'},
	GetPolicyVersion: {PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess', VersionId: 'v1'},
	GetQueueAttributes: {QueueUrl: queue},
	GetQueueUrl: {QueueName: 'none'},
	GetServiceQuota: {ServiceCode: 'ssm', QuotaCode: 'L-AUTOCONC'},
	ListServiceQuotas: {ServiceCode: 'ssm'},
	ListStackInstances: {StackSetName: 'none'},
	ListStackSetOperationResults: {StackSetName: 'none', OperationId: 'none'},
	ListStackSetOperations: {StackSetName: 'none'},
	ModifyDocumentPermission: {Name: 'none', PermissionType: 'Share'},
	PutRolePermissionsBoundary: {
		RoleName: 'RollgridOperatorRole',
		PermissionsBoundary: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
	},
	SimulatePrincipalPolicy: {
		PolicySourceArn: `arn:aws:iam::${central}:role/RollgridOperatorRole`,
		ActionNames: ['ssm:GetDocument'],
	},
	StopStackSetOperation: {StackSetName: 'none', OperationId: 'none'},
	UpdateAssumeRolePolicy: {RoleName: 'RollgridOperatorRole', PolicyDocument: '{"Statement":[]}'},
	UpdateDocument: {Name: 'none', Content: '{}'},
	UpdateDocumentDefaultVersion: {Name: 'none', DocumentVersion: '1'},
	UpdateStack: {StackName: 'none', TemplateBody: template},
	UpdateStackInstances: {StackSetName: 'none', Accounts: [central], Regions: ['us-east-1']},
	UpdateStackSet: {StackSetName: 'none', TemplateBody: template},
	ValidateTemplate: {TemplateBody: template},
	AddTagsToResource: {ResourceType: 'Automation', ResourceId: executionId, Tags: [{Key: 'a', Value: 'b'}]},
	'organizations ListTagsForResource': {ResourceId: central},
	AssumeRole: {RoleArn: `arn:aws:iam::${central}:role/RollgridOperatorRole`, RoleSessionName: 'test'},
	AssumeRoleWithWebIdentity: {
		RoleArn: `arn:aws:iam::${central}:role/RollgridOperatorRole`,
		RoleSessionName: 'test',
		WebIdentityToken: 'a.b.c',
	},
	CreateAccount: {Email: 'new@example.com', AccountName: 'new'},
	CreateAssociation: {Name: 'AWS-RestartEC2Instance', Parameters: {InstanceId: ['i-0123456789abcdef0']}},
	CreateGroup: {Name: 'new'},
	CreateOrganizationalUnit: {ParentId: 'r-1a2b3c', Name: 'new'},
	CreateRole: {RoleName: 'New', AssumeRolePolicyDocument: '{"Statement":[]}'},
	DeleteAlarms: {AlarmNames: ['none']},
	DeleteOrganizationalUnit: {OrganizationalUnitId: 'ou-1a2b3c-infra001'},
	DeleteParameter: {Name: 'none'},
	DeleteRole: {RoleName: 'RollgridOperatorRole'},
	DeleteRolePolicy: {RoleName: 'RollgridOperatorRole', PolicyName: 'none'},
	DescribeCreateAccountStatus: {CreateAccountRequestId: 'car-0123456789abcdef'},
	DescribeEffectivePolicy: {PolicyType: 'TAG_POLICY', TargetId: central},
	DescribeHandshake: {HandshakeId: 'h-0123456789'},
	DescribePolicy: {PolicyId: 'p-FullAWSAccess'},
	DisableRegion: {RegionName: 'af-south-1'},
	EnableRegion: {RegionName: 'af-south-1'},
	GetRegionOptStatus: {RegionName: 'af-south-1'},
	GetRolePolicy: {RoleName: 'RollgridOperatorRole', PolicyName: 'none'},
	GetServiceSetting: {SettingId: '/ssm/automation/enable-adaptive-concurrency'},
	ListAttachedRolePolicies: {RoleName: 'RollgridOperatorRole'},
	ListPolicies: {Filter: 'SERVICE_CONTROL_POLICY'},
	ListPoliciesForTarget: {TargetId: central, Filter: 'SERVICE_CONTROL_POLICY'},
	ListRolePolicies: {RoleName: 'RollgridOperatorRole'},
	ListRoleTags: {RoleName: 'RollgridOperatorRole'},
	ListTargetsForPolicy: {PolicyId: 'p-FullAWSAccess'},
	MoveAccount: {AccountId: central, SourceParentId: 'r-1a2b3c', DestinationParentId: 'ou-1a2b3c-infra001'},
	PutMetricAlarm: {AlarmName: 'new'},
	PutParameter: {Name: 'new', Value: 'x', Type: 'String'},
	PutRolePolicy: {RoleName: 'RollgridOperatorRole', PolicyName: 'p', PolicyDocument: '{"Statement":[]}'},
	RemoveTagsFromResource: {ResourceType: 'Automation', ResourceId: executionId, TagKeys: ['a']},
	ResetServiceSetting: {SettingId: '/ssm/automation/enable-adaptive-concurrency'},
	SetAlarmState: {AlarmName: 'none', StateValue: 'OK', StateReason: 'because'},
	StartAssociationsOnce: {AssociationIds: ['4f7ca192-7e9a-40fe-9192-5cb15a0b1c2d']},
	StartChangeRequestExecution: {
		DocumentName: 'AWS-RestartEC2Instance',
		Runbooks: [{DocumentName: 'AWS-RestartEC2Instance'}],
	},
	TagRole: {RoleName: 'RollgridOperatorRole', Tags: [{Key: 'a', Value: 'b'}]},
	UpdateOrganizationalUnit: {OrganizationalUnitId: 'ou-1a2b3c-infra001'},
	UpdateServiceSetting: {SettingId: '/ssm/automation/enable-adaptive-concurrency', SettingValue: 'True'},
	DeregisterDelegatedAdministrator: {AccountId: central, ServicePrincipal: 'ssm.amazonaws.com'},
	DescribeAccount: {AccountId: central},
	DescribeAutomationStepExecutions: {AutomationExecutionId: executionId},
	DescribeDocument: {Name: 'AWS-RestartEC2Instance'},
	DescribeDocumentPermission: {Name: 'AWS-RestartEC2Instance', PermissionType: 'Share'},
	DescribeOrganizationalUnit: {OrganizationalUnitId: 'ou-1a2b3c-infra001'},
	GetAutomationExecution: {AutomationExecutionId: executionId},
	GetCommandInvocation: {CommandId: executionId, InstanceId: 'i-0123456789abcdef0'},
	GetDocument: {Name: 'AWS-RestartEC2Instance'},
	GetExecutionPreview: {ExecutionPreviewId: '4f7ca192-7e9a-40fe-9192-5cb15a0b1c2d'},
	GetParameter: {Name: '/aws/service/global-infrastructure/regions/us-east-1'},
	GetParameters: {Names: ['/aws/service/global-infrastructure/regions/us-east-1']},
	GetParametersByPath: {Path: '/aws/service/global-infrastructure/regions'},
	GetRole: {RoleName: 'RollgridOperatorRole'},
	ListAccountsForParent: {ParentId: 'r-1a2b3c'},
	ListChildren: {ParentId: 'r-1a2b3c', ChildType: 'ACCOUNT'},
	ListDelegatedServicesForAccount: {AccountId: central},
	ListDocumentVersions: {Name: 'AWS-RestartEC2Instance'},
	ListOrganizationalUnitsForParent: {ParentId: 'r-1a2b3c'},
	ListParents: {ChildId: central},
	ListTagsForResource: {ResourceType: 'Automation', ResourceId: executionId},
	RegisterDelegatedAdministrator: {AccountId: central, ServicePrincipal: 'config.amazonaws.com'},
	SendAutomationSignal: {AutomationExecutionId: executionId, SignalType: 'Approve'},
	StartAutomationExecution: {DocumentName: 'AWS-RestartEC2Instance', Parameters: {InstanceId: ['i-0123456789abcdef0']}},
	StartExecutionPreview: {DocumentName: 'AWS-RestartEC2Instance'},
	StopAutomationExecution: {AutomationExecutionId: executionId},
};

/** Names that several services have go with the service's. */
export function validFor({service, name}: Operation): Readonly<Record<string, unknown>> {
	return valid[`${service} ${name}`] ?? valid[name] ?? {};
}

export function speaksForms(service: string): boolean {
	return ['sts', 'iam', 'ec2', 'cloudformation'].includes(service);
}

/** What Organizations calls a broken constraint. */
const reasons = {
	required: 'INPUT_REQUIRED',
	'max-length': 'MAX_LENGTH_EXCEEDED',
	'min-length': 'MIN_LENGTH_EXCEEDED',
	'max-value': 'MAX_VALUE_EXCEEDED',
	'min-value': 'MIN_VALUE_EXCEEDED',
	pattern: 'INVALID_PATTERN',
	enum: 'INVALID_ENUM',
};

function wordsFor({service}: Operation, {path, constraint, rule}: Break): string {
	return service === 'organizations' ? reasons[rule] : `at '${path}' failed to satisfy constraint: ${constraint}`;
}

/** Whether a value can be said in the operation's protocol: a form has no way to write an empty list or structure. */
function isSayable({service}: Operation, value: unknown): boolean {
	return !speaksForms(service) || !hasEmptyPart(Object.values(value as object));
}

function hasEmptyPart(parts: readonly unknown[]): boolean {
	return parts.some(part => {
		const inner = typeof part === 'object' && part !== null ? Object.values(part) : undefined;
		return inner !== undefined && (inner.length === 0 || hasEmptyPart(inner));
	});
}

/** Break each constraint of an operation once. What should have been answered, and what was. */
export async function breakEach(
	config: ClientConfig,
	operation: Operation,
): Promise<ReadonlyArray<{readonly wanted: Judgment; readonly got: Judgment}>> {
	const [code, status] = services[operation.service].answers.invalid;
	const judged = [];
	for (const one of breaksOf(operation.input, validFor(operation)).filter(({value}) => isSayable(operation, value))) {
		const answer = await call(config, operation, one.value);
		const words = wordsFor(operation, one);
		const place = `${operation.name} ${one.path} ${one.rule}`;
		judged.push({wanted: {place, code, status, words}, got: judge(operation, answer, place, words)});
	}

	return judged;
}

/** Send each member in a type that it doesn't have. */
export async function mistypeEach(config: ClientConfig, operation: Operation): Promise<readonly string[]> {
	const inQuery = new Set(Object.values(operation.http?.query ?? {}));
	const answers = [];
	for (const [member, shape] of Object.entries(operation.input.members).filter(([one]) => !inQuery.has(one))) {
		const wrong = shape.kind === 'text' ? 7 : 'seven';
		const {code, status} = await call(config, operation, {...validFor(operation), [member]: wrong});
		answers.push(`${member}: ${code} ${status}`);
	}

	return answers;
}

/** What an answer says of a broken constraint: its words, or all of its text where those aren't in it. */
type Judgment = {
	readonly place: string;
	readonly code: string | undefined;
	readonly status: number;
	readonly words: string;
};

function judge(
	{service}: Operation,
	{code, status, text, message}: WireResponse,
	place: string,
	words: string,
): Judgment {
	const said = service === 'organizations' ? text : message;
	return {place, code, status, words: said.includes(words) ? words : said};
}
