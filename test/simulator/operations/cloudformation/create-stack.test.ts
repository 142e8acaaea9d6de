import {
	CloudFormationClient,
	CreateStackCommand,
	DeleteStackCommand,
	DescribeStackEventsCommand,
	DescribeStacksCommand,
	UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import {AssumeRoleCommand, STSClient} from '@aws-sdk/client-sts';
import {expect, test} from 'vitest';
import {central, refusalOf, serve} from '../../wire/serve.ts';
import {roleTemplate} from './stack-sets.ts';

const own = {
	StackName: 'own',
	TemplateBody: roleTemplate,
	Parameters: [{ParameterKey: 'AdminAccountId', ParameterValue: central}],
	Capabilities: ['CAPABILITY_NAMED_IAM' as const],
};

test('a stack’s role can be assumed when the stack is there, and not after it has gone', async () => {
	const {client, clock} = await serve();
	const cloudformation = client(CloudFormationClient);
	const assume = () =>
		client(STSClient).send(
			new AssumeRoleCommand({RoleArn: `arn:aws:iam::${central}:role/Deployed`, RoleSessionName: 'test'}),
		);
	await cloudformation.send(new CreateStackCommand(own));
	expect(await refusalOf(assume())).toMatchObject({code: 'AccessDenied'});
	const describe = async () => (await cloudformation.send(new DescribeStacksCommand({StackName: 'own'}))).Stacks![0]!;
	expect((await describe()).StackStatus).toBe('CREATE_IN_PROGRESS');
	clock.advance(40_000);
	expect(await describe()).toMatchObject({
		StackStatus: 'CREATE_COMPLETE',
		Outputs: [{OutputKey: 'Arn', OutputValue: `arn:aws:iam::${central}:role/Deployed`}],
	});
	expect((await assume()).Credentials).toBeDefined();
	expect(await refusalOf(cloudformation.send(new UpdateStackCommand(own)))).toMatchObject({
		message: 'No updates are to be performed.',
	});
	await cloudformation.send(new DeleteStackCommand({StackName: 'own'}));
	clock.advance(40_000);
	expect(await refusalOf(assume())).toMatchObject({code: 'AccessDenied'});
	expect(await refusalOf(describe())).toMatchObject({message: 'Stack with id own does not exist'});
});

test('a stack whose role is there already is rolled back, and its events say why', async () => {
	const {client, clock} = await serve();
	const cloudformation = client(CloudFormationClient);
	await cloudformation.send(new CreateStackCommand(own));
	clock.advance(40_000);
	await cloudformation.send(new CreateStackCommand({...own, StackName: 'other'}));
	clock.advance(40_000);
	const {Stacks} = await cloudformation.send(new DescribeStacksCommand({StackName: 'other'}));
	expect(Stacks).toMatchObject([
		{
			StackStatus: 'ROLLBACK_COMPLETE',
			StackStatusReason: 'The following resource(s) failed to create: [Role]. Rollback requested by user.',
		},
	]);
	const {StackEvents} = await cloudformation.send(new DescribeStackEventsCommand({StackName: 'other'}));
	expect(StackEvents!.find(({LogicalResourceId}) => LogicalResourceId === 'Role')).toMatchObject({
		ResourceStatus: 'CREATE_FAILED',
		ResourceStatusReason: expect.stringContaining('already exists'),
	});
});
