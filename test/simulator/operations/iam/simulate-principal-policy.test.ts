import {
	AttachRolePolicyCommand,
	CreatePolicyCommand,
	CreateRoleCommand,
	IAMClient,
	PutRolePermissionsBoundaryCommand,
	PutRolePolicyCommand,
	SimulatePrincipalPolicyCommand,
} from '@aws-sdk/client-iam';
import {ListDocumentsCommand, SSMClient} from '@aws-sdk/client-ssm';
import {AssumeRoleCommand, STSClient} from '@aws-sdk/client-sts';
import {expect, test} from 'vitest';
import {administrationRole, central, refusalOf, serve} from '../../wire/serve.ts';

const PolicySourceArn = `arn:aws:iam::${central}:role/Own`;
const execution = `arn:aws:iam::${central}:role/AWS-SystemsManager-AutomationExecutionRole`;
const policy = (...Statement: readonly object[]) => JSON.stringify({Version: '2012-10-17', Statement});

async function serveOwn() {
	const served = await serve();
	const iam = served.client(IAMClient);
	const trust = policy({Effect: 'Allow', Principal: {AWS: central}, Action: 'sts:AssumeRole'});
	await iam.send(new CreateRoleCommand({RoleName: 'Own', AssumeRolePolicyDocument: trust}));
	const simulate = async (ActionNames: string[], ResourceArns: string[], ContextEntries?: Array<[string, string]>) => {
		const {EvaluationResults} = await iam.send(
			new SimulatePrincipalPolicyCommand({
				PolicySourceArn,
				ActionNames,
				ResourceArns,
				...(ContextEntries && {
					ContextEntries: ContextEntries.map(([ContextKeyName, value]) => ({
						ContextKeyName,
						ContextKeyValues: [value],
						ContextKeyType: 'string',
					})),
				}),
			}),
		);
		return EvaluationResults!.map(({EvalActionName, EvalResourceName, EvalDecision}) =>
			[EvalActionName, EvalResourceName, EvalDecision].join(' '),
		);
	};
	return {...served, iam, simulate};
}

test('a role may do what its inline and managed policies say, on the resources that they say', async () => {
	const {iam, simulate} = await serveOwn();
	await iam.send(
		new PutRolePolicyCommand({
			RoleName: 'Own',
			PolicyName: 'pass',
			PolicyDocument: policy({
				Effect: 'Allow',
				Action: 'iam:PassRole',
				Resource: execution,
				Condition: {StringEquals: {'iam:PassedToService': 'ssm.amazonaws.com'}},
			}),
		}),
	);
	await iam.send(
		new AttachRolePolicyCommand({
			RoleName: 'Own',
			PolicyArn: 'arn:aws:iam::aws:policy/service-role/AmazonSSMAutomationRole',
		}),
	);
	expect(
		await simulate(['iam:PassRole'], [execution, administrationRole], [['iam:PassedToService', 'ssm.amazonaws.com']]),
	).toEqual([`iam:PassRole ${execution} allowed`, `iam:PassRole ${administrationRole} implicitDeny`]);
	expect(await simulate(['iam:PassRole'], [execution])).toEqual([`iam:PassRole ${execution} implicitDeny`]);
	expect(await simulate(['ec2:StopInstances', 'rds:StopDBInstance'], ['*'])).toEqual([
		'ec2:StopInstances * allowed',
		'rds:StopDBInstance * implicitDeny',
	]);
});

test('a boundary takes away what it does not allow, in the simulation and in earnest', async () => {
	const {iam, simulate, client} = await serveOwn();
	const {Policy} = await iam.send(
		new CreatePolicyCommand({
			PolicyName: 'bounds',
			PolicyDocument: policy({Effect: 'Allow', Action: 'ssm:Get*', Resource: '*'}),
		}),
	);
	await iam.send(
		new PutRolePolicyCommand({
			RoleName: 'Own',
			PolicyName: 'all',
			PolicyDocument: policy({Effect: 'Allow', Action: 'ssm:*', Resource: '*'}),
		}),
	);
	await iam.send(new PutRolePermissionsBoundaryCommand({RoleName: 'Own', PermissionsBoundary: Policy!.Arn}));
	expect(await simulate(['ssm:GetDocument', 'ssm:ListDocuments'], ['*'])).toEqual([
		'ssm:GetDocument * allowed',
		'ssm:ListDocuments * implicitDeny',
	]);
	const {Credentials} = await client(STSClient).send(
		new AssumeRoleCommand({RoleArn: PolicySourceArn, RoleSessionName: 'test'}),
	);
	const ssm = client(SSMClient, {
		accessKeyId: Credentials!.AccessKeyId!,
		secretAccessKey: Credentials!.SecretAccessKey!,
		sessionToken: Credentials!.SessionToken!,
	});
	expect(await refusalOf(ssm.send(new ListDocumentsCommand({})))).toMatchObject({
		message: expect.stringContaining('because no permissions boundary allows the ssm:ListDocuments action'),
	});
});

test('an entity of another account is not found, and a user has the rights that the world gives', async () => {
	const {iam} = await serveOwn();
	const of = (arn: string) =>
		iam.send(new SimulatePrincipalPolicyCommand({PolicySourceArn: arn, ActionNames: ['ssm:GetDocument']}));
	expect(await refusalOf(of('arn:aws:iam::987654321098:role/Own'))).toMatchObject({code: 'NoSuchEntityException'});
	const {EvaluationResults} = await of(`arn:aws:iam::${central}:user/reader`);
	expect(EvaluationResults![0]!.EvalDecision).toBe('allowed');
});
