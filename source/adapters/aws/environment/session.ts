import process from 'node:process';
import {connect} from '../clients.ts';
import {nameSession} from '../session-name.ts';
import {watchCalls} from '../watch-calls.ts';
import {
	type AwsCredentialIdentity,
	type ClientConfig,
	type ClientOptions,
	type LookupConfig,
	type Signer,
	silent,
} from '../way.ts';
import type {WrittenKeys} from './credential-source.ts';
import type {Endpoints, Environment, GivenOrigin, Setting} from './environment.ts';
import {Identity} from './identity.ts';
import {type AskForCode, askInstanceRegion, openSource} from './open-source.ts';
import {createHandler} from './request-handler.ts';
import {resolveEnvironment} from './resolve-environment.ts';
import {readSharedFiles} from './shared-files.ts';

/** Where calls go and who signs them, ready for use: the central account's, or that of a profile mapped to an account. */
export type Session = {
	readonly environment: Environment;
	/** The environment's, else the instance's own; `null` where neither is known. */
	readonly region: Setting | null;
	readonly signer: Signer;
	/** @param service - Its ID in snake case, such as `ssm`. */
	configFor(service: string): ClientConfig;
};

export type SessionOptions = {
	readonly purpose: string;
	readonly userName: string;
	readonly askForCode: AskForCode;
	readonly signal?: AbortSignal | undefined;
	/** Credentials that are used whatever the machine says, and without its proxies: the embedded simulator's. */
	readonly credentials?: WrittenKeys | undefined;
};

/**
Read the machine's settings and get ready for calls. Sends no request yet, except to the instance where nothing else names a Region.

@throws EnvironmentError where the settings can't be used.
*/
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a factory, whose methods are short.
export async function openSession(
	given: GivenOrigin,
	clientOptions: ClientOptions,
	options: SessionOptions,
): Promise<Session> {
	const {credentials} = options;
	const env = credentials === undefined ? process.env : {};
	const found = resolveEnvironment(given, env, await readSharedFiles(credentials === undefined ? env : nowhere));
	const environment: Environment =
		credentials === undefined ? found : {...found, source: {kind: 'keys', from: 'of this world', keys: credentials}};
	const {timeoutMs} = clientOptions;
	const requestHandler = createHandler(environment, env, {timeoutMs, signal: options.signal});
	const base = {
		...(environment.profile.from === '' ? {} : {profile: environment.profile.value}),
		useFipsEndpoint: environment.usesFips?.value ?? false,
		useDualstackEndpoint: environment.usesDualStack?.value ?? false,
		ignoreConfiguredEndpointUrls: true,
		requestHandler,
		logger: silent,
	} as const;
	const endpointOf = ({endpoint, endpoints}: Endpoints, service: string) => {
		const found = endpoints[service] ?? endpoint;
		// An endpoint of one's own is taken as it is, as by the AWS CLI; the SDK would refuse both together.
		return found === null ? {} : {endpoint: found.value, useFipsEndpoint: false, useDualstackEndpoint: false};
	};

	const region =
		environment.region ?? (credentials === undefined ? await readInstanceRegion(environment, given) : null);
	const {maxAttempts, mode} = environment.retry;
	const lookupConfigFor = (service: string): LookupConfig => ({
		...base,
		...endpointOf(environment.forLookups, service),
		region: region?.value ?? 'us-east-1',
		maxAttempts: maxAttempts ?? 3,
		...(mode === null ? {} : {retryMode: mode}),
	});
	const fetch = async (): Promise<AwsCredentialIdentity> => {
		if (credentials !== undefined) {
			return {accessKeyId: credentials.accessKeyId, secretAccessKey: credentials.secretAccessKey};
		}

		// Read again each time: the operator may have changed the keys, or the profile's way to them.
		const files = await readSharedFiles(env);
		const {source} = resolveEnvironment(given, env, files);
		return openSource(source, {
			...options,
			environment,
			files,
			configFor: lookupConfigFor,
			watch: (stack, service) => {
				const config = {region: async () => lookupConfigFor(service).region};
				watchCalls({config, middlewareStack: stack}, service, null, clientOptions);
			},
			sessionName: nameSession(options.purpose, undefined, options.userName),
			timeoutMs,
		});
	};

	// One try a call, since the runtime decides about asking again.
	const configFor = (service: string): ClientConfig => ({...base, ...endpointOf(environment, service), maxAttempts: 1});
	const identity = new Identity(fetch, clientOptions.clock);
	/** Whether AWS knows the caller, in the Region that is surely on. */
	const isTaken = async (): Promise<boolean> => {
		const {GetCallerIdentityCommand, STSClient} = await import('../sdk/sts.ts');
		const signer = {...identity, renew: async () => false};
		const way = {accountId: null, region: region?.value ?? 'us-east-1', configFor, signer};
		const answer = connect(STSClient, 'sts', way, clientOptions).send(new GetCallerIdentityCommand({}));
		return answer.then(
			() => true,
			() => false,
		);
	};
	return {
		environment,
		region,
		configFor,
		signer: {
			provide: identity.provide,
			current: identity.current,
			async renew(accessKeyId, isExpired) {
				// A Region that is off doesn't know good keys either; a helper or a person isn't asked for others then.
				const isCostly = environment.source.kind !== 'keys';
				return isCostly && !isExpired && (await isTaken()) ? false : identity.renew(accessKeyId);
			},
		},
	};
}

/** Files that aren't there, for what has its own world. */
const nowhere = {AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null'};

async function readInstanceRegion(environment: Environment, {region}: GivenOrigin): Promise<Setting | null> {
	const value = region === undefined ? await askInstanceRegion(environment) : null;
	return value === null ? null : {value, from: 'the instance metadata'};
}
