import {GetAutomationExecutionCommand, SSMClient, StartAutomationExecutionCommand} from '@aws-sdk/client-ssm';
import {expect, test} from 'vitest';
import {withSettings} from '../../../../source/simulator/settings.ts';
import {definePerson} from '../../../../source/simulator/worlds/parts.ts';
import {fanOut, runbooks} from '../../wire/automations.ts';
import {administrationRole, central, refusalOf, serve} from '../../wire/serve.ts';

const ClientToken = '4f7ca192-7e9a-40fe-9192-5cb15a0b1c2d';

test('what was asked for comes back as it was sent', async () => {
	const {client} = await serve();
	const ssm = client(SSMClient);
	const input = {
		...fanOut,
		Parameters: {AutomationAssumeRole: [administrationRole]},
		MaxConcurrency: '50%',
		MaxErrors: '0',
		Tags: [{Key: 'change', Value: '1'}],
	};
	const {AutomationExecutionId} = await ssm.send(new StartAutomationExecutionCommand(input));
	expect(AutomationExecutionId).toHaveLength(36);
	const {AutomationExecution} = await ssm.send(new GetAutomationExecutionCommand({AutomationExecutionId}));
	const {DocumentName, TargetParameterName, Targets, TargetLocations, MaxConcurrency, MaxErrors, Parameters} = input;
	expect(AutomationExecution).toMatchObject({
		AutomationExecutionId,
		AutomationExecutionStatus: 'InProgress',
		ExecutedBy: `arn:aws:iam::${central}:user/operator`,
		Mode: 'Auto',
		...{DocumentName, TargetParameterName, Targets, TargetLocations, MaxConcurrency, MaxErrors, Parameters},
	});
});

test('the same client token starts nothing twice, in capitals either', async () => {
	const {client, world} = await serve();
	const start = (token: string) =>
		client(SSMClient).send(new StartAutomationExecutionCommand({...fanOut, ClientToken: token}));
	const first = await start(ClientToken);
	const second = await start(ClientToken.toUpperCase());
	expect(second.AutomationExecutionId).toBe(first.AutomationExecutionId);
	expect(world.engine.starts).toBe(1);
});

test('the same client token with another request is refused', async () => {
	const {client} = await serve();
	const ssm = client(SSMClient);
	await ssm.send(new StartAutomationExecutionCommand({...fanOut, ClientToken}));
	const other = new StartAutomationExecutionCommand({...fanOut, MaxErrors: '3', ClientToken});
	expect(await refusalOf(ssm.send(other))).toMatchObject({code: 'IdempotentParameterMismatch', status: 400});
});

test('a client token belongs to an account and Region', async () => {
	const {client, world} = await serve();
	const command = new StartAutomationExecutionCommand({...fanOut, ClientToken});
	await client(SSMClient).send(command);
	await client(SSMClient, 'operator', 'eu-west-1').send(command);
	expect(world.engine.starts).toBe(2);
});

const twoTags = [
	{Key: 'tag:Env', Values: ['PROD']},
	{Key: 'tag:Tier', Values: ['web']},
];
const parameters = 'InvalidAutomationExecutionParametersException';

test.for([
	['an unknown runbook', {DocumentName: 'Nobody'}, 'AutomationDefinitionNotFoundException', 'Nobody does not exist'],
	['an unknown version', {DocumentVersion: '9'}, 'AutomationDefinitionVersionNotFoundException', '9'],
	['a document that is no runbook', {DocumentName: 'AWS-RunShellScript'}, 'AutomationDefinitionNotFoundException', ''],
	['two tags at once', {Targets: twoTags}, parameters, 'Only one resource group or tag can be specified at a time'],
	['targets without their parameter', {TargetParameterName: undefined}, parameters, 'TargetParameterName'],
	[
		'a target parameter in another case',
		{TargetParameterName: 'instanceid'},
		parameters,
		'"instanceid" is not declared in the document',
	],
	[
		'a missing parameter',
		{Targets: undefined, TargetParameterName: undefined},
		parameters,
		'Missing required parameter: InstanceId in user inputs.',
	],
	[
		'a role that is no ARN',
		{Parameters: {AutomationAssumeRole: ['nonsense']}},
		parameters,
		'The format of the supplied assume role ARN is invalid.',
	],
	[
		'a role that is not there',
		{Parameters: {AutomationAssumeRole: [`arn:aws:iam::${central}:role/Nobody`]}},
		parameters,
		'The defined assume role is unable to be assumed.',
	],
	['six tags', {Tags: [1, 2, 3, 4, 5, 6].map(n => ({Key: `k${n}`, Value: ''}))}, parameters, '5 tags'],
])('%s is refused, and nothing starts', async ([, change, code, message]) => {
	const {client, world} = await serve();
	const call = client(SSMClient).send(new StartAutomationExecutionCommand({...fanOut, ...(change as object)}));
	expect(await refusalOf(call)).toEqual({code, message: expect.stringContaining(message as string), status: 400});
	expect(world.engine.executions.size).toBe(0);
});

test('a value that a parameter does not allow is refused', async () => {
	const {client} = await serve({documents: runbooks});
	const command = new StartAutomationExecutionCommand({
		DocumentName: 'Own-Paint',
		Parameters: {Color: ['green'], Ids: ['1']},
	});
	expect(await refusalOf(client(SSMClient).send(command))).toMatchObject({
		code: parameters,
		message: 'Parameter "Color" has value "green" not found in [red, blue].',
	});
});

test('a runbook that another account keeps to itself is not there', async () => {
	const {client} = await serve({documents: runbooks});
	const arn = 'arn:aws:ssm:us-east-1:987654321098:document/Member-Secret';
	const command = new StartAutomationExecutionCommand({DocumentName: arn, Parameters: {Ids: ['1']}});
	expect(await refusalOf(client(SSMClient).send(command))).toMatchObject({
		code: 'AutomationDefinitionNotFoundException',
	});
});

test('a shared runbook is started by its ARN', async () => {
	const {client} = await serve({documents: runbooks});
	const DocumentName = `arn:aws:ssm:us-east-1:${central}:document/Own-Paint`;
	const command = new StartAutomationExecutionCommand({DocumentName, Parameters: {Ids: ['1']}});
	expect(await client(SSMClient, 'member').send(command)).toHaveProperty('AutomationExecutionId');
});

test('a caller without the right is refused, by the runbook', async () => {
	const {client} = await serve({documents: [...runbooks, ...(await serve()).world.documents]});
	const refused = async (DocumentName: string) =>
		(await refusalOf(client(SSMClient, 'reader').send(new StartAutomationExecutionCommand({DocumentName})))).message;
	expect(await refused('AWS-RestartEC2Instance')).toContain(
		`User: arn:aws:iam::${central}:user/reader is not authorized to perform: ssm:StartAutomationExecution on resource: arn:aws:ssm:us-east-1::automation-definition/AWS-RestartEC2Instance:$DEFAULT`,
	);
	expect(await refused('Own-Paint')).toContain(
		`arn:aws:ssm:us-east-1:${central}:automation-definition/Own-Paint:$DEFAULT`,
	);
});

test('handing a role over takes iam:PassRole', async () => {
	const {client, world} = await serve();
	const command = new StartAutomationExecutionCommand({
		...fanOut,
		Parameters: {AutomationAssumeRole: [administrationRole]},
	});
	expect(await refusalOf(client(SSMClient, 'starter').send(command))).toEqual({
		code: 'AccessDeniedException',
		message: `User: arn:aws:iam::${central}:user/starter is not authorized to perform: iam:PassRole on resource: ${administrationRole} because no identity-based policy allows the iam:PassRole action`,
		status: 400,
	});
	expect(world.engine.starts).toBe(0);
	expect(await client(SSMClient, 'starter').send(new StartAutomationExecutionCommand(fanOut))).toHaveProperty(
		'AutomationExecutionId',
	);
});

test('an alarm takes the right to make the role that reads it', async () => {
	const {client} = await serve();
	const command = new StartAutomationExecutionCommand({...fanOut, AlarmConfiguration: {Alarms: [{Name: 'errors'}]}});
	expect(await refusalOf(client(SSMClient, 'starter').send(command))).toMatchObject({
		code: 'AccessDeniedException',
		message: expect.stringContaining('iam:CreateServiceLinkedRole'),
	});
});

test('tags take the right to tag, where the settings say so', async () => {
	const people = [definePerson(central, 'narrow', ['ssm:StartAutomationExecution'])];
	const start = async (startTagsNeedRight: boolean) => {
		const {client} = await serve({people, settings: withSettings({startTagsNeedRight})});
		const command = new StartAutomationExecutionCommand({...fanOut, Tags: [{Key: 'a', Value: 'b'}]});
		return client(SSMClient, people[0]).send(command);
	};
	expect((await refusalOf(start(true))).message).toContain('ssm:AddTagsToResource');
	expect(await start(false)).toHaveProperty('AutomationExecutionId');
});
