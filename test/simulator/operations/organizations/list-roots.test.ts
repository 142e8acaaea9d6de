import {ListRootsCommand, OrganizationsClient} from '@aws-sdk/client-organizations';
import {expect, test} from 'vitest';
import {management, refusalOf, serve} from '../../wire/serve.ts';

test('there is one root', async () => {
	const {client} = await serve();
	const {Roots} = await client(OrganizationsClient).send(new ListRootsCommand({}));
	expect(Roots).toEqual([
		{
			Id: 'r-1a2b3c',
			Arn: `arn:aws:organizations::${management}:root/o-exampleorgid/r-1a2b3c`,
			Name: 'Root',
			PolicyTypes: [{Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED'}],
		},
	]);
});

test('only the management account and delegated administrators may ask', async () => {
	const {client} = await serve();
	const call = (by: 'operator' | 'administrator' | 'member') =>
		client(OrganizationsClient, by).send(new ListRootsCommand({}));
	expect(await refusalOf(call('member'))).toEqual({
		code: 'AccessDeniedException',
		message: "You don't have permissions to access this resource.",
		status: 400,
	});
	expect(await call('operator')).toEqual(expect.objectContaining({$metadata: expect.anything()}));
	expect(await call('administrator')).toEqual(expect.objectContaining({$metadata: expect.anything()}));
});
