import {GetAutomationExecutionCommand, SSMClient} from '@aws-sdk/client-ssm';
import {AssumeRoleCommand, GetCallerIdentityCommand, STSClient} from '@aws-sdk/client-sts';
import {expect, test} from 'vitest';
import {executionRole, operatorRole} from '../../../../source/simulator/directory/standard-roles.ts';
import {defineAccount} from '../../../../source/simulator/worlds/parts.ts';
import {seedDefinition} from '../../../../source/simulator/worlds/seed.ts';
import {type Credentials, central, member, refusalOf, serve} from '../../wire/serve.ts';

const RoleArn = `arn:aws:iam::${member}:role/RollgridOperatorRole`;
const input = {RoleArn, RoleSessionName: 'test'};

async function assume(sts: STSClient, changes: Partial<ConstructorParameters<typeof AssumeRoleCommand>[0]> = {}) {
	const {Credentials: given} = await sts.send(new AssumeRoleCommand({...input, ...changes}));
	return {
		accessKeyId: given!.AccessKeyId!,
		secretAccessKey: given!.SecretAccessKey!,
		sessionToken: given!.SessionToken!,
	} satisfies Credentials;
}

/** The seed world with other roles in the member account. */
function withRoles(...roles: Parameters<typeof defineAccount>[3]) {
	const others = seedDefinition().accounts.filter(({id}) => id !== member);
	return {accounts: [...others, defineAccount(member, 'Storefront', 'ou-1a2b3c-4d5e6c', roles)]};
}

test('a role that trusts the caller gives credentials of its account', async () => {
	const {client} = await serve();
	const session = await assume(client(STSClient));
	const identity = await client(STSClient, session).send(new GetCallerIdentityCommand({}));
	expect(identity).toMatchObject({
		Account: member,
		Arn: `arn:aws:sts::${member}:assumed-role/RollgridOperatorRole/test`,
	});
});

test('a session lasts as long as it was asked for', async () => {
	const {client, clock} = await serve();
	const answer = await client(STSClient).send(new AssumeRoleCommand({...input, DurationSeconds: 900}));
	expect(answer.Credentials?.Expiration?.getTime()).toBe(clock.now() + 900_000);
});

test('an expired session is told so', async () => {
	const {client, clock} = await serve();
	const session = await assume(client(STSClient), {DurationSeconds: 900});
	clock.advance(900_000);
	expect(await refusalOf(client(STSClient, session).send(new GetCallerIdentityCommand({})))).toEqual({
		code: 'ExpiredToken',
		message: 'The security token included in the request is expired',
		status: 403,
	});
	const ssm = client(SSMClient, session);
	const get = ssm.send(new GetAutomationExecutionCommand({AutomationExecutionId: 'x'.repeat(36)}));
	expect(await refusalOf(get)).toMatchObject({code: 'ExpiredTokenException', status: 400});
});

test("AWS's execution role lets no person in, unless the world has the old template", async () => {
	const arn = `arn:aws:iam::${member}:role/AWS-SystemsManager-AutomationExecutionRole`;
	const today = await serve();
	expect(await refusalOf(assume(today.client(STSClient), {RoleArn: arn}))).toEqual({
		code: 'AccessDenied',
		message: `User: arn:aws:iam::${central}:user/operator is not authorized to perform: sts:AssumeRole on resource: ${arn}`,
		status: 403,
	});
	const before = await serve(withRoles(executionRole(central, 'old')));
	expect(await assume(before.client(STSClient), {RoleArn: arn})).toHaveProperty('sessionToken');
});

test('a role that is not there is refused like one that does not trust', async () => {
	const {client} = await serve();
	const call = assume(client(STSClient), {RoleArn: `arn:aws:iam::${member}:role/Nobody`});
	expect(await refusalOf(call)).toMatchObject({code: 'AccessDenied', status: 403});
});

test('a caller without the right is refused', async () => {
	const {client} = await serve();
	expect(await refusalOf(assume(client(STSClient, 'reader')))).toMatchObject({code: 'AccessDenied'});
});

test('a role with an external ID asks for it', async () => {
	const role = operatorRole(central);
	const {client} = await serve(withRoles({...role, trust: {...role.trust, externalId: 'secret-1'}}));
	expect(await refusalOf(assume(client(STSClient)))).toMatchObject({code: 'AccessDenied'});
	expect(await assume(client(STSClient), {ExternalId: 'secret-1'})).toHaveProperty('sessionToken');
});

test('a session is no longer than the role allows, and a chained one an hour at the most', async () => {
	const role = operatorRole(central);
	const trusting = {...role, trust: {...role.trust, principals: ['*']}, rights: ['*'], maxSessionSeconds: 7200};
	const {client} = await serve(withRoles(trusting));
	expect(await refusalOf(assume(client(STSClient), {DurationSeconds: 7201}))).toMatchObject({
		code: 'ValidationError',
		message: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
	});
	const session = await assume(client(STSClient), {DurationSeconds: 7200});
	expect(await refusalOf(assume(client(STSClient, session), {DurationSeconds: 3601}))).toMatchObject({
		code: 'ValidationError',
		message: expect.stringContaining('role chaining'),
	});
});

test('a session policy narrows the session', async () => {
	const {client} = await serve();
	const Policy = JSON.stringify({Statement: [{Effect: 'Allow', Action: 'ssm:Describe*', Resource: '*'}]});
	const session = await assume(client(STSClient), {Policy});
	const get = client(SSMClient, session).send(
		new GetAutomationExecutionCommand({AutomationExecutionId: 'x'.repeat(36)}),
	);
	expect(await refusalOf(get)).toMatchObject({
		code: 'AccessDeniedException',
		message: expect.stringContaining('because no session policy allows the ssm:GetAutomationExecution action'),
	});
});

test.for<readonly [string, string, string]>([
	['no JSON', '{', 'MalformedPolicyDocument'],
	['a statement without an effect', '{"Statement":[{"Action":"*"}]}', 'MalformedPolicyDocument'],
	['more than 2,048 characters', `{"Statement":[],"Id":"${'a'.repeat(2048)}"}`, 'PackedPolicyTooLarge'],
])('a session policy with %s is refused', async ([, Policy, code]) => {
	const {client} = await serve();
	expect(await refusalOf(assume(client(STSClient), {Policy}))).toMatchObject({
		code: expect.stringContaining(code),
		status: 400,
	});
});

test('STS is off in a Region that the account has not opted in to', async () => {
	const {client} = await serve();
	expect(await refusalOf(assume(client(STSClient, 'operator', 'me-south-1')))).toEqual({
		code: 'RegionDisabledException',
		message: `STS is not activated in this region for account:${central}. Your account administrator can activate STS in this region using the IAM Console.`,
		status: 403,
	});
});

test('the source identity comes back', async () => {
	const {client} = await serve();
	const answer = await client(STSClient).send(new AssumeRoleCommand({...input, SourceIdentity: 'alice'}));
	expect(answer.SourceIdentity).toBe('alice');
});
