import {
	DeregisterDelegatedAdministratorCommand,
	ListRootsCommand,
	OrganizationsClient,
} from '@aws-sdk/client-organizations';
import {expect, test} from 'vitest';
import {central, member, refusalOf, serve} from '../../wire/serve.ts';

const input = {AccountId: central, ServicePrincipal: 'ssm.amazonaws.com'};

test('an account that is deregistered may not read the organization any more', async () => {
	const {client} = await serve();
	await client(OrganizationsClient, 'administrator').send(new DeregisterDelegatedAdministratorCommand(input));
	const call = client(OrganizationsClient, 'operator').send(new ListRootsCommand({}));
	expect(await refusalOf(call)).toMatchObject({code: 'AccessDeniedException'});
});

test('an account that is not registered is refused', async () => {
	const {client} = await serve();
	const command = new DeregisterDelegatedAdministratorCommand({...input, AccountId: member});
	expect(await refusalOf(client(OrganizationsClient, 'administrator').send(command))).toEqual({
		code: 'AccountNotRegisteredException',
		message: 'The provided account is not a registered delegated administrator for your organization.',
		status: 400,
	});
});

test('only the management account may deregister', async () => {
	const {client} = await serve();
	const call = client(OrganizationsClient, 'operator').send(new DeregisterDelegatedAdministratorCommand(input));
	expect(await refusalOf(call)).toMatchObject({code: 'AccessDeniedException'});
});
