import {ListGroupResourcesCommand, ResourceGroupsClient} from '@aws-sdk/client-resource-groups';
import {expect, test} from 'vitest';
import {member, refusalOf, serve} from '../../wire/serve.ts';

test('the members of a group are listed by ARN', async () => {
	const {client} = await serve();
	const groups = client(ResourceGroupsClient, 'member', 'us-east-2');
	const {ResourceIdentifiers = []} = await groups.send(new ListGroupResourcesCommand({Group: 'prod-instances'}));
	expect(ResourceIdentifiers).toHaveLength(4);
	expect(ResourceIdentifiers[0]).toEqual({
		ResourceArn: expect.stringMatching(`^arn:aws:ec2:us-east-2:${member}:instance/i-[0-9a-f]{17}$`),
		ResourceType: 'AWS::EC2::Instance',
	});
});

test('a group can be named by its ARN, or in the old member', async () => {
	const {client} = await serve();
	const groups = client(ResourceGroupsClient, 'member', 'us-east-2');
	const Group = `arn:aws:resource-groups:us-east-2:${member}:group/WebServices`;
	expect((await groups.send(new ListGroupResourcesCommand({Group}))).Resources).toHaveLength(1);
	expect((await groups.send(new ListGroupResourcesCommand({GroupName: 'WebServices'}))).Resources).toHaveLength(1);
});

test('a group that is not there is refused', async () => {
	const {client} = await serve();
	expect(await refusalOf(client(ResourceGroupsClient).send(new ListGroupResourcesCommand({Group: 'nobody'})))).toEqual({
		code: 'NotFoundException',
		message: 'Cannot find group nobody',
		status: 404,
	});
});

test('no group at all is refused', async () => {
	const {client} = await serve();
	expect(await refusalOf(client(ResourceGroupsClient).send(new ListGroupResourcesCommand({})))).toMatchObject({
		code: 'BadRequestException',
	});
});
