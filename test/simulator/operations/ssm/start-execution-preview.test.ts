import {GetExecutionPreviewCommand, SSMClient, StartExecutionPreviewCommand} from '@aws-sdk/client-ssm';
import {expect, test} from 'vitest';
import {fanOut, roundTimes} from '../../wire/automations.ts';
import {central, refusalOf, serve} from '../../wire/serve.ts';

const {DocumentName, ...inputs} = fanOut;

test('a preview is begun and gets an ID, and starts nothing', async () => {
	const {client, world} = await serve({settings: roundTimes});
	const ssm = client(SSMClient);
	const command = new StartExecutionPreviewCommand({DocumentName, ExecutionInputs: {Automation: inputs}});
	const {ExecutionPreviewId} = await ssm.send(command);
	expect(ExecutionPreviewId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
	expect(await ssm.send(new GetExecutionPreviewCommand({ExecutionPreviewId}))).toMatchObject({Status: 'Pending'});
	expect(world.engine.starts).toBe(0);
});

test('an unknown runbook is refused, with a reason', async () => {
	const {client} = await serve();
	const call = client(SSMClient).send(new StartExecutionPreviewCommand({DocumentName: 'Nobody'}));
	await expect(call).rejects.toMatchObject({
		name: 'ValidationException',
		ReasonCode: 'AutomationDefinitionNotFoundException',
	});
});

test('an ARN is no name here', async () => {
	const {client} = await serve();
	const name = `arn:aws:ssm:us-east-1:${central}:document/Own-Paint`;
	const call = client(SSMClient).send(new StartExecutionPreviewCommand({DocumentName: name}));
	expect(await refusalOf(call)).toMatchObject({
		code: 'ValidationException',
		message: expect.stringContaining("at 'documentName' failed to satisfy constraint"),
	});
});
