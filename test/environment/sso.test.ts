import {createHash} from 'node:crypto';
import {expect, test} from 'vitest';
import {settings} from './matrix-row.ts';
import {list, openShell} from './open-shell.ts';

const session = settings(
	'sso-session corp',
	'sso_start_url = https://corp.awsapps.com/start',
	'sso_region = eu-central-1',
);
const profile = settings('profile ops', 'sso_session = corp', 'sso_account_id = 111122223333', 'sso_role_name = Admin');
const tokenFile = `.aws/sso/cache/${createHash('sha1').update('corp').digest('hex')}.json`;
const token = (expiresAt: Date, more: object = {}) =>
	JSON.stringify({accessToken: 'first', expiresAt: expiresAt.toISOString(), region: 'eu-central-1', ...more});
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);
const env = {AWS_PROFILE: 'ops', AWS_REGION: 'us-east-1'};

test('an SSO session that has expired names the sign-in that renews it; after that it is used', async () => {
	const {rollgrid, stub, write} = await openShell({env, config: session + profile});
	write(tokenFile, token(inMinutes(-5)));
	const expired = await rollgrid(list);
	expect(expired.status).toBe(3);
	expect(expired.stderr).toContain('Sign in again: aws sso login --profile ops');
	// What `aws sso login` leaves.
	write(tokenFile, token(inMinutes(480)));
	expect(await rollgrid(list)).toMatchObject({status: 0, stderr: ''});
	expect(
		stub.arrivals.map(({operation, host, accessKeyId}) => `${operation.split('?')[0]} ${host} ${accessKeyId}`),
	).toEqual([
		'GET /federation/credentials portal.sso.eu-central-1.amazonaws.com ',
		'GetCallerIdentity sts.us-east-1.amazonaws.com ASIASSO',
		'DescribeAutomationExecutions ssm.us-east-1.amazonaws.com ASIASSO',
	]);
	expect(stub.arrivals.every(({isProxied}) => isProxied)).toBe(true);
});

test('a session that is about to expire is renewed by its refresh token, through the proxy', async () => {
	const {rollgrid, stub, write} = await openShell({env, config: session + profile});
	write(tokenFile, token(inMinutes(2), {clientId: 'c', clientSecret: 's', refreshToken: 'r'}));
	expect(await rollgrid(list)).toMatchObject({status: 0});
	expect(stub.arrivals[0]).toMatchObject({
		operation: 'POST /token',
		host: 'oidc.eu-central-1.amazonaws.com',
		isProxied: true,
	});
});

test('nobody signed in yet, and a token that the portal refuses, both end at the sign-in', async () => {
	const {rollgrid, stub, write} = await openShell({env, config: session + profile});
	expect((await rollgrid(list)).stderr).toContain('aws sso login --profile ops');
	write(tokenFile, token(inMinutes(480)));
	stub.answer(({operation}) =>
		operation.includes('/federation/')
			? {status: 401, body: '{"message":"Session token not found or invalid","__type":"UnauthorizedException"}'}
			: undefined,
	);
	expect((await rollgrid(list)).stderr).toContain('aws sso login --profile ops');
});

test('an sso-session that can’t be read is named; once it is there, it is used', async () => {
	const {rollgrid, write} = await openShell({env, config: profile});
	write(tokenFile, token(inMinutes(480)));
	const unreadable = await rollgrid(list);
	expect(unreadable.status).toBe(3);
	expect(unreadable.stderr).toContain(
		'profile ops names the sso_session corp, and there is no section [sso-session corp]',
	);
	expect(unreadable.stderr).toContain('aws configure sso --profile ops');
	write('.aws/config', session + profile);
	expect(await rollgrid(list)).toMatchObject({status: 0});
});
