import {
	DeleteStackInstancesCommand,
	DeleteStackSetCommand,
	StopStackSetOperationCommand,
	UpdateStackSetCommand,
} from '@aws-sdk/client-cloudformation';
import {GetRoleCommand, IAMClient} from '@aws-sdk/client-iam';
import {
	MoveAccountCommand,
	OrganizationsClient,
	RegisterDelegatedAdministratorCommand,
} from '@aws-sdk/client-organizations';
import {expect, test} from 'vitest';
import {
	stackSetAdministrationRole,
	stackSetExecutionRole,
} from '../../../../source/simulator/directory/standard-roles.ts';
import {type OutcomeRule, plainRule} from '../../../../source/simulator/world-definition.ts';
import {seedDefinition} from '../../../../source/simulator/worlds/seed.ts';
import {central, management, member, refusalOf} from '../../wire/serve.ts';
import {root, serveStackSets} from './stack-sets.ts';

function fails(account: string, message: string, times?: number): OutcomeRule {
	return {...plainRule, where: [{account, region: '*'}], stackSet: 'roles', times, status: 'Failed', message};
}

test('a service-managed set puts its role into every account below the root but the management account', async () => {
	const {create, rollOut, operation, results, clock, clientOf, world} = await serveStackSets();
	await create();
	const {OperationId} = await rollOut();
	expect(await operation(OperationId!)).toMatchObject({Action: 'CREATE', Status: 'RUNNING'});
	clock.advance(11_000);
	const found = await results(OperationId!);
	const accounts = world.organization!.accounts.filter(({id}) => id !== management);
	expect(found.map(({Account}) => Account)).toEqual(accounts.map(({id}) => id));
	expect(new Set(found.map(({Status}) => Status))).toEqual(new Set(['SUCCEEDED']));
	expect((await operation(OperationId!)).Status).toBe('SUCCEEDED');
	const iam = clientOf(IAMClient, 'member');
	const {Role} = await iam.send(new GetRoleCommand({RoleName: 'Deployed'}));
	expect(decodeURIComponent(Role!.AssumeRolePolicyDocument!)).toContain(`arn:aws:iam::${central}:root`);
	const other = clientOf(IAMClient, 'administrator');
	expect(await refusalOf(other.send(new GetRoleCommand({RoleName: 'Deployed'})))).toMatchObject({
		code: 'NoSuchEntityException',
	});
});

test('what refuses stays outdated with its reason, and the same again mends it', async () => {
	const outcomes = [fails(member, 'no room for roles', 1)];
	const {create, rollOut, operation, results, instances, clock} = await serveStackSets({outcomes});
	await create();
	const {OperationId} = await rollOut();
	clock.advance(11_000);
	expect(await operation(OperationId!)).toMatchObject({
		Status: 'SUCCEEDED',
		StatusDetails: {FailedStackInstancesCount: 1},
	});
	expect((await results(OperationId!)).find(({Account}) => Account === member)).toMatchObject({
		Status: 'FAILED',
		StatusReason: 'no room for roles',
	});
	expect((await instances()).find(({Account}) => Account === member)).toMatchObject({
		Status: 'OUTDATED',
		StackInstanceStatus: {DetailedStatus: 'FAILED'},
		StatusReason: 'no room for roles',
	});
	await rollOut({
		DeploymentTargets: {OrganizationalUnitIds: [root], Accounts: [member], AccountFilterType: 'INTERSECTION'},
	});
	clock.advance(11_000);
	expect(new Set((await instances()).map(({Status}) => Status))).toEqual(new Set(['CURRENT']));
});

test('more failures than are tolerated fail the operation and cancel what has not begun', async () => {
	const {create, rollOut, operation, results, clock, world} = await serveStackSets({outcomes: [fails('*', 'no')]});
	await create();
	const {OperationId} = await rollOut({OperationPreferences: {MaxConcurrentCount: 5, FailureToleranceCount: 1}});
	clock.advance(60_000);
	expect((await operation(OperationId!)).Status).toBe('FAILED');
	const found = await results(OperationId!);
	// Strict tolerance: no more than two at a time.
	expect(found.filter(({Status}) => Status === 'FAILED')).toHaveLength(2);
	expect(found.filter(({Status}) => Status === 'CANCELLED')).toHaveLength(world.organization!.accounts.length - 3);
	expect(found.at(-1)!.StatusReason).toBe('Cancelled since failure tolerance has exceeded');
});

test('one operation at a time, each ID once; a stopped one cancels what has not begun', async () => {
	const {create, rollOut, operation, client, set, clock} = await serveStackSets();
	await create();
	await rollOut({OperationId: 'one', OperationPreferences: {MaxConcurrentCount: 1}});
	expect(await refusalOf(rollOut({OperationId: 'two'}))).toMatchObject({
		code: 'OperationInProgressException',
		status: 409,
	});
	expect(await refusalOf(rollOut({OperationId: 'one'}))).toMatchObject({code: 'OperationIdAlreadyExistsException'});
	await client.send(new StopStackSetOperationCommand({...set, OperationId: 'one'}));
	clock.advance(11_000);
	expect((await operation('one')).Status).toBe('STOPPED');
});

test('a set that queues takes a second operation while one runs', async () => {
	const {create, rollOut, operation, clock} = await serveStackSets();
	await create({ManagedExecution: {Active: true}});
	await rollOut({OperationId: 'one'});
	await rollOut({OperationId: 'two'});
	expect((await operation('two')).Status).toBe('QUEUED');
	clock.advance(11_000);
	clock.advance(11_000);
	expect([(await operation('one')).Status, (await operation('two')).Status]).toEqual(['SUCCEEDED', 'SUCCEEDED']);
});

test('a self-managed set needs its roles at both ends, and says so where one is missing', async () => {
	const roles = (accounts: readonly string[]) => {
		const {accounts: all} = seedDefinition();
		return all.map(account => ({
			...account,
			roles: new Map([
				...account.roles,
				...(accounts.includes(account.id)
					? [[stackSetExecutionRole(central).name, stackSetExecutionRole(central)] as const]
					: []),
				...(account.id === central ? [[stackSetAdministrationRole.name, stackSetAdministrationRole] as const] : []),
			]),
		}));
	};
	const {create, rollOut, results, clock} = await serveStackSets({accounts: roles([central])}, 'operator');
	await create({PermissionModel: 'SELF_MANAGED', AutoDeployment: undefined});
	const {OperationId} = await rollOut({DeploymentTargets: undefined, Accounts: [central, member]});
	clock.advance(11_000);
	expect(await results(OperationId!)).toMatchObject([
		{Account: central, Status: 'SUCCEEDED'},
		{
			Account: member,
			Status: 'FAILED',
			StatusReason: `Account ${member} should have 'AWSCloudFormationStackSetExecutionRole' role with trust relationship to Role 'AWSCloudFormationStackSetAdministrationRole'.`,
		},
	]);
	const bare = await serveStackSets({}, 'operator');
	await bare.create({PermissionModel: 'SELF_MANAGED', AutoDeployment: undefined});
	expect(await refusalOf(bare.rollOut({DeploymentTargets: undefined, Accounts: [central]}))).toMatchObject({
		message: `Account ${central} should have 'AWSCloudFormationStackSetAdministrationRole' role with trust relationship to CloudFormation service.`,
	});
});

test('a role of that name that is there already fails the location, and nothing of it is changed', async () => {
	const {create, rollOut, results, clock, world} = await serveStackSets();
	const {roles} = world.accounts.get(member)!;
	world.accounts.set(member, {
		...world.accounts.get(member)!,
		roles: new Map([...roles, ['Deployed', {...[...roles.values()][0]!, name: 'Deployed'}]]),
	});
	await create();
	const {OperationId} = await rollOut();
	clock.advance(11_000);
	const found = (await results(OperationId!)).find(({Account}) => Account === member);
	expect(found!.StatusReason).toContain('Deployed already exists');
});

test('an update changes the role everywhere; instances that are left out are outdated', async () => {
	const {create, rollOut, client, set, instances, clock, world} = await serveStackSets();
	await create();
	await rollOut();
	clock.advance(11_000);
	await client.send(
		new UpdateStackSetCommand({
			...set,
			UsePreviousTemplate: true,
			Capabilities: ['CAPABILITY_NAMED_IAM'],
			Parameters: [{ParameterKey: 'AdminAccountId', ParameterValue: management}],
			DeploymentTargets: {OrganizationalUnitIds: [root], Accounts: [member], AccountFilterType: 'INTERSECTION'},
			Regions: ['us-east-1'],
		}),
	);
	clock.advance(11_000);
	const found = await instances();
	expect(found.filter(({Status}) => Status === 'CURRENT').map(({Account}) => Account)).toEqual([member]);
	expect(world.accounts.get(member)!.roles.get('Deployed')!.trust.principals).toEqual([
		`arn:aws:iam::${management}:root`,
	]);
});

test('instances go with their roles, and then the set', async () => {
	const {create, rollOut, client, set, instances, clock, world} = await serveStackSets();
	await create();
	await rollOut();
	clock.advance(11_000);
	expect(await refusalOf(client.send(new DeleteStackSetCommand(set)))).toMatchObject({
		code: 'StackSetNotEmptyException',
	});
	await client.send(
		new DeleteStackInstancesCommand({
			...set,
			DeploymentTargets: {OrganizationalUnitIds: [root]},
			Regions: ['us-east-1'],
			RetainStacks: false,
			OperationPreferences: {MaxConcurrentPercentage: 100, FailureTolerancePercentage: 100},
		}),
	);
	clock.advance(11_000);
	expect(await instances()).toEqual([]);
	expect(world.accounts.get(member)!.roles.has('Deployed')).toBe(false);
	await client.send(new DeleteStackSetCommand(set));
});

test('only the management account and its administrators of StackSets may change service-managed sets, with trusted access', async () => {
	const {organization} = seedDefinition();
	const untrusted = await serveStackSets({organization: {...organization!, trustedServices: []}});
	expect(await refusalOf(untrusted.create())).toMatchObject({
		message: 'You must enable organizations access to operate a service managed stack set',
	});
	const {create, clientOf, world} = await serveStackSets({}, 'operator');
	expect(await refusalOf(create())).toMatchObject({
		message:
			'You must be the management account or delegated admin account of an organization before operating a SERVICE_MANAGED stack set',
	});
	expect(await refusalOf(create({CallAs: 'DELEGATED_ADMIN'}))).toMatchObject({
		message: 'Account used is not a delegated administrator',
	});
	await clientOf(OrganizationsClient, 'administrator').send(
		new RegisterDelegatedAdministratorCommand({
			AccountId: central,
			ServicePrincipal: 'member.org.stacksets.cloudformation.amazonaws.com',
		}),
	);
	expect((await create({CallAs: 'DELEGATED_ADMIN'})).StackSetId).toMatch(/^roles:/);
	expect([...world.store.stackSets.values()].map(({accountId}) => accountId)).toEqual([management]);
});

test('a template is judged in CloudFormation’s words', async () => {
	const {create} = await serveStackSets();
	expect(await refusalOf(create({Capabilities: undefined}))).toMatchObject({
		message: 'Requires capabilities : [CAPABILITY_NAMED_IAM]',
	});
	expect(await refusalOf(create({Parameters: []}))).toMatchObject({
		message: 'Parameters: [AdminAccountId] must have values',
	});
	expect(await refusalOf(create({Parameters: [{ParameterKey: 'AdminAccountId', ParameterValue: 'x'}]}))).toMatchObject({
		message: 'Parameter AdminAccountId failed to satisfy constraint: must be 12 digits',
	});
	expect(
		await refusalOf(create({TemplateBody: 'Resources: {A: {Type: AWS::SNS::Topic, Properties: {X: !Ref B}}}'})),
	).toMatchObject({
		message: 'Template format error: Unresolved resource dependencies [B] in the Resources block of the template',
	});
	expect(await refusalOf(create({TemplateBody: 'a: [b'}))).toMatchObject({
		message: expect.stringMatching(/^Template format error: YAML not well-formed\. \(line \d+, column \d+\)$/),
	});
});

test('an account that comes below a targeted OU gets the role by itself, and loses it when it leaves', async () => {
	const {create, rollOut, instances, clock, clientOf, world} = await serveStackSets();
	const {parentId} = world.accounts.get(member)!;
	await create();
	await rollOut({DeploymentTargets: {OrganizationalUnitIds: ['ou-1a2b3c-infra001']}});
	clock.advance(11_000);
	const before = (await instances()).map(({Account}) => Account);
	expect(before).not.toContain(member);
	const organizations = clientOf(OrganizationsClient, 'administrator');
	const move = (SourceParentId: string, DestinationParentId: string) =>
		organizations.send(new MoveAccountCommand({AccountId: member, SourceParentId, DestinationParentId}));
	await move(parentId!, 'ou-1a2b3c-infra001');
	clock.advance(11_000);
	expect((await instances()).map(({Account}) => Account)).toContain(member);
	expect(world.accounts.get(member)!.roles.has('Deployed')).toBe(true);
	await move('ou-1a2b3c-infra001', parentId!);
	clock.advance(11_000);
	expect((await instances()).map(({Account}) => Account)).toEqual(before);
	expect(world.accounts.get(member)!.roles.has('Deployed')).toBe(false);
});
