import {
	AddTagsToResourceCommand,
	ListTagsForResourceCommand,
	SSMClient,
	StartAutomationExecutionCommand,
} from '@aws-sdk/client-ssm';
import {expect, test} from 'vitest';
import {fanOut} from '../../wire/automations.ts';
import {refusalOf, serve} from '../../wire/serve.ts';

async function serveTagged() {
	const {client} = await serve();
	const ssm = client(SSMClient);
	const start = new StartAutomationExecutionCommand({...fanOut, Tags: [{Key: 'change', Value: '1'}]});
	const {AutomationExecutionId: ResourceId = ''} = await ssm.send(start);
	const resource = {ResourceType: 'Automation', ResourceId} as const;
	return {
		ssm,
		client,
		resource,
		tags: async () => (await ssm.send(new ListTagsForResourceCommand(resource))).TagList,
		add: (...Tags: Array<{Key: string; Value: string}>) => ssm.send(new AddTagsToResourceCommand({...resource, Tags})),
	};
}

test('a tag is added, or put in place of one with the same key', async () => {
	const {add, tags} = await serveTagged();
	await add({Key: 'team', Value: 'platform'}, {Key: 'change', Value: '2'});
	expect(await tags()).toEqual([
		{Key: 'change', Value: '2'},
		{Key: 'team', Value: 'platform'},
	]);
});

test('more than 50 tags are refused, and none is added', async () => {
	const {add, tags} = await serveTagged();
	const many = Array.from({length: 50}, (_, place) => ({Key: `k${place}`, Value: ''}));
	expect(await refusalOf(add(...many))).toMatchObject({code: 'TooManyTagsError', status: 400});
	expect(await tags()).toHaveLength(1);
	await add(...many.slice(1));
	expect(await tags()).toHaveLength(50);
});

test("another account's automation is refused", async () => {
	const {client, resource} = await serveTagged();
	const command = new AddTagsToResourceCommand({...resource, Tags: [{Key: 'a', Value: 'b'}]});
	expect(await refusalOf(client(SSMClient, 'member').send(command))).toMatchObject({code: 'InvalidResourceId'});
});
