import {GetAutomationExecutionCommand, SSMClient, StartAutomationExecutionCommand} from '@aws-sdk/client-ssm';
import {AssumeRoleCommand, STSClient} from '@aws-sdk/client-sts';
import {expect, test} from 'vitest';
import {fanOut, roundTimes} from '../../wire/automations.ts';
import {central, member, refusalOf, serve} from '../../wire/serve.ts';

const notFound = {
	code: 'AutomationExecutionNotFoundException',
	message: expect.any(String),
	status: 400,
};

async function startFanOut() {
	const served = await serve({settings: roundTimes});
	const ssm = served.client(SSMClient);
	const {AutomationExecutionId = ''} = await ssm.send(new StartAutomationExecutionCommand(fanOut));
	return {...served, ssm, id: AutomationExecutionId};
}

const get = (ssm: SSMClient, AutomationExecutionId: string) =>
	ssm.send(new GetAutomationExecutionCommand({AutomationExecutionId})).then(answer => answer.AutomationExecution!);

test('a fan-out has counters, target locations and a step for each location, but no type', async () => {
	const {ssm, id, clock} = await startFanOut();
	const startedAt = new Date(clock.now());
	clock.advance(3_600_000);
	const execution = await get(ssm, id);
	expect(execution).toMatchObject({
		AutomationExecutionStatus: 'Success',
		DocumentVersion: '1',
		ExecutionStartTime: startedAt,
		ExecutionEndTime: expect.any(Date),
		ProgressCounters: {TotalSteps: 1, SuccessSteps: 1, FailedSteps: 0, CancelledSteps: 0, TimedOutSteps: 0},
		StepExecutionsTruncated: false,
		TargetLocations: fanOut.TargetLocations,
	});
	expect(execution.StepExecutions).toEqual([
		expect.objectContaining({
			Action: 'aws:executeAutomation',
			StepStatus: 'Success',
			TargetLocation: {Accounts: [member], Regions: ['us-east-2']},
			Outputs: {ExecutionId: [expect.any(String)], Status: ['Success']},
		}),
	]);
	expect(execution).not.toHaveProperty('AutomationType');
});

test("the child is found with its own account's credentials, in its own Region", async () => {
	const {ssm, id, clock, client} = await startFanOut();
	clock.advance(60_000);
	const [step] = (await get(ssm, id)).StepExecutions ?? [];
	const childId = step!.Outputs!.ExecutionId![0]!;
	const {Credentials: given} = await client(STSClient).send(
		new AssumeRoleCommand({RoleArn: `arn:aws:iam::${member}:role/RollgridOperatorRole`, RoleSessionName: 'test'}),
	);
	const session = {
		accessKeyId: given!.AccessKeyId!,
		secretAccessKey: given!.SecretAccessKey!,
		sessionToken: given!.SessionToken!,
	};
	expect(await get(client(SSMClient, session, 'us-east-2'), childId)).toMatchObject({
		ParentAutomationExecutionId: id,
		ExecutedBy: expect.stringContaining(
			`arn:aws:sts::${member}:assumed-role/AWS-SystemsManager-AutomationExecutionRole/`,
		),
	});
	expect(await refusalOf(get(client(SSMClient, session, 'us-west-1'), childId))).toEqual(notFound);
	expect(await refusalOf(get(client(SSMClient, 'operator', 'us-east-2'), childId))).toEqual(notFound);
});

test('an execution is known for 30 days', async () => {
	const {ssm, id, clock} = await startFanOut();
	clock.advance(3_600_000);
	expect(await get(ssm, id)).toHaveProperty('ExecutionEndTime');
	clock.advance(30 * 86_400_000);
	expect(await refusalOf(get(ssm, id))).toEqual(notFound);
});

test('an execution of nobody is not found, whatever its ID looks like', async () => {
	const {client} = await serve();
	expect(await refusalOf(get(client(SSMClient), '4f7ca192-7e9a-40fe-9192-5cb15EXAMPLE'))).toEqual(notFound);
});

test('a caller without the right is refused, by the execution', async () => {
	const {client} = await startFanOut();
	const id = '4f7ca192-7e9a-40fe-9192-5cb15EXAMPLE';
	const refused = await refusalOf(get(client(SSMClient, {...(await noRights(client))}), id));
	expect(refused.message).toContain(
		`ssm:GetAutomationExecution on resource: arn:aws:ssm:us-east-1:${central}:automation-execution/${id}`,
	);
});

/** A session of the central account that may do nothing in Systems Manager. */
async function noRights(client: Awaited<ReturnType<typeof serve>>['client']) {
	const {Credentials: given} = await client(STSClient).send(
		new AssumeRoleCommand({
			RoleArn: `arn:aws:iam::${central}:role/RollgridOperatorRole`,
			RoleSessionName: 'test',
			Policy: JSON.stringify({Statement: [{Effect: 'Deny', Action: 'ssm:*', Resource: '*'}]}),
		}),
	);
	return {
		accessKeyId: given!.AccessKeyId!,
		secretAccessKey: given!.SecretAccessKey!,
		sessionToken: given!.SessionToken!,
	};
}
