import {GetExecutionPreviewCommand, SSMClient, StartExecutionPreviewCommand} from '@aws-sdk/client-ssm';
import {expect, test} from 'vitest';
import {fanOut, roundTimes} from '../../wire/automations.ts';
import {member, refusalOf, serve} from '../../wire/serve.ts';

const {DocumentName, ...inputs} = fanOut;

test('a preview counts accounts, Regions, targets and steps by what they change', async () => {
	const {client, clock} = await serve({settings: roundTimes});
	const ssm = client(SSMClient);
	const TargetLocations = [{Accounts: [member, '444455556666'], Regions: ['us-east-2', 'us-west-1']}];
	const {ExecutionPreviewId} = await ssm.send(
		new StartExecutionPreviewCommand({DocumentName, ExecutionInputs: {Automation: {...inputs, TargetLocations}}}),
	);
	clock.advance(4000);
	expect(await ssm.send(new GetExecutionPreviewCommand({ExecutionPreviewId}))).toMatchObject({
		ExecutionPreviewId,
		Status: 'Success',
		EndedAt: new Date(clock.now()),
		ExecutionPreview: {
			Automation: {
				StepPreviews: {Mutating: 2},
				Regions: ['us-east-2', 'us-west-1'],
				TargetPreviews: [{TargetType: expect.any(String), Count: 10}],
				TotalAccounts: 2,
			},
		},
	});
});

test('a preview of nobody, or of another account, is not found', async () => {
	const {client} = await serve();
	const {ExecutionPreviewId} = await client(SSMClient).send(new StartExecutionPreviewCommand({DocumentName}));
	const get = (id: string | undefined, by: 'operator' | 'member') =>
		client(SSMClient, by).send(new GetExecutionPreviewCommand({ExecutionPreviewId: id}));
	expect(await refusalOf(get(ExecutionPreviewId, 'member'))).toMatchObject({code: 'ResourceNotFoundException'});
	expect(await refusalOf(get('4f7ca192-7e9a-40fe-9192-5cb15a0b1c2d', 'operator'))).toMatchObject({
		code: 'ResourceNotFoundException',
		status: 400,
	});
});
