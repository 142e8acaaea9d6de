import {DescribeOrganizationCommand, OrganizationsClient} from '@aws-sdk/client-organizations';
import {expect, test} from 'vitest';
import {management, refusalOf, serve} from '../../wire/serve.ts';

test('any member may ask', async () => {
	const {client} = await serve();
	const {Organization} = await client(OrganizationsClient, 'member').send(new DescribeOrganizationCommand({}));
	expect(Organization).toMatchObject({
		Id: 'o-exampleorgid',
		Arn: `arn:aws:organizations::${management}:organization/o-exampleorgid`,
		FeatureSet: 'ALL',
		MasterAccountId: management,
		MasterAccountArn: `arn:aws:organizations::${management}:account/o-exampleorgid/${management}`,
		MasterAccountEmail: 'aws+management@example.com',
	});
});

test('an account in no organization is told so', async () => {
	const {client} = await serve({organization: undefined});
	expect(await refusalOf(client(OrganizationsClient).send(new DescribeOrganizationCommand({})))).toEqual({
		code: 'AWSOrganizationsNotInUseException',
		message: 'Your account is not a member of an organization.',
		status: 400,
	});
});
