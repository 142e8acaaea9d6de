import {
	CreateAssociationCommand,
	DeleteAssociationCommand,
	DescribeAssociationCommand,
	DescribeAutomationExecutionsCommand,
	ListAssociationsCommand,
	SSMClient,
	StartAssociationsOnceCommand,
	StartChangeRequestExecutionCommand,
} from '@aws-sdk/client-ssm';
import {expect, test} from 'vitest';
import {central, refusalOf, serve} from '../../wire/serve.ts';

const restart = {DocumentName: 'AWS-RestartEC2Instance', Parameters: {InstanceId: ['i-0123456789abcdef0']}};

test('an association with a runbook starts a fan-out, at once and whenever it is asked to', async () => {
	const {client, clock} = await serve();
	const ssm = client(SSMClient);
	const {AssociationDescription} = await ssm.send(
		new CreateAssociationCommand({
			Name: restart.DocumentName,
			Parameters: restart.Parameters,
			AssociationName: 'nightly',
			ScheduleExpression: 'rate(1 day)',
			TargetLocations: [{Accounts: [central], Regions: ['us-east-1', 'eu-west-1']}],
		}),
	);
	const {AssociationId} = AssociationDescription!;
	expect(AssociationDescription).toMatchObject({AssociationName: 'nightly', Overview: {Status: 'Pending'}});
	const fanOuts = async () => {
		const Filters = [{Key: 'AutomationType' as const, Values: ['CrossAccount']}];
		const {AutomationExecutionMetadataList} = await ssm.send(new DescribeAutomationExecutionsCommand({Filters}));
		return AutomationExecutionMetadataList?.length;
	};
	expect(await fanOuts()).toBe(1);
	await ssm.send(new StartAssociationsOnceCommand({AssociationIds: [AssociationId!]}));
	expect(await fanOuts()).toBe(2);
	clock.advance(600_000);
	const described = await ssm.send(new DescribeAssociationCommand({AssociationId}));
	expect(described.AssociationDescription?.Overview?.Status).toBe('Success');
	await ssm.send(new DeleteAssociationCommand({AssociationId}));
	expect((await ssm.send(new ListAssociationsCommand({}))).Associations).toEqual([]);
});

test('an association starts by its schedule in the simulated time, until it is deleted', async () => {
	const {client, clock} = await serve();
	const ssm = client(SSMClient);
	const {AssociationDescription} = await ssm.send(
		new CreateAssociationCommand({
			Name: restart.DocumentName,
			Parameters: restart.Parameters,
			ScheduleExpression: 'rate(30 minutes)',
			ApplyOnlyAtCronInterval: true,
		}),
	);
	const {AssociationId} = AssociationDescription!;
	const starts = async () =>
		(await ssm.send(new DescribeAutomationExecutionsCommand({}))).AutomationExecutionMetadataList?.length;
	expect(await starts()).toBe(0);
	clock.advance(91 * 60_000);
	expect(await starts()).toBe(3);
	await ssm.send(new DeleteAssociationCommand({AssociationId}));
	clock.advance(91 * 60_000);
	expect(await starts()).toBe(3);
});

test.for([
	[{Name: 'Nobodys'}, 'InvalidDocument'],
	[{Name: 'AWS-RunShellScript'}, 'UnsupportedPlatformType'],
	[{Name: restart.DocumentName, DocumentVersion: '9'}, 'InvalidDocumentVersion'],
	[{Name: restart.DocumentName, ScheduleExpression: 'daily'}, 'InvalidSchedule'],
	[{Name: restart.DocumentName, ScheduleExpression: 'rate(5 minutes)'}, 'InvalidSchedule'],
	[{Name: restart.DocumentName, ScheduleExpression: 'cron(0 25 * * ? *)'}, 'InvalidSchedule'],
] as const)('%j is refused', async ([input, code]) => {
	const {client} = await serve();
	expect(await refusalOf(client(SSMClient).send(new CreateAssociationCommand(input)))).toMatchObject({code});
});

test('a change request is listed as one, with the runbooks it is for', async () => {
	const {client} = await serve();
	const ssm = client(SSMClient);
	await ssm.send(new StartChangeRequestExecutionCommand({...restart, ChangeRequestName: 'CHG-7', Runbooks: [restart]}));
	const Filters = [{Key: 'AutomationSubtype' as const, Values: ['ChangeRequest']}];
	const {AutomationExecutionMetadataList} = await ssm.send(new DescribeAutomationExecutionsCommand({Filters}));
	expect(AutomationExecutionMetadataList).toMatchObject([{ChangeRequestName: 'CHG-7', Runbooks: [restart]}]);
	const missing = new StartChangeRequestExecutionCommand({...restart, Runbooks: [{DocumentName: 'Nobodys'}]});
	expect(await refusalOf(ssm.send(missing))).toMatchObject({code: 'AutomationDefinitionNotFoundException'});
});
