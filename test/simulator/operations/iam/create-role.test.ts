import {
	CreateRoleCommand,
	DeleteRoleCommand,
	DeleteRolePolicyCommand,
	GetRoleCommand,
	IAMClient,
	ListRolePoliciesCommand,
	PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import {DescribeAutomationExecutionsCommand, ListDocumentsCommand, SSMClient} from '@aws-sdk/client-ssm';
import {AssumeRoleCommand, STSClient} from '@aws-sdk/client-sts';
import {expect, test} from 'vitest';
import {central, refusalOf, serve} from '../../wire/serve.ts';

const trust = JSON.stringify({
	Statement: [
		{
			Effect: 'Allow',
			Principal: {AWS: central},
			Action: 'sts:AssumeRole',
			Condition: {StringEquals: {'sts:ExternalId': 'secret'}},
		},
	],
});
const RoleArn = `arn:aws:iam::${central}:role/ops/Own`;

async function serveRole() {
	const served = await serve();
	const iam = served.client(IAMClient);
	await iam.send(
		new CreateRoleCommand({
			RoleName: 'Own',
			Path: '/ops/',
			AssumeRolePolicyDocument: trust,
			Description: 'mine',
			Tags: [{Key: 'a', Value: 'b'}],
		}),
	);
	const assume = async () => {
		const {Credentials} = await served
			.client(STSClient)
			.send(new AssumeRoleCommand({RoleArn, RoleSessionName: 'test', ExternalId: 'secret'}));
		return served.client(SSMClient, {
			accessKeyId: Credentials!.AccessKeyId!,
			secretAccessKey: Credentials!.SecretAccessKey!,
			sessionToken: Credentials!.SessionToken!,
		});
	};
	const allow = (...Action: readonly string[]) => ({Effect: 'Allow', Action, Resource: '*'});
	const put = (PolicyName: string, ...Statement: readonly object[]) =>
		iam.send(new PutRolePolicyCommand({RoleName: 'Own', PolicyName, PolicyDocument: JSON.stringify({Statement})}));
	return {...served, iam, assume, allow, put};
}

test('a new role has its description, path and tags, and its trust as it was written', async () => {
	const {iam} = await serveRole();
	const {Role} = await iam.send(new GetRoleCommand({RoleName: 'Own'}));
	expect(Role).toMatchObject({Arn: RoleArn, Path: '/ops/', Description: 'mine', Tags: [{Key: 'a', Value: 'b'}]});
	expect(decodeURIComponent(Role!.AssumeRolePolicyDocument!)).toBe(trust);
	const again = new CreateRoleCommand({RoleName: 'Own', AssumeRolePolicyDocument: trust});
	expect(await refusalOf(iam.send(again))).toMatchObject({code: 'EntityAlreadyExistsException', status: 409});
	const broken = new CreateRoleCommand({RoleName: 'Other', AssumeRolePolicyDocument: '{'});
	expect(await refusalOf(iam.send(broken))).toMatchObject({code: 'MalformedPolicyDocumentException'});
});

test('it lets in whom its trust names, and may do what its inline policies say', async () => {
	const {assume, allow, put, iam} = await serveRole();
	const list = new DescribeAutomationExecutionsCommand({});
	expect(await refusalOf((await assume()).send(list))).toMatchObject({code: 'AccessDeniedException'});
	await put('read', allow('ssm:Describe*', 'ssm:List*'));
	await put('not', {Effect: 'Deny', Action: 'ssm:ListDocuments', Resource: '*'});
	const ssm = await assume();
	expect((await ssm.send(list)).AutomationExecutionMetadataList).toEqual([]);
	expect(await refusalOf(ssm.send(new ListDocumentsCommand({})))).toMatchObject({
		message: expect.stringContaining('with an explicit deny'),
	});
	await iam.send(new DeleteRolePolicyCommand({RoleName: 'Own', PolicyName: 'read'}));
	expect(await refusalOf((await assume()).send(list))).toMatchObject({code: 'AccessDeniedException'});
});

test('a role goes when its policies have gone', async () => {
	const {iam, put, allow} = await serveRole();
	await put('p', allow('*'));
	expect((await iam.send(new ListRolePoliciesCommand({RoleName: 'Own'}))).PolicyNames).toEqual(['p']);
	expect(await refusalOf(iam.send(new DeleteRoleCommand({RoleName: 'Own'})))).toMatchObject({
		code: 'DeleteConflictException',
	});
	await iam.send(new DeleteRolePolicyCommand({RoleName: 'Own', PolicyName: 'p'}));
	await iam.send(new DeleteRoleCommand({RoleName: 'Own'}));
	expect(await refusalOf(iam.send(new GetRoleCommand({RoleName: 'Own'})))).toMatchObject({
		code: 'NoSuchEntityException',
	});
});
