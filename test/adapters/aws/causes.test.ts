import {expect, test} from 'vitest';
import type {CredentialSource} from '../../../source/adapters/aws/environment/credential-source.ts';
import type {Environment} from '../../../source/adapters/aws/environment/environment.ts';
import {BrokenSourceError, NoCodeError} from '../../../source/adapters/aws/environment/open-source.ts';
import {ProxyError} from '../../../source/adapters/aws/environment/proxy-error.ts';
import type {Route} from '../../../source/adapters/aws/environment/request-handler.ts';
import {resolveEnvironment} from '../../../source/adapters/aws/environment/resolve-environment.ts';
import {HelperError} from '../../../source/adapters/aws/environment/run-process.ts';
import type {SharedFiles} from '../../../source/adapters/aws/environment/shared-files.ts';
import {toFailure} from '../../../source/adapters/aws/failures.ts';

/* From cause to the way out: what the message or the profile tells, not the error's class. */

const files: SharedFiles = {
	configPath: '~/.aws/config',
	credentialsPath: '~/.aws/credentials',
	profiles: {ops: {}, default: {}},
	credentials: {},
	sessions: {},
	services: {},
	headings: ['profile ops', 'dev', 'profile "my team"'],
	trouble: null,
};
const here = resolveEnvironment({profile: 'ops'}, {AWS_EC2_METADATA_DISABLED: 'true', AWS_REGION: 'eu-west-1'}, files);
const by = (source: CredentialSource): Environment => ({...here, source});
const sso: CredentialSource = {
	kind: 'sso',
	profile: 'corp',
	session: 'corp',
	startUrl: 'https://corp.awsapps.com/start',
	region: 'us-east-1',
	accountId: '111122223333',
	roleName: 'Admin',
};
const helper: CredentialSource = {kind: 'process', profile: 'ops', command: 'vault-helper --for ops'};
const ofFile: CredentialSource = {
	kind: 'keys',
	from: 'of profile ops in ~/.aws/credentials',
	keys: {accessKeyId: 'A', secretAccessKey: 's'},
};
const ofVariables: CredentialSource = {...ofFile, from: 'in the environment (AWS_ACCESS_KEY_ID)'};
const role: CredentialSource = {
	kind: 'role',
	profile: 'admin',
	roleArn: 'arn:x',
	sessionName: null,
	externalId: null,
	mfaSerial: null,
	durationSeconds: null,
	base: sso,
};

const named = (name: string, message: string, more: object = {}) => Object.assign(new Error(message), {name, ...more});
const coded = (code: string, message: string, route: Route) => Object.assign(new Error(message), {code, route});
const direct: Route = {host: 'ssm.eu-west-1.amazonaws.com', proxy: null, caBundle: null};
const proxied: Route = {...direct, proxy: {value: 'http://proxy:3128', from: 'HTTPS_PROXY'}};
const bundled: Route = {...direct, caBundle: {value: '/ca.pem', from: 'AWS_CA_BUNDLE'}};
const noProfile = (profile: string) => {
	try {
		return resolveEnvironment({profile}, {}, files);
	} catch (error) {
		return error;
	}
};
const untrusted = 'self-signed certificate in certificate chain';

test.each([
	['no such profile, a near name', noProfile('opps'), null, 'credentials', 'Did you mean ops?'],
	['no such profile, no near name', noProfile('production'), null, 'credentials', 'There are: ops, default.'],
	[
		'[dev] without "profile "',
		noProfile('dev'),
		null,
		'credentials',
		'~/.aws/config has [dev]: there it is written [profile dev].',
	],
	[
		'a name with a space',
		noProfile('my team'),
		null,
		'credentials',
		/has \[profile "my team"\], whose name rollgrid can’t read/,
	],
	[
		'no MFA code',
		new NoCodeError('…'),
		here,
		'credentials',
		/has a terminal.*aws configure export-credentials --profile ops --format env/,
	],
	[
		'a wrong MFA code',
		named('AccessDenied', 'MultiFactorAuthentication failed with invalid MFA one time pass code.'),
		here,
		'credentials',
		/wait for the next one/,
	],
	[
		'a helper that fails',
		new HelperError('the credential_process of profile ops ended with exit status 3: no token'),
		by(helper),
		'credentials',
		'Run it by itself: vault-helper --for ops',
	],
	[
		'a helper that hangs',
		new HelperError('the credential_process of profile ops gave no answer in 15 s'),
		by(helper),
		'credentials',
		'--timeout gives it longer. See what it waits for: vault-helper --for ops',
	],
	[
		'an sso-session that there isn’t',
		new BrokenSourceError('bad-sso', 'no section [sso-session corp]'),
		here,
		'credentials',
		'Write what is missing: aws configure sso --profile ops',
	],
	[
		'SSO expired',
		named(
			'CredentialsProviderError',
			"Token is expired. To refresh this SSO session run 'aws sso login' with the corresponding profile.",
		),
		by(sso),
		'credentials',
		'Sign in again: aws sso login --profile corp',
	],
	[
		'SSO expired, below a role',
		named('CredentialsProviderError', 'The SSO session associated with this profile has expired.'),
		by(role),
		'credentials',
		'Sign in again: aws sso login --profile corp',
	],
	[
		'SSO’s token is refused',
		named('CredentialsProviderError', 'UnauthorizedException: Session token not found or invalid'),
		by(sso),
		'credentials',
		'Sign in again: aws sso login --profile corp',
	],
	[
		'SSO gives no such role',
		named('CredentialsProviderError', 'ForbiddenException: No access'),
		by(sso),
		'denied',
		/Nobody has given you Admin in 111122223333/,
	],
	[
		'no credentials',
		new BrokenSourceError('none', '…'),
		here,
		'credentials',
		/aws sso login.*AWS_ACCESS_KEY_ID.*--profile/,
	],
	[
		'no instance metadata',
		new BrokenSourceError('no-metadata', '…'),
		here,
		'credentials',
		/http-put-response-hop-limit/,
	],
	['no container’s role', new BrokenSourceError('no-container', '…'), here, 'credentials', /the task’s role/],
	[
		'a clock that is wrong',
		named('InvalidSignatureException', 'Signature expired: 20261126T040000Z is now earlier than 20261126T050000Z'),
		by(ofFile),
		'credentials',
		/clock is wrong: set it/,
	],
	[
		'a wrong secret',
		named('SignatureDoesNotMatch', 'The request signature we calculated does not match'),
		by(ofFile),
		'credentials',
		/copy both again \(of profile ops/,
	],
	[
		'keys of a file that have expired',
		named('ExpiredTokenException', 'The security token included in the request is expired'),
		by(ofFile),
		'credentials',
		'Put new ones there (of profile ops in ~/.aws/credentials): rollgrid picks them up by itself.',
	],
	[
		'keys of the environment that have expired',
		named('ExpiredTokenException', '…'),
		by(ofVariables),
		'credentials',
		/can’t change under a running program/,
	],
	[
		'a session of SSO that has ended',
		named('ExpiredTokenException', '…'),
		by(sso),
		'credentials',
		'Sign in again: aws sso login --profile corp',
	],
	[
		'a key that AWS doesn’t know',
		named('UnrecognizedClientException', 'The security token included in the request is invalid.'),
		by(ofFile),
		'credentials',
		/the Region is off in that account, or the key was replaced/,
	],
	[
		'iam:PassRole on the role that AWS names',
		named(
			'AccessDeniedException',
			'User: arn:u is not authorized to perform: iam:PassRole on resource: arn:aws:iam::111122223333:role/Hand because no identity-based policy allows it',
		),
		here,
		'denied',
		/^Allow iam:PassRole on arn:aws:iam::111122223333:role\/Hand /,
	],
	[
		'another action that AWS names',
		named(
			'AccessDeniedException',
			'User: arn:u is not authorized to perform: kms:Decrypt on resource: arn:key because …',
		),
		here,
		'denied',
		/^Allow kms:Decrypt on arn:key for these credentials/,
	],
	[
		'FIPS with an endpoint of one’s own',
		named('EndpointError', 'Invalid Configuration: FIPS and custom endpoint are not supported'),
		{...here, usesFips: {value: true, from: 'profile ops'}, endpoint: {value: 'https://x', from: 'AWS_ENDPOINT_URL'}},
		'invalid',
		'An endpoint of one’s own is taken as it is. Leave one out: profile ops or AWS_ENDPOINT_URL.',
	],
	[
		'a certificate of an inspecting proxy',
		coded('SELF_SIGNED_CERT_IN_CHAIN', untrusted, proxied),
		here,
		'unreachable',
		/AWS_CA_BUNDLE=.*ca_bundle.*NODE_EXTRA_CA_CERTS/,
	],
	[
		'a certificate that isn’t in the bundle',
		coded('SELF_SIGNED_CERT_IN_CHAIN', untrusted, bundled),
		here,
		'unreachable',
		/Only the certificates in \/ca.pem \(AWS_CA_BUNDLE\) are trusted/,
	],
	[
		'a certificate for another host',
		coded('ERR_TLS_CERT_ALTNAME_INVALID', 'Hostname doesn’t match', direct),
		here,
		'unreachable',
		/check the endpoint/,
	],
	[
		'a proxy that isn’t there',
		coded('ECONNREFUSED', 'connect ECONNREFUSED', proxied),
		here,
		'unreachable',
		/^Check HTTPS_PROXY, or name the host in NO_PROXY/,
	],
	[
		'a proxy that wants a password',
		named('ProxyError', 'the proxy answers 407 Proxy Authentication Required', {route: proxied}),
		here,
		'unreachable',
		/in HTTPS_PROXY both stand before the host/,
	],
	[
		'no such host',
		coded('ENOTFOUND', 'getaddrinfo ENOTFOUND', direct),
		here,
		'unreachable',
		/^No such host: check AWS_REGION/,
	],
])('%s', (_, error, environment, kind, next) => {
	const failure = toFailure(error, {what: 'list executions', operation: 'DescribeAutomationExecutions', environment});
	expect(failure.kind).toBe(kind);
	expect(failure.next).toMatch(
		next instanceof RegExp ? next : new RegExp(`^${next.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}$`),
	);
});

test('a failure of TLS or of a proxy says which host, which certificate, which proxy and which variable', () => {
	const attempt = {what: 'list executions', operation: 'DescribeAutomationExecutions', environment: here};
	const shown = Object.assign(coded('SELF_SIGNED_CERT_IN_CHAIN', untrusted, proxied), {
		certificate: 'issued to *.amazonaws.com by Corp CA',
	});
	expect(toFailure(shown, attempt).because).toBe(
		`ssm.eu-west-1.amazonaws.com through the proxy http://proxy:3128 (HTTPS_PROXY) shows a certificate that isn’t trusted, issued to *.amazonaws.com by Corp CA: ${untrusted}`,
	);
	expect(toFailure(new ProxyError('the proxy answers 403'), attempt).because).toBe('the proxy answers 403');
});
