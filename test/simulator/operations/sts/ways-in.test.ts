import {IAMClient, ListRolesCommand} from '@aws-sdk/client-iam';
import {DescribeAutomationExecutionsCommand, ListDocumentsCommand, SSMClient} from '@aws-sdk/client-ssm';
import {
	AssumeRoleCommand,
	AssumeRoleWithWebIdentityCommand,
	GetCallerIdentityCommand,
	GetSessionTokenCommand,
	STSClient,
} from '@aws-sdk/client-sts';
import {expect, test} from 'vitest';
import {seedDefinition} from '../../../../source/simulator/worlds/seed.ts';
import {presign} from '../../wire/presign.ts';
import {sendUnsigned} from '../../wire/send.ts';
import {central, member, refusalOf, serve} from '../../wire/serve.ts';

const RoleArn = `arn:aws:iam::${member}:role/RollgridOperatorRole`;
const assume = (more: object = {}) => new AssumeRoleCommand({RoleArn, RoleSessionName: 'test', ...more});

test.for([
	[
		'a malformed ARN',
		{RoleArn: 'arn:aws:iam::12:role/thing'},
		'ValidationError',
		'arn:aws:iam::12:role/thing is invalid',
	],
	[
		'a text of another kind',
		{RoleArn: 'RollgridOperatorRole-and-more'},
		'ValidationError',
		'RollgridOperatorRole-and-more is invalid',
	],
	[
		'a key said twice',
		{
			Tags: [
				{Key: 'a', Value: '1'},
				{Key: 'A', Value: '2'},
			],
		},
		'InvalidParameterValue',
		'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
	],
	[
		'a transitive key without its tag',
		{Tags: [{Key: 'a', Value: '1'}], TransitiveTagKeys: ['b']},
		'InvalidParameterValue',
		'The specified transitive tag key must be included in the requested tags.',
	],
] as const)('%s is refused as AWS does', async ([, more, code, message]) => {
	const {client} = await serve();
	expect(await refusalOf(client(STSClient).send(assume(more)))).toEqual({code, message, status: 400});
});

test('in a Region that is not enabled, nobody is known', async () => {
	const {client} = await serve();
	const sts = client(STSClient, 'operator', 'af-south-1');
	expect(await refusalOf(sts.send(new GetCallerIdentityCommand({})))).toMatchObject({code: 'InvalidClientTokenId'});
	expect(await refusalOf(sts.send(assume()))).toMatchObject({code: 'RegionDisabledException'});
});

type Given = {
	readonly AccessKeyId?: string | undefined;
	readonly SecretAccessKey?: string | undefined;
	readonly SessionToken?: string | undefined;
};
const keysOf = (given: Given | undefined) => ({
	accessKeyId: given!.AccessKeyId!,
	secretAccessKey: given!.SecretAccessKey!,
	sessionToken: given!.SessionToken!,
});

test('a session policy narrows by action and resource, and by what it denies', async () => {
	const {client} = await serve();
	const narrowed = async (...Statement: readonly object[]) => {
		const {Credentials} = await client(STSClient).send(assume({Policy: JSON.stringify({Statement})}));
		return client(SSMClient, keysOf(Credentials));
	};
	const list = new DescribeAutomationExecutionsCommand({});
	const all = {Effect: 'Allow', Action: '*', Resource: '*'};
	expect((await (await narrowed(all)).send(list)).AutomationExecutionMetadataList).toEqual([]);
	for (const statements of [
		[{Effect: 'Allow', NotAction: 'ssm:Describe*', Resource: '*'}],
		[{Effect: 'Allow', Action: '*', Resource: 'arn:aws:ssm:*:*:document/*'}],
		[all, {Effect: 'Deny', Action: 'ssm:describeautomation*', Resource: '*'}],
	]) {
		expect(await refusalOf((await narrowed(...statements)).send(list))).toMatchObject({code: 'AccessDeniedException'});
	}
});

test('a managed policy narrows a session, too', async () => {
	const {client} = await serve();
	const PolicyArns = [{arn: 'arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess'}];
	const {Credentials} = await client(STSClient).send(assume({PolicyArns}));
	const ssm = client(SSMClient, keysOf(Credentials));
	expect((await ssm.send(new DescribeAutomationExecutionsCommand({}))).$metadata.httpStatusCode).toBe(200);
});

test('a session token stands for its user, but not in IAM', async () => {
	const {client} = await serve();
	const {Credentials} = await client(STSClient).send(new GetSessionTokenCommand({}));
	const keys = keysOf(Credentials);
	const {Arn} = await client(STSClient, keys).send(new GetCallerIdentityCommand({}));
	expect(Arn).toBe(`arn:aws:iam::${central}:user/operator`);
	expect((await client(SSMClient, keys).send(new ListDocumentsCommand({}))).DocumentIdentifiers).not.toEqual([]);
	expect(await refusalOf(client(IAMClient, keys).send(new ListRolesCommand({})))).toMatchObject({code: 'AccessDenied'});
	expect(await refusalOf(client(STSClient, keys).send(new GetSessionTokenCommand({})))).toMatchObject({
		code: 'AccessDenied',
	});
});

test('a web identity is let in by a role that trusts its provider, without credentials', async () => {
	const definition = seedDefinition();
	const federated = [{provider: 'token.example', claims: {aud: ['sts.amazonaws.com'], sub: ['repo:own/*']}}];
	const accounts = definition.accounts.map(account => {
		if (account.id !== member) {
			return account;
		}
		const role = account.roles.get('RollgridOperatorRole')!;
		const roles = new Map([...account.roles, [role.name, {...role, trust: {...role.trust, federated}}] as const]);
		return {...account, roles};
	});
	const {client, clock} = await serve({accounts});
	const sts = client(STSClient);
	const come = (claims: object) => {
		const part = Buffer.from(
			JSON.stringify({iss: 'https://token.example', aud: 'sts.amazonaws.com', ...claims}),
		).toString('base64url');
		return sts.send(
			new AssumeRoleWithWebIdentityCommand({RoleArn, RoleSessionName: 'ci', WebIdentityToken: `e30.${part}.sig`}),
		);
	};
	const {Credentials, AssumedRoleUser} = await come({sub: 'repo:own/it'});
	expect(AssumedRoleUser?.Arn).toBe(`arn:aws:sts::${member}:assumed-role/RollgridOperatorRole/ci`);
	const {Arn} = await client(STSClient, keysOf(Credentials)).send(new GetCallerIdentityCommand({}));
	expect(Arn).toBe(AssumedRoleUser?.Arn);
	expect(await refusalOf(come({sub: 'repo:other/it'}))).toMatchObject({code: 'AccessDenied', status: 403});
	expect(await refusalOf(come({sub: 'repo:own/it', exp: clock.now() / 1000 - 1}))).toMatchObject({
		code: 'ExpiredTokenException',
	});
	expect(await refusalOf(come({sub: 'repo:own/it', iss: undefined}))).toMatchObject({
		code: 'InvalidIdentityTokenException',
	});
});

test('a presigned request is let in while it holds', async () => {
	const {config} = await serve();
	const query = 'Action=GetCallerIdentity&Version=2011-06-15';
	const ask = (signedAtMs: number, changed = '') =>
		sendUnsigned(config().endpoint, {
			method: 'GET',
			path: presign(config(), 'sts', query, {signedAtMs, expiresSeconds: 60}) + changed,
		});
	expect((await ask(Date.now())).text).toContain(`<Arn>arn:aws:iam::${central}:user/operator</Arn>`);
	expect(await ask(Date.now(), '&More=1')).toMatchObject({code: 'SignatureDoesNotMatch', status: 403});
	expect((await ask(Date.now() - 90_000)).message).toMatch(/^Signature expired/);
});
