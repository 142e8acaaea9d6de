import {DescribeOrganizationalUnitCommand, OrganizationsClient} from '@aws-sdk/client-organizations';
import {expect, test} from 'vitest';
import {management, refusalOf, serve} from '../../wire/serve.ts';

test('an OU is described', async () => {
	const {client} = await serve();
	const input = {OrganizationalUnitId: 'ou-1a2b3c-infra001'};
	const {OrganizationalUnit} = await client(OrganizationsClient).send(new DescribeOrganizationalUnitCommand(input));
	expect(OrganizationalUnit).toEqual({
		Id: 'ou-1a2b3c-infra001',
		Arn: `arn:aws:organizations::${management}:ou/o-exampleorgid/ou-1a2b3c-infra001`,
		Name: 'Infrastructure',
		Path: 'o-exampleorgid/r-1a2b3c/ou-1a2b3c-infra001/',
	});
});

test('an OU that is not there is refused', async () => {
	const {client} = await serve();
	const input = {OrganizationalUnitId: 'ou-1a2b3c-99999999'};
	const call = client(OrganizationsClient).send(new DescribeOrganizationalUnitCommand(input));
	expect(await refusalOf(call)).toMatchObject({code: 'OrganizationalUnitNotFoundException', status: 400});
});

test('only the management account and delegated administrators may ask', async () => {
	const {client} = await serve();
	const call = (by: 'operator' | 'administrator' | 'member') =>
		client(OrganizationsClient, by).send(
			new DescribeOrganizationalUnitCommand({OrganizationalUnitId: 'ou-1a2b3c-infra001'}),
		);
	expect(await refusalOf(call('member'))).toEqual({
		code: 'AccessDeniedException',
		message: "You don't have permissions to access this resource.",
		status: 400,
	});
	expect(await call('operator')).toEqual(expect.objectContaining({$metadata: expect.anything()}));
	expect(await call('administrator')).toEqual(expect.objectContaining({$metadata: expect.anything()}));
});
