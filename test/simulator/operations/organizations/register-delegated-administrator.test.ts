import {
	ListRootsCommand,
	OrganizationsClient,
	RegisterDelegatedAdministratorCommand,
} from '@aws-sdk/client-organizations';
import {expect, test} from 'vitest';
import {central, management, member, refusalOf, serve} from '../../wire/serve.ts';

const input = {AccountId: member, ServicePrincipal: 'ssm.amazonaws.com'};

test('an account that is registered may read the organization from then on', async () => {
	const {client} = await serve();
	await client(OrganizationsClient, 'administrator').send(new RegisterDelegatedAdministratorCommand(input));
	const {Roots} = await client(OrganizationsClient, 'member').send(new ListRootsCommand({}));
	expect(Roots).toHaveLength(1);
});

test('only the management account may register', async () => {
	const {client} = await serve();
	const call = client(OrganizationsClient, 'operator').send(new RegisterDelegatedAdministratorCommand(input));
	expect(await refusalOf(call)).toMatchObject({code: 'AccessDeniedException'});
});

test.for([
	['an account of nobody', '000000000000', 'AccountNotFoundException'],
	['the management account', management, 'ConstraintViolationException'],
	['an account that is registered', central, 'AccountAlreadyRegisteredException'],
])('%s is refused', async ([, AccountId, code]) => {
	const {client} = await serve();
	const command = new RegisterDelegatedAdministratorCommand({...input, AccountId});
	expect(await refusalOf(client(OrganizationsClient, 'administrator').send(command))).toMatchObject({
		code,
		status: 400,
	});
});

test('the reason why the management account is refused comes along', async () => {
	const {client} = await serve();
	const command = new RegisterDelegatedAdministratorCommand({...input, AccountId: management});
	await expect(client(OrganizationsClient, 'administrator').send(command)).rejects.toMatchObject({
		Reason: 'CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR',
	});
});
