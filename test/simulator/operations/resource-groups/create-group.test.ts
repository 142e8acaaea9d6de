import {
	CreateGroupCommand,
	DeleteGroupCommand,
	GetGroupQueryCommand,
	ListGroupResourcesCommand,
	ResourceGroupsClient,
} from '@aws-sdk/client-resource-groups';
import {GetAutomationExecutionCommand, SSMClient, StartAutomationExecutionCommand} from '@aws-sdk/client-ssm';
import {expect, test} from 'vitest';
import {refusalOf, serve} from '../../wire/serve.ts';

const query = (Key: string, Values: readonly string[] = []) => ({
	Type: 'TAG_FILTERS_1_0' as const,
	Query: JSON.stringify({ResourceTypeFilters: ['AWS::AllSupported'], TagFilters: [{Key, Values}]}),
});

test('a group by tag has its members, and an automation can target it', async () => {
	const {client, clock} = await serve();
	const groups = client(ResourceGroupsClient);
	const ResourceQuery = query('Env', ['PROD']);
	await groups.send(new CreateGroupCommand({Name: 'own', ResourceQuery}));
	expect((await groups.send(new GetGroupQueryCommand({Group: 'own'}))).GroupQuery).toEqual({
		GroupName: 'own',
		ResourceQuery,
	});
	const members = (await groups.send(new ListGroupResourcesCommand({Group: 'own'}))).ResourceIdentifiers!;
	expect(members.length).toBeGreaterThan(0);
	const ssm = client(SSMClient);
	const {AutomationExecutionId} = await ssm.send(
		new StartAutomationExecutionCommand({
			DocumentName: 'AWS-RestartEC2Instance',
			TargetParameterName: 'InstanceId',
			Targets: [{Key: 'ResourceGroup', Values: ['own']}],
			MaxConcurrency: '10',
		}),
	);
	clock.advance(1000);
	const {AutomationExecution} = await ssm.send(new GetAutomationExecutionCommand({AutomationExecutionId}));
	expect(AutomationExecution?.ResolvedTargets?.ParameterValues).toHaveLength(members.length);
	await groups.send(new DeleteGroupCommand({Group: 'own'}));
	expect(await refusalOf(groups.send(new GetGroupQueryCommand({Group: 'own'})))).toMatchObject({
		code: 'NotFoundException',
	});
});

test("a group of the world's own can be deleted, and a name is taken once", async () => {
	const {client} = await serve();
	const groups = client(ResourceGroupsClient);
	const again = new CreateGroupCommand({Name: 'WebServices', ResourceQuery: query('Env')});
	expect(await refusalOf(groups.send(again))).toMatchObject({code: 'BadRequestException', status: 400});
	await groups.send(new DeleteGroupCommand({Group: 'WebServices'}));
	await groups.send(again);
	const broken = new CreateGroupCommand({Name: 'x', ResourceQuery: {Type: 'TAG_FILTERS_1_0', Query: '{'}});
	expect(await refusalOf(groups.send(broken))).toMatchObject({code: 'BadRequestException'});
});
