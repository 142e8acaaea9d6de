import {ListOrganizationalUnitsForParentCommand, OrganizationsClient} from '@aws-sdk/client-organizations';
import {expect, test} from 'vitest';
import {management, refusalOf, serve} from '../../wire/serve.ts';

test('the OUs directly below are listed', async () => {
	const {client} = await serve();
	const input = {ParentId: 'r-1a2b3c'};
	const {OrganizationalUnits} = await client(OrganizationsClient).send(
		new ListOrganizationalUnitsForParentCommand(input),
	);
	expect(OrganizationalUnits).toEqual([
		{
			Id: 'ou-1a2b3c-4d5e6c',
			Arn: `arn:aws:organizations::${management}:ou/o-exampleorgid/ou-1a2b3c-4d5e6c`,
			Name: 'Web',
			Path: 'o-exampleorgid/r-1a2b3c/ou-1a2b3c-4d5e6c/',
		},
		expect.objectContaining({Id: 'ou-1a2b3c-infra001', Name: 'Infrastructure'}),
	]);
});

test('an OU without OUs has an empty list', async () => {
	const {client} = await serve();
	const input = {ParentId: 'ou-1a2b3c-4d5e6c'};
	const {OrganizationalUnits} = await client(OrganizationsClient).send(
		new ListOrganizationalUnitsForParentCommand(input),
	);
	expect(OrganizationalUnits).toEqual([]);
});

test('only the management account and delegated administrators may ask', async () => {
	const {client} = await serve();
	const call = (by: 'operator' | 'administrator' | 'member') =>
		client(OrganizationsClient, by).send(new ListOrganizationalUnitsForParentCommand({ParentId: 'r-1a2b3c'}));
	expect(await refusalOf(call('member'))).toEqual({
		code: 'AccessDeniedException',
		message: "You don't have permissions to access this resource.",
		status: 400,
	});
	expect(await call('operator')).toEqual(expect.objectContaining({$metadata: expect.anything()}));
	expect(await call('administrator')).toEqual(expect.objectContaining({$metadata: expect.anything()}));
});
