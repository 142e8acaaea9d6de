import {
	CreateAccountCommand,
	CreateOrganizationalUnitCommand,
	DeleteOrganizationalUnitCommand,
	DescribeCreateAccountStatusCommand,
	ListAccountsForParentCommand,
	ListRootsCommand,
	MoveAccountCommand,
	OrganizationsClient,
	RegisterDelegatedAdministratorCommand,
	UpdateOrganizationalUnitCommand,
} from '@aws-sdk/client-organizations';
import {GetAutomationExecutionCommand, SSMClient, StartAutomationExecutionCommand} from '@aws-sdk/client-ssm';
import {expect, test} from 'vitest';
import {central, refusalOf, serve} from '../../wire/serve.ts';

async function serveTree() {
	const served = await serve();
	const organizations = served.client(OrganizationsClient, 'administrator');
	const {Roots} = await organizations.send(new ListRootsCommand({}));
	const root = Roots![0]!.Id!;
	const unit = async (Name: string, ParentId = root) =>
		(await organizations.send(new CreateOrganizationalUnitCommand({ParentId, Name}))).OrganizationalUnit!.Id!;
	return {...served, organizations, root, unit};
}

test('a new account is there after a while, moves into a new OU, and fan-outs reach it there', async () => {
	const {organizations, clock, root, unit, client} = await serveTree();
	const {CreateAccountStatus} = await organizations.send(
		new CreateAccountCommand({Email: 'new@example.com', AccountName: 'new'}),
	);
	expect(CreateAccountStatus?.State).toBe('IN_PROGRESS');
	clock.advance(61_000);
	const status = await organizations.send(
		new DescribeCreateAccountStatusCommand({CreateAccountRequestId: CreateAccountStatus!.Id}),
	);
	const {AccountId, State} = status.CreateAccountStatus!;
	expect([State, AccountId]).toEqual(['SUCCEEDED', expect.stringMatching(/^\d{12}$/)]);
	const id = await unit('New');
	await organizations.send(new MoveAccountCommand({AccountId, SourceParentId: root, DestinationParentId: id}));
	const {Accounts} = await organizations.send(new ListAccountsForParentCommand({ParentId: id}));
	expect(Accounts).toMatchObject([{Id: AccountId, Name: 'new', JoinedMethod: 'CREATED'}]);
	const ssm = client(SSMClient);
	const {AutomationExecutionId} = await ssm.send(
		new StartAutomationExecutionCommand({
			DocumentName: 'AWS-RestartEC2Instance',
			Parameters: {InstanceId: ['i-0123456789abcdef0']},
			TargetLocations: [{Accounts: [id], Regions: ['us-east-1']}],
		}),
	);
	clock.advance(600_000);
	const {AutomationExecution} = await ssm.send(new GetAutomationExecutionCommand({AutomationExecutionId}));
	expect(AutomationExecution?.StepExecutions).toMatchObject([
		{StepStatus: 'Success', TargetLocation: {Accounts: [AccountId]}},
	]);
});

test('an e-mail address makes one account only', async () => {
	const {organizations, clock} = await serveTree();
	const create = new CreateAccountCommand({Email: 'new@example.com', AccountName: 'new'});
	await organizations.send(create);
	clock.advance(61_000);
	const {CreateAccountStatus} = await organizations.send(create);
	clock.advance(61_000);
	const status = await organizations.send(
		new DescribeCreateAccountStatusCommand({CreateAccountRequestId: CreateAccountStatus!.Id}),
	);
	expect(status.CreateAccountStatus).toMatchObject({State: 'FAILED', FailureReason: 'EMAIL_ALREADY_EXISTS'});
});

test('OUs get other names, and go when they are empty', async () => {
	const {organizations, unit} = await serveTree();
	const outer = await unit('Outer');
	const inner = await unit('Inner', outer);
	expect(await refusalOf(unit('Inner', outer))).toMatchObject({code: 'DuplicateOrganizationalUnitException'});
	await organizations.send(new UpdateOrganizationalUnitCommand({OrganizationalUnitId: inner, Name: 'Other'}));
	await unit('Inner', outer);
	const remove = (OrganizationalUnitId: string) =>
		organizations.send(new DeleteOrganizationalUnitCommand({OrganizationalUnitId}));
	expect(await refusalOf(remove(outer))).toMatchObject({code: 'OrganizationalUnitNotEmptyException'});
	await remove(inner);
	expect(await refusalOf(remove(inner))).toMatchObject({code: 'OrganizationalUnitNotFoundException'});
});

test('only the management account changes the tree', async () => {
	const {client, root} = await serveTree();
	const create = new CreateOrganizationalUnitCommand({ParentId: root, Name: 'x'});
	expect(await refusalOf(client(OrganizationsClient).send(create))).toMatchObject({code: 'AccessDeniedException'});
});

test('a delegated administrator is for a service that can have one', async () => {
	const {organizations} = await serveTree();
	const register = new RegisterDelegatedAdministratorCommand({
		AccountId: central,
		ServicePrincipal: 'weather.amazonaws.com',
	});
	expect(await refusalOf(organizations.send(register))).toMatchObject({code: 'InvalidInputException'});
});
