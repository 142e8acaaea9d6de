import {describe, expect, test} from 'vitest';
import type {TextShape} from '../../../source/simulator/constraints/shape.ts';
import {allOperations} from '../../../source/simulator/operations/all.ts';
import type {Operation} from '../../../source/simulator/operations/operation.ts';
import {services} from '../../../source/simulator/services.ts';
import type {World} from '../../../source/simulator/world.ts';
import {call} from '../wire/send.ts';
import {central, serve} from '../wire/serve.ts';
import {breaksOf} from './breaks.ts';

const executionId = '4f7ca192-7e9a-40fe-9192-5cb15EXAMPLE';

/** What each operation that takes anything needs at the least. */
const valid: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
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
function validFor({service, name}: Operation): Readonly<Record<string, unknown>> {
	return valid[`${service} ${name}`] ?? valid[name] ?? {};
}

function speaksForms(service: string): boolean {
	return service === 'sts' || service === 'iam' || service === 'ec2';
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

/** All that an operation can change. */
function changeable(world: World): unknown {
	const {executions, starts, clientTokens, previews} = world.engine;
	const {organization, accounts, store} = world;
	return structuredClone({
		starts,
		tokens: [...clientTokens],
		previews: [...previews],
		executions: [...executions.values()].map(({id, status, tags}) => ({id, status, tags})),
		administrators: organization?.delegatedAdministrators,
		accounts: [...accounts.values()].map(({id, parentId, roles, enabledRegions}) => ({
			id,
			parentId,
			roles,
			enabledRegions,
		})),
		units: [...(organization?.units.values() ?? [])],
		store: {...store, alarms: [...store.alarms.keys()]},
	});
}

function wordsFor({service}: Operation, {path, constraint, rule}: ReturnType<typeof breaksOf>[number]): string {
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

describe('an input that breaks one constraint is refused at its place, and nothing changes', () => {
	test.for(allOperations.map(operation => [operation.name, operation] as const))('%s', async ([, operation]) => {
		const {config, world} = await serve();
		const before = changeable(world);
		for (const one of breaksOf(operation.input, validFor(operation)).filter(({value}) => isSayable(operation, value))) {
			const answer = await call(config('administrator'), operation, one.value);
			const [code, status] = services[operation.service].answers.invalid;
			expect({code: answer.code, status: answer.status}, `${one.path} ${one.rule}`).toEqual({code, status});
			expect(operation.service === 'organizations' ? answer.text : answer.message).toContain(wordsFor(operation, one));
		}

		expect(changeable(world)).toEqual(before);
	});
});

describe('a member of the wrong type is refused, and nothing changes', () => {
	const readsJson = allOperations.filter(({service}) => !speaksForms(service));
	test.for(readsJson.map(operation => [operation.name, operation] as const))('%s', async ([, operation]) => {
		const {config, world} = await serve();
		const before = changeable(world);
		const inQuery = new Set(Object.values(operation.http?.query ?? {}));
		for (const [member, shape] of Object.entries(operation.input.members).filter(([one]) => !inQuery.has(one))) {
			const wrong = shape.kind === 'text' ? 7 : 'seven';
			const answer = await call(config('administrator'), operation, {...validFor(operation), [member]: wrong});
			expect(answer, member).toMatchObject({code: 'SerializationException', status: 400});
		}

		expect(changeable(world)).toEqual(before);
	});
});

test('the patterns of the model can be compiled', () => {
	const patterns = allOperations.flatMap(({input}) =>
		Object.values(input.members).flatMap(member =>
			member.kind === 'text' ? [(member as TextShape).pattern ?? ''] : [],
		),
	);
	expect(patterns.map(pattern => new RegExp(pattern, 'u'))).toHaveLength(patterns.length);
});
