import {
	GetAutomationExecutionCommand,
	SSMClient,
	StartAutomationExecutionCommand,
	StopAutomationExecutionCommand,
} from '@aws-sdk/client-ssm';
import {expect, test} from 'vitest';
import {fanOut, roundTimes, runbooks} from '../../wire/automations.ts';
import {central, refusalOf, serve} from '../../wire/serve.ts';

async function serveRun(input: ConstructorParameters<typeof StartAutomationExecutionCommand>[0]) {
	const served = await serve({settings: roundTimes, documents: [...runbooks, ...(await serve()).world.documents]});
	const ssm = served.client(SSMClient);
	const {AutomationExecutionId = ''} = await ssm.send(new StartAutomationExecutionCommand(input));
	served.clock.advance(10_000);
	return {
		...served,
		stop: (Type?: 'Cancel' | 'Complete', client = ssm) =>
			client.send(new StopAutomationExecutionCommand({AutomationExecutionId, ...(Type && {Type})})),
		status: async () =>
			(await ssm.send(new GetAutomationExecutionCommand({AutomationExecutionId}))).AutomationExecution
				?.AutomationExecutionStatus,
	};
}

test('a fan-out is cancelled, by and by', async () => {
	const {stop, status, clock} = await serveRun(fanOut);
	expect(Object.keys(await stop())).toEqual(['$metadata']);
	expect(await status()).toBe('Cancelling');
	clock.advance(60_000);
	expect(await status()).toBe('Cancelled');
});

test('what has ended is not stopped', async () => {
	const {stop, clock} = await serveRun(fanOut);
	clock.advance(3_600_000);
	expect(await refusalOf(stop())).toMatchObject({code: 'InvalidAutomationStatusUpdateException', status: 400});
});

test('only what is run by hand can be completed', async () => {
	const auto = await serveRun({DocumentName: 'Own-Ask'});
	expect(await refusalOf(auto.stop('Complete'))).toMatchObject({code: 'InvalidAutomationStatusUpdateException'});
	const byHand = await serveRun({DocumentName: 'Own-Ask', Mode: 'Interactive'});
	await byHand.stop('Complete');
	expect(await byHand.status()).not.toBe('Waiting');
});

test("another account's execution is not found", async () => {
	const {stop, client} = await serveRun(fanOut);
	expect(await refusalOf(stop('Cancel', client(SSMClient, 'member')))).toMatchObject({
		code: 'AutomationExecutionNotFoundException',
	});
});

test('a caller without the right is refused, and the execution goes on', async () => {
	const {stop, client, status} = await serveRun(fanOut);
	expect(await refusalOf(stop('Cancel', client(SSMClient, 'reader')))).toMatchObject({
		code: 'AccessDeniedException',
		message: expect.stringContaining(`arn:aws:ssm:us-east-1:${central}:automation-execution/`),
	});
	expect(await status()).toBe('InProgress');
});
