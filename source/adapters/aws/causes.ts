import type {FailureKind} from '../../core/domain/failure.ts';
import {quoteForBash} from '../../core/domain/quote.ts';
import {baseOf, type CredentialSource} from './environment/credential-source.ts';
import type {Environment} from './environment/environment.ts';
import type {Route} from './environment/request-handler.ts';

/** What is known of an error, for the words on it. */
export type Facts = {
	readonly name: string;
	/** AWS's own words, or the system's. */
	readonly message: string;
	/** Of an error of ours: what exactly. */
	readonly cause: string | null;
	/** The way out that the error brings itself. */
	readonly next: string | null;
	/** How the call went out; `null` where it didn't, or nobody knows. */
	readonly route: Route | null;
	/** The certificate that was shown; `null` where none was. */
	readonly certificate: string | null;
	/** The central account's; `null` where it couldn't be worked out. */
	readonly environment: Environment | null;
};

/** One row: what tells the cause, and what is said of it. */
export type Cause = {
	readonly when: (facts: Facts) => boolean;
	readonly kind: FailureKind;
	/** In place of the error's own words. */
	readonly because?: (facts: Facts) => string;
	readonly next: (facts: Facts) => string;
};

const named =
	(names: RegExp, words: RegExp = /./) =>
	({name, message}: Facts): boolean =>
		names.test(name) && words.test(message);
const says =
	(words: RegExp) =>
	({message}: Facts): boolean =>
		words.test(message);
const isOurs =
	(name: string, cause?: string) =>
	(facts: Facts): boolean =>
		facts.name === name && (cause === undefined || facts.cause === cause);

const certificateCodes =
	/^(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT(_LOCALLY)?|CERT_UNTRUSTED|INVALID_CA|CERT_SIGNATURE_FAILURE)$/;
const networkCodes = /^(E[A-Z_]+|TimeoutError)$/;

/**
From cause to way out: the first row that fits. What the message or the profile tells is before the error's class, so that nobody is sent to sign in whose role lacks a permission.
*/
export const causes: readonly Cause[] = [
	{when: isOurs('EnvironmentError'), kind: 'credentials', next: ({next}) => next ?? ''},
	{
		when: isOurs('NoCodeError'),
		kind: 'credentials',
		next: ({environment}) =>
			`rollgrid asks for it wherever it has a terminal. Or give it a session: eval "$(aws configure export-credentials${profileFlag(environment)} --format env)".`,
	},
	{
		when: isOurs('StrangeAnswerError'),
		kind: 'service',
		next: () => 'Check AWS_ENDPOINT_URL, HTTPS_PROXY, and whether this network has a sign-in page.',
	},
	{
		when: says(/MultiFactorAuthentication failed/),
		kind: 'credentials',
		next: () => 'Each code is good once: wait for the next one of the device that mfa_serial names, and type that.',
	},
	{
		when: isOurs('HelperError'),
		kind: 'credentials',
		next: facts =>
			/gave no answer/.test(facts.message)
				? `--timeout gives it longer. See what it waits for: ${commandOf(facts.environment)}`
				: `Run it by itself: ${commandOf(facts.environment)}`,
	},
	{
		when: isOurs('BrokenSourceError', 'bad-sso'),
		kind: 'credentials',
		next: ({environment}) => `Write what is missing: aws configure sso${profileFlag(environment)}`,
	},
	{
		when: isOurs('BrokenSourceError', 'none'),
		kind: 'credentials',
		next: () =>
			'Sign in, e.g. with aws sso login, set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name another --profile.',
	},
	{
		when: isOurs('BrokenSourceError', 'no-metadata'),
		kind: 'credentials',
		next: () =>
			'Give the instance a role, or allow it one more hop: aws ec2 modify-instance-metadata-options --http-put-response-hop-limit 2.',
	},
	{
		when: isOurs('BrokenSourceError', 'no-container'),
		kind: 'credentials',
		next: () => 'Check the task’s role and that variable.',
	},
	{
		when: isOurs('BrokenSourceError'),
		kind: 'credentials',
		next: () => 'Correct that profile or variable; rollgrid reads them again.',
	},
	{
		when: says(/SSO session|sso login|Session token not found|^Token is expired|SSO.*(expired|invalid)/i),
		kind: 'credentials',
		next: ({environment}) => `Sign in again: aws sso login${loginFlag(environment)}`,
	},
	{
		when: ({message, environment}) => /ForbiddenException|No access/.test(message) && sourceKind(environment) === 'sso',
		kind: 'denied',
		next: ({environment}) => {
			const source = environment === null ? null : baseOf(environment.source);
			return source?.kind === 'sso'
				? `Nobody has given you ${source.roleName} in ${source.accountId}: choose another in the profile, or have it assigned.`
				: '';
		},
	},
	{
		when: ({name, message}) =>
			/^(RequestExpired|RequestTimeTooSkewed|RequestInTheFuture)$/.test(name) ||
			/Signature expired|Signature not yet current|clock/i.test(message),
		kind: 'credentials',
		next: () =>
			'This machine’s clock is wrong: set it, e.g. with timedatectl set-ntp true. rollgrid doctor says by how much.',
	},
	{
		when: named(/^(SignatureDoesNotMatch|InvalidSignatureException)$/),
		kind: 'credentials',
		next: ({environment}) =>
			`The secret key isn’t the one of that access key: copy both again${whereKeys(environment)}.`,
	},
	{
		when: named(/^ExpiredToken(Exception)?$/),
		kind: 'credentials',
		next: ({environment}) => replaceKeys(environment),
	},
	{
		when: named(/^(UnrecognizedClientException|InvalidClientTokenId|InvalidAccessKeyId|AuthFailure)$/),
		kind: 'credentials',
		next: ({environment}) =>
			`AWS doesn’t know this key: the Region is off in that account, or the key was replaced or deleted. ${replaceKeys(environment)} --profile names others.`,
	},
	{
		when: says(/not authorized to perform: iam:PassRole/i),
		kind: 'denied',
		next: ({message}) =>
			`Allow iam:PassRole on ${/on resource: (\S+)/.exec(message)?.[1] ?? 'that role'} for who starts it: AWS hands that role to Automation.`,
	},
	{
		when: says(/FIPS and custom endpoint|Dualstack and custom endpoint/i),
		kind: 'invalid',
		next: ({environment}) =>
			`An endpoint of one’s own is taken as it is. Leave one out: ${[environment?.usesFips, environment?.usesDualStack]
				.filter(setting => setting?.value)
				.map(setting => setting!.from)
				.concat(endpointsOf(environment))
				.join(' or ')}.`,
	},
	{
		when: ({name, route}) => certificateCodes.test(name) && route !== null,
		kind: 'unreachable',
		because: ({route, certificate, message}) =>
			`${route!.host}${throughProxy(route!)} shows a certificate that isn’t trusted${certificate === null ? '' : `, ${certificate}`}: ${message}`,
		next: ({route}) =>
			route!.caBundle === null
				? 'Where a proxy inspects TLS, name its CA: AWS_CA_BUNDLE=/path/to/ca.pem, ca_bundle in the profile, or NODE_EXTRA_CA_CERTS.'
				: `Only the certificates in ${route!.caBundle.value} (${route!.caBundle.from}) are trusted: put the CA of that one there.`,
	},
	{
		when: ({name, route}) => /^(CERT_|ERR_TLS_|ERR_SSL_)/.test(name) && route !== null,
		kind: 'unreachable',
		because: ({route, certificate, message}) =>
			`${route!.host}${throughProxy(route!)}: ${message}${certificate === null ? '' : ` (${certificate})`}`,
		next: () =>
			'The name, the dates or the protocol don’t fit: check the endpoint, the proxy and this machine’s clock.',
	},
	{
		when: ({name, route}) =>
			(name === 'ProxyError' || networkCodes.test(name)) && route !== null && route.proxy !== null,
		kind: 'unreachable',
		because: ({route, message}) => `${route!.host}${throughProxy(route!)}: ${message}`,
		next: ({route, message}) =>
			/407/.test(message)
				? `The proxy wants a user and a password: in ${route!.proxy!.from} both stand before the host, a colon between them and an @ behind.`
				: `Check ${route!.proxy!.from}, or name the host in NO_PROXY where it is reached without a proxy.`,
	},
	{
		when: ({name, message, route}) =>
			/^(ENOTFOUND|EAI_AGAIN)$/.test(name) || (route !== null && /getaddrinfo/.test(message)),
		kind: 'unreachable',
		next: ({environment}) =>
			`No such host: check ${[environment?.region?.from ?? '--region', ...endpointsOf(environment)].join(' and ')}, or the proxy that this network needs (HTTPS_PROXY).`,
	},
];

function throughProxy({proxy}: Route): string {
	return proxy === null ? '' : ` through the proxy ${proxy.value} (${proxy.from})`;
}

function profileFlag(environment: Environment | null): string {
	return environment === null || environment.profile.from === ''
		? ''
		: ` --profile ${quoteForBash(environment.profile.value)}`;
}

/** The profile to sign in with: that of the innermost source. */
function loginFlag(environment: Environment | null): string {
	const source = environment === null ? null : baseOf(environment.source);
	return source?.kind === 'sso' && source.profile !== 'default'
		? ` --profile ${quoteForBash(source.profile)}`
		: profileFlag(environment);
}

function sourceKind(environment: Environment | null): CredentialSource['kind'] | null {
	return environment === null ? null : baseOf(environment.source).kind;
}

function commandOf(environment: Environment | null): string {
	const source = environment === null ? null : baseOf(environment.source);
	return source?.kind === 'process' ? source.command : 'its credential_process';
}

function whereKeys(environment: Environment | null): string {
	const source = environment === null ? null : baseOf(environment.source);
	return source?.kind === 'keys' ? ` (${source.from})` : '';
}

function replaceKeys(environment: Environment | null): string {
	const source = environment === null ? null : baseOf(environment.source);
	switch (source?.kind) {
		case 'keys':
			return source.from.startsWith('in the environment')
				? 'Keys in the environment can’t change under a running program: set new ones and start again.'
				: `Put new ones there (${source.from}): rollgrid picks them up by itself.`;
		case 'sso':
			return `Sign in again: aws sso login${loginFlag(environment)}`;
		case 'process':
			return `The helper gives them: ${source.command}`;
		default:
			return 'rollgrid fetches new ones by itself.';
	}
}

function endpointsOf(environment: Environment | null): readonly string[] {
	const {endpoint = null, endpoints = {}} = environment ?? {};
	return [endpoint, ...Object.values(endpoints)].filter(one => one !== null).map(({from}) => from);
}
