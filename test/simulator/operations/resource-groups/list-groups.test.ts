import {ListGroupsCommand, paginateListGroups, ResourceGroupsClient} from '@aws-sdk/client-resource-groups';
import {expect, test} from 'vitest';
import {central, refusalOf, serve} from '../../wire/serve.ts';

const arnOf = (name: string, region = 'us-east-1') => `arn:aws:resource-groups:${region}:${central}:group/${name}`;

test("the groups of the caller's account and Region are listed", async () => {
	const {client} = await serve();
	const {GroupIdentifiers} = await client(ResourceGroupsClient, 'operator', 'eu-west-1').send(
		new ListGroupsCommand({}),
	);
	expect(GroupIdentifiers).toEqual([
		{
			GroupName: 'prod-instances',
			GroupArn: arnOf('prod-instances', 'eu-west-1'),
			Description: 'Everything in production',
		},
		{GroupName: 'WebServices', GroupArn: arnOf('WebServices', 'eu-west-1')},
	]);
});

test('groups are found by the type of their resources', async () => {
	const {client} = await serve();
	const of = async (type: string) => {
		const command = new ListGroupsCommand({Filters: [{Name: 'resource-type', Values: [type]}]});
		return (await client(ResourceGroupsClient).send(command)).GroupIdentifiers?.length;
	};
	expect(await of('AWS::EC2::Instance')).toBe(2);
	expect(await of('AWS::AllSupported')).toBe(2);
	expect(await of('AWS::S3::Bucket')).toBe(0);
});

test('pages hang together', async () => {
	const {client} = await serve();
	const names: unknown[] = [];
	for await (const page of paginateListGroups({client: client(ResourceGroupsClient), pageSize: 1}, {})) {
		names.push(page.GroupIdentifiers?.map(({GroupName}) => GroupName));
	}

	expect(names).toEqual([['prod-instances'], ['WebServices']]);
});

test('a page of more than 50 is refused', async () => {
	const {client} = await serve();
	expect(await refusalOf(client(ResourceGroupsClient).send(new ListGroupsCommand({MaxResults: 51})))).toEqual({
		code: 'BadRequestException',
		message:
			"1 validation error detected: Value '51' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 50",
		status: 400,
	});
});
