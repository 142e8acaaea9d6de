import {DescribeAccountCommand, OrganizationsClient} from '@aws-sdk/client-organizations';
import {expect, test} from 'vitest';
import {member, refusalOf, serve} from '../../wire/serve.ts';

test('an account is described with its state and its path', async () => {
	const {client} = await serve();
	const {Account} = await client(OrganizationsClient).send(new DescribeAccountCommand({AccountId: member}));
	expect(Account).toMatchObject({
		Id: member,
		Name: 'Storefront',
		State: 'ACTIVE',
		Paths: [`o-exampleorgid/r-1a2b3c/ou-1a2b3c-4d5e6c/${member}/`],
	});
});

test('an account of nobody is refused', async () => {
	const {client} = await serve();
	const call = client(OrganizationsClient).send(new DescribeAccountCommand({AccountId: '000000000000'}));
	expect(await refusalOf(call)).toEqual({
		code: 'AccountNotFoundException',
		message: "You specified an account that doesn't exist.",
		status: 400,
	});
});

test('only the management account and delegated administrators may ask', async () => {
	const {client} = await serve();
	const call = (by: 'operator' | 'administrator' | 'member') =>
		client(OrganizationsClient, by).send(new DescribeAccountCommand({AccountId: member}));
	expect(await refusalOf(call('member'))).toEqual({
		code: 'AccessDeniedException',
		message: "You don't have permissions to access this resource.",
		status: 400,
	});
	expect(await call('operator')).toEqual(expect.objectContaining({$metadata: expect.anything()}));
	expect(await call('administrator')).toEqual(expect.objectContaining({$metadata: expect.anything()}));
});
