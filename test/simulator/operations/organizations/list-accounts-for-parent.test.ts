import {ListAccountsForParentCommand, OrganizationsClient} from '@aws-sdk/client-organizations';
import {expect, test} from 'vitest';
import {central, refusalOf, serve} from '../../wire/serve.ts';

test('only the accounts directly below are listed', async () => {
	const {client} = await serve();
	const below = async (ParentId: string) => {
		const {Accounts} = await client(OrganizationsClient).send(new ListAccountsForParentCommand({ParentId}));
		return Accounts?.map(({Name}) => Name);
	};
	expect(await below('r-1a2b3c')).toEqual(['Management']);
	expect(await below('ou-1a2b3c-4d5e6c')).toEqual(['Storefront', 'Checkout', 'Catalog']);
	expect(await below('ou-1a2b3c-infra001')).toEqual(['Automation']);
});

test('a parent that is not there is refused', async () => {
	const {client} = await serve();
	const call = client(OrganizationsClient).send(new ListAccountsForParentCommand({ParentId: 'ou-1a2b3c-99999999'}));
	expect(await refusalOf(call)).toEqual({
		code: 'ParentNotFoundException',
		message: "You specified parent that doesn't exist.",
		status: 400,
	});
});

test('an account ID is no parent', async () => {
	const {client} = await serve();
	const call = client(OrganizationsClient).send(new ListAccountsForParentCommand({ParentId: central}));
	expect(await refusalOf(call)).toEqual({
		code: 'InvalidInputException',
		message: 'You provided a value that does not match the required pattern.',
		status: 400,
	});
});

test('only the management account and delegated administrators may ask', async () => {
	const {client} = await serve();
	const call = (by: 'operator' | 'administrator' | 'member') =>
		client(OrganizationsClient, by).send(new ListAccountsForParentCommand({ParentId: 'r-1a2b3c'}));
	expect(await refusalOf(call('member'))).toEqual({
		code: 'AccessDeniedException',
		message: "You don't have permissions to access this resource.",
		status: 400,
	});
	expect(await call('operator')).toEqual(expect.objectContaining({$metadata: expect.anything()}));
	expect(await call('administrator')).toEqual(expect.objectContaining({$metadata: expect.anything()}));
});
