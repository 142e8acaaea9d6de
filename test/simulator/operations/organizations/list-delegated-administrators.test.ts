import {ListDelegatedAdministratorsCommand, OrganizationsClient} from '@aws-sdk/client-organizations';
import {expect, test} from 'vitest';
import {central, refusalOf, serve} from '../../wire/serve.ts';

test('the administrators of a service are listed', async () => {
	const {client} = await serve();
	const of = async (ServicePrincipal?: string) => {
		const command = new ListDelegatedAdministratorsCommand(ServicePrincipal === undefined ? {} : {ServicePrincipal});
		return (await client(OrganizationsClient).send(command)).DelegatedAdministrators;
	};
	expect(await of('ssm.amazonaws.com')).toEqual([
		expect.objectContaining({Id: central, DelegationEnabledDate: new Date(Date.UTC(2023, 9, 2, 10))}),
	]);
	expect(await of()).toHaveLength(1);
	expect(await of('config.amazonaws.com')).toEqual([]);
});

test('only the management account and delegated administrators may ask', async () => {
	const {client} = await serve();
	const call = (by: 'operator' | 'administrator' | 'member') =>
		client(OrganizationsClient, by).send(new ListDelegatedAdministratorsCommand({}));
	expect(await refusalOf(call('member'))).toEqual({
		code: 'AccessDeniedException',
		message: "You don't have permissions to access this resource.",
		status: 400,
	});
	expect(await call('operator')).toEqual(expect.objectContaining({$metadata: expect.anything()}));
	expect(await call('administrator')).toEqual(expect.objectContaining({$metadata: expect.anything()}));
});
