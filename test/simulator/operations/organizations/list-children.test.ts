import {ListChildrenCommand, OrganizationsClient} from '@aws-sdk/client-organizations';
import {expect, test} from 'vitest';
import {member, refusalOf, serve} from '../../wire/serve.ts';

test('children are IDs of one type', async () => {
	const {client} = await serve();
	const children = async (ParentId: string, ChildType: 'ACCOUNT' | 'ORGANIZATIONAL_UNIT') => {
		const {Children} = await client(OrganizationsClient).send(new ListChildrenCommand({ParentId, ChildType}));
		return Children;
	};
	expect(await children('r-1a2b3c', 'ORGANIZATIONAL_UNIT')).toEqual([
		{Id: 'ou-1a2b3c-4d5e6c', Type: 'ORGANIZATIONAL_UNIT'},
		{Id: 'ou-1a2b3c-infra001', Type: 'ORGANIZATIONAL_UNIT'},
	]);
	expect(await children('ou-1a2b3c-4d5e6c', 'ACCOUNT')).toEqual([
		{Id: member, Type: 'ACCOUNT'},
		{Id: '444455556666', Type: 'ACCOUNT'},
		{Id: '777788889999', Type: 'ACCOUNT'},
	]);
});

test('only the management account and delegated administrators may ask', async () => {
	const {client} = await serve();
	const call = (by: 'operator' | 'administrator' | 'member') =>
		client(OrganizationsClient, by).send(new ListChildrenCommand({ParentId: 'r-1a2b3c', ChildType: 'ACCOUNT'}));
	expect(await refusalOf(call('member'))).toEqual({
		code: 'AccessDeniedException',
		message: "You don't have permissions to access this resource.",
		status: 400,
	});
	expect(await call('operator')).toEqual(expect.objectContaining({$metadata: expect.anything()}));
	expect(await call('administrator')).toEqual(expect.objectContaining({$metadata: expect.anything()}));
});
