import {ListDelegatedServicesForAccountCommand, OrganizationsClient} from '@aws-sdk/client-organizations';
import {expect, test} from 'vitest';
import {central, member, refusalOf, serve} from '../../wire/serve.ts';

test('the services of an administrator are listed', async () => {
	const {client} = await serve();
	const command = new ListDelegatedServicesForAccountCommand({AccountId: central});
	const {DelegatedServices} = await client(OrganizationsClient).send(command);
	expect(DelegatedServices).toEqual([
		{ServicePrincipal: 'ssm.amazonaws.com', DelegationEnabledDate: new Date(Date.UTC(2023, 9, 2, 10))},
	]);
});

test('an account that is no administrator is refused', async () => {
	const {client} = await serve();
	const command = new ListDelegatedServicesForAccountCommand({AccountId: member});
	expect(await refusalOf(client(OrganizationsClient).send(command))).toMatchObject({
		code: 'AccountNotRegisteredException',
	});
});

test('only the management account and delegated administrators may ask', async () => {
	const {client} = await serve();
	const call = (by: 'operator' | 'administrator' | 'member') =>
		client(OrganizationsClient, by).send(new ListDelegatedServicesForAccountCommand({AccountId: central}));
	expect(await refusalOf(call('member'))).toEqual({
		code: 'AccessDeniedException',
		message: "You don't have permissions to access this resource.",
		status: 400,
	});
	expect(await call('operator')).toEqual(expect.objectContaining({$metadata: expect.anything()}));
	expect(await call('administrator')).toEqual(expect.objectContaining({$metadata: expect.anything()}));
});
