import {ListTagsForResourceCommand, SSMClient, StartAutomationExecutionCommand} from '@aws-sdk/client-ssm';
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
	};
}

test('the tags that an automation was started with are listed', async () => {
	const {tags} = await serveTagged();
	expect(await tags()).toEqual([{Key: 'change', Value: '1'}]);
});

test.for([
	['a resource of nobody', {ResourceType: 'Automation', ResourceId: 'nobody'}, 'InvalidResourceId'],
	[
		'a type whose tags this world does not keep',
		{ResourceType: 'PatchBaseline', ResourceId: 'a'},
		'InvalidResourceType',
	],
] as const)('%s is refused', async ([, resource, code]) => {
	const {ssm} = await serveTagged();
	expect(await refusalOf(ssm.send(new ListTagsForResourceCommand(resource)))).toMatchObject({code, status: 400});
});
