import {
	AddTagsToResourceCommand,
	DeleteParameterCommand,
	DescribeParametersCommand,
	GetAutomationExecutionCommand,
	GetParameterCommand,
	GetParametersByPathCommand,
	ListTagsForResourceCommand,
	PutParameterCommand,
	RemoveTagsFromResourceCommand,
	SSMClient,
	StartAutomationExecutionCommand,
} from '@aws-sdk/client-ssm';
import {expect, test} from 'vitest';
import {parse} from 'yaml';
import {awsDocuments} from '../../../../source/simulator/documents/aws-runbooks.ts';
import {defineDocument} from '../../../../source/simulator/documents/define-document.ts';
import {central, refusalOf, serve} from '../../wire/serve.ts';

test('a parameter is put, read, listed and overwritten, in its own account and Region', async () => {
	const {client} = await serve();
	const ssm = client(SSMClient);
	expect(await ssm.send(new PutParameterCommand({Name: '/own/a', Value: '1', Type: 'String'}))).toMatchObject({
		Version: 1,
	});
	await ssm.send(new PutParameterCommand({Name: '/own/a', Value: '2', Overwrite: true}));
	expect((await ssm.send(new GetParameterCommand({Name: '/own/a'}))).Parameter).toMatchObject({
		ARN: `arn:aws:ssm:us-east-1:${central}:parameter/own/a`,
		Type: 'String',
		Value: '2',
		Version: 2,
	});
	expect((await ssm.send(new GetParameterCommand({Name: '/own/a:2'}))).Parameter?.Selector).toBe(':2');
	expect((await ssm.send(new GetParameterCommand({Name: '/own/a:1'}))).Parameter).toMatchObject({
		Value: '1',
		Version: 1,
	});
	expect(await refusalOf(ssm.send(new GetParameterCommand({Name: '/own/a:3'})))).toMatchObject({
		code: 'ParameterVersionNotFound',
	});
	expect((await ssm.send(new GetParametersByPathCommand({Path: '/own'}))).Parameters).toHaveLength(1);
	const filter = {Key: 'Name', Option: 'BeginsWith', Values: ['/own']};
	expect((await ssm.send(new DescribeParametersCommand({ParameterFilters: [filter]}))).Parameters).toHaveLength(1);
	const elsewhere = client(SSMClient, 'operator', 'eu-west-1');
	expect(await refusalOf(elsewhere.send(new GetParameterCommand({Name: '/own/a'})))).toMatchObject({
		code: 'ParameterNotFound',
	});
	await ssm.send(new DeleteParameterCommand({Name: '/own/a'}));
	expect((await ssm.send(new DescribeParametersCommand({}))).Parameters).toEqual([]);
});

test.for([
	[{Name: '/own/a', Value: 'x', Type: 'String'}, 'ParameterAlreadyExists'],
	[{Name: '/aws/a', Value: 'x', Type: 'String'}, 'AccessDeniedException'],
	[{Name: 'a b', Value: 'x', Type: 'String'}, 'ValidationException'],
	[{Name: '/own/b', Value: 'x'}, 'ValidationException'],
	[{Name: '/own/b', Value: 'x', Type: 'String', AllowedPattern: '\\d+'}, 'ParameterPatternMismatchException'],
	[{Name: '/own/b', Value: 'x'.repeat(4097), Type: 'String'}, 'ValidationException'],
] as const)('%j is refused', async ([input, code]) => {
	const {client} = await serve();
	const ssm = client(SSMClient);
	await ssm.send(new PutParameterCommand({Name: '/own/a', Value: '1', Type: 'String'}));
	expect(await refusalOf(ssm.send(new PutParameterCommand(input)))).toMatchObject({code, status: 400});
});

test('tags of parameters and documents are added, listed and taken away', async () => {
	const {client} = await serve();
	const ssm = client(SSMClient);
	await ssm.send(new PutParameterCommand({Name: 'own', Value: '1', Type: 'String', Tags: [{Key: 'a', Value: '1'}]}));
	for (const resource of [
		{ResourceType: 'Parameter', ResourceId: 'own'},
		{ResourceType: 'Document', ResourceId: 'AWS-RestartEC2Instance'},
	] as const) {
		await ssm.send(new AddTagsToResourceCommand({...resource, Tags: [{Key: 'b', Value: '2'}]}));
		await ssm.send(new RemoveTagsFromResourceCommand({...resource, TagKeys: ['a']}));
		const {TagList} = await ssm.send(new ListTagsForResourceCommand(resource));
		expect(TagList).toEqual([{Key: 'b', Value: '2'}]);
	}
});

test("a runbook's default takes the value that the parameter has when it runs", async () => {
	const source = parse(`schemaVersion: '0.3'
parameters: {Team: {type: String, default: '{{ ssm:/own/team }}'}}
mainSteps: [{name: nap, action: 'aws:sleep', inputs: {Duration: PT1S, Note: '{{ Team }}'}}]`) as object;
	const own = defineDocument({name: 'Own', owner: central, region: 'us-east-1', contents: [{source}]});
	const {client, clock} = await serve({documents: [own, ...awsDocuments()]});
	const ssm = client(SSMClient);
	await ssm.send(new PutParameterCommand({Name: '/own/team', Value: 'blue', Type: 'String'}));
	const {AutomationExecutionId} = await ssm.send(new StartAutomationExecutionCommand({DocumentName: 'Own'}));
	clock.advance(5000);
	const {AutomationExecution} = await ssm.send(new GetAutomationExecutionCommand({AutomationExecutionId}));
	expect(AutomationExecution?.StepExecutions?.[0]?.Inputs).toMatchObject({Note: '"blue"'});
});
