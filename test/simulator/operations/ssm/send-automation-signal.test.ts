import {
	DescribeAutomationStepExecutionsCommand,
	GetAutomationExecutionCommand,
	SendAutomationSignalCommand,
	type SignalType,
	SSMClient,
	StartAutomationExecutionCommand,
} from '@aws-sdk/client-ssm';
import {expect, test} from 'vitest';
import {roundTimes, runbooks} from '../../wire/automations.ts';
import {refusalOf, serve} from '../../wire/serve.ts';

async function serveRun(Mode: 'Auto' | 'Interactive' = 'Auto') {
	const served = await serve({settings: roundTimes, documents: runbooks});
	const ssm = served.client(SSMClient);
	const start = new StartAutomationExecutionCommand({DocumentName: 'Own-Ask', Mode});
	const {AutomationExecutionId = ''} = await ssm.send(start);
	served.clock.advance(15_000);
	return {
		...served,
		signal: (type: SignalType, Payload?: Record<string, string[]>, by: 'operator' | 'starter' = 'operator') =>
			served
				.client(SSMClient, by)
				.send(new SendAutomationSignalCommand({AutomationExecutionId, SignalType: type, ...(Payload && {Payload})})),
		steps: async () =>
			(await ssm.send(new DescribeAutomationStepExecutionsCommand({AutomationExecutionId}))).StepExecutions ?? [],
		status: async () =>
			(await ssm.send(new GetAutomationExecutionCommand({AutomationExecutionId}))).AutomationExecution
				?.AutomationExecutionStatus,
	};
}

test('an approval lets the automation go on', async () => {
	const {signal, steps, status, clock} = await serveRun();
	expect(await status()).toBe('Waiting');
	await signal('Approve', {Comment: ['go']});
	clock.advance(5000);
	const [ask, sleep] = await steps();
	expect(ask).toMatchObject({StepStatus: 'Success', Outputs: {ApprovalStatus: ['Approved']}});
	expect(sleep).toMatchObject({StepStatus: 'InProgress'});
});

test('a rejection fails it', async () => {
	const {signal, status, clock} = await serveRun();
	await signal('Reject');
	clock.advance(5000);
	expect(await status()).toBe('Failed');
});

test('somebody whom the step does not ask can answer nothing', async () => {
	const {signal, status} = await serveRun();
	expect(await refusalOf(signal('Approve', undefined, 'starter'))).toMatchObject({
		code: 'InvalidAutomationSignalException',
		status: 400,
	});
	expect(await status()).toBe('Waiting');
});

test('an automation run by hand begins its step when it is told', async () => {
	const {signal, steps, clock} = await serveRun('Interactive');
	expect((await steps())[0]).toMatchObject({StepStatus: 'Pending'});
	await signal('StartStep', {StepName: ['ask']});
	clock.advance(1000);
	expect((await steps())[0]).toMatchObject({StepStatus: 'Waiting'});
});

test('a step is stopped by its ID', async () => {
	const {signal, steps, clock} = await serveRun();
	const [ask] = await steps();
	await signal('StopStep', {StepExecutionId: [ask!.StepExecutionId!]});
	clock.advance(10_000);
	expect((await steps())[0]).toMatchObject({StepStatus: 'Cancelled'});
});

test.for<readonly [string, string, Record<string, string[]> | undefined, string]>([
	['a step of nobody', 'StartStep', {StepName: ['nobody']}, 'AutomationStepNotFoundException'],
	['a step ID of nobody', 'StopStep', {StepExecutionId: ['nobody']}, 'AutomationStepNotFoundException'],
	['a resumption where nothing is paused', 'Resume', undefined, 'InvalidAutomationSignalException'],
	['a revocation', 'Revoke', undefined, 'InvalidAutomationSignalException'],
	["the signal type of AWS's own example", 'Deny', undefined, 'ValidationException'],
])('%s is refused', async ([, type, payload, code]) => {
	const {signal} = await serveRun();
	const call = signal(type as SignalType, payload);
	expect(await refusalOf(call)).toMatchObject({code, status: 400});
});
