import {ListParentsCommand, OrganizationsClient} from '@aws-sdk/client-organizations';
import {expect, test} from 'vitest';
import {management, member, refusalOf, serve} from '../../wire/serve.ts';

test('an account and an OU each have one parent', async () => {
	const {client} = await serve();
	const parents = async (ChildId: string) =>
		(await client(OrganizationsClient).send(new ListParentsCommand({ChildId}))).Parents;
	expect(await parents(member)).toEqual([{Id: 'ou-1a2b3c-4d5e6c', Type: 'ORGANIZATIONAL_UNIT'}]);
	expect(await parents('ou-1a2b3c-4d5e6c')).toEqual([{Id: 'r-1a2b3c', Type: 'ROOT'}]);
	expect(await parents(management)).toEqual([{Id: 'r-1a2b3c', Type: 'ROOT'}]);
});

test('a child that is not there is refused', async () => {
	const {client} = await serve();
	const call = client(OrganizationsClient).send(new ListParentsCommand({ChildId: '000000000000'}));
	expect(await refusalOf(call)).toMatchObject({code: 'ChildNotFoundException', status: 400});
});

test('only the management account and delegated administrators may ask', async () => {
	const {client} = await serve();
	const call = (by: 'operator' | 'administrator' | 'member') =>
		client(OrganizationsClient, by).send(new ListParentsCommand({ChildId: member}));
	expect(await refusalOf(call('member'))).toEqual({
		code: 'AccessDeniedException',
		message: "You don't have permissions to access this resource.",
		status: 400,
	});
	expect(await call('operator')).toEqual(expect.objectContaining({$metadata: expect.anything()}));
	expect(await call('administrator')).toEqual(expect.objectContaining({$metadata: expect.anything()}));
});
