import {ListAccountsCommand, OrganizationsClient, paginateListAccounts} from '@aws-sdk/client-organizations';
import {expect, test} from 'vitest';
import {central, management, refusalOf, serve} from '../../wire/serve.ts';

test('every account is listed, with the old status, the new state and its path', async () => {
	const {client} = await serve();
	const {Accounts = []} = await client(OrganizationsClient).send(new ListAccountsCommand({}));
	expect(Accounts.map(({Name}) => Name)).toEqual(['Management', 'Automation', 'Storefront', 'Checkout', 'Catalog']);
	expect(Accounts[1]).toEqual({
		Id: central,
		Arn: `arn:aws:organizations::${management}:account/o-exampleorgid/${central}`,
		Email: 'aws+automation@example.com',
		Name: 'Automation',
		Status: 'ACTIVE',
		State: 'ACTIVE',
		Paths: [`o-exampleorgid/r-1a2b3c/ou-1a2b3c-infra001/${central}/`],
		JoinedMethod: 'CREATED',
		JoinedTimestamp: new Date(Date.UTC(2021, 4, 3, 8)),
	});
});

test('pages hang together', async () => {
	const {client} = await serve();
	const names: unknown[] = [];
	for await (const page of paginateListAccounts({client: client(OrganizationsClient), pageSize: 2}, {})) {
		names.push(page.Accounts?.map(({Name}) => Name));
	}

	expect(names).toEqual([['Management', 'Automation'], ['Storefront', 'Checkout'], ['Catalog']]);
});

test("another request's token is refused", async () => {
	const {client} = await serve();
	const call = client(OrganizationsClient).send(new ListAccountsCommand({NextToken: 'bm9uc2Vuc2U='}));
	expect(await refusalOf(call)).toMatchObject({code: 'InvalidInputException', status: 400});
});

test('only the management account and delegated administrators may ask', async () => {
	const {client} = await serve();
	const call = (by: 'operator' | 'administrator' | 'member') =>
		client(OrganizationsClient, by).send(new ListAccountsCommand({}));
	expect(await refusalOf(call('member'))).toEqual({
		code: 'AccessDeniedException',
		message: "You don't have permissions to access this resource.",
		status: 400,
	});
	expect(await call('operator')).toEqual(expect.objectContaining({$metadata: expect.anything()}));
	expect(await call('administrator')).toEqual(expect.objectContaining({$metadata: expect.anything()}));
});
