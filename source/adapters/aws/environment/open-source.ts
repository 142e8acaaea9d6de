import process from 'node:process';
import type {AwsCredentialIdentity, AwsCredentials, LookupConfig} from '../way.ts';
import {silent} from '../way.ts';
import type {BrokenCause, CredentialSource} from './credential-source.ts';
import type {Environment} from './environment.ts';
import {runProcess} from './run-process.ts';
import type {SharedFiles} from './shared-files.ts';

/** Asks the operator for the code that an MFA device shows. `null` where nobody is there, or gives none. */
export type AskForCode = (question: {readonly serial: string; readonly profile: string}) => Promise<string | null>;

/** The profile wants the code of an MFA device, and nobody gave one. */
export class NoCodeError extends Error {
	override readonly name = 'NoCodeError';
}

/** The source that was found can't be used; says why. */
export class BrokenSourceError extends Error {
	override readonly name = 'BrokenSourceError';

	override readonly cause: BrokenCause | 'no-metadata' | 'no-container';

	constructor(cause: BrokenSourceError['cause'], message: string) {
		super(message);
		this.cause = cause;
	}
}

export type OpenOptions = {
	readonly environment: Environment;
	readonly files: SharedFiles;
	/** What a client that looks credentials up is made with. */
	readonly configFor: (service: string) => LookupConfig;
	/** Logs the calls of a client with these middlewares. */
	readonly watch: (stack: object, service: string) => void;
	readonly askForCode: AskForCode;
	/** The session of a role whose profile names none. */
	readonly sessionName: string;
	readonly timeoutMs: number;
	readonly signal?: AbortSignal | undefined;
};

/** Fetch credentials from their source: a file, a helper, SSO, STS, a container, the instance. */
export async function openSource(source: CredentialSource, options: OpenOptions): Promise<AwsCredentialIdentity> {
	switch (source.kind) {
		case 'keys': {
			const {expiration, ...keys} = source.keys;
			return {...keys, ...(expiration === undefined ? {} : {expiration: new Date(expiration)})};
		}

		case 'process':
			return runProcess(source.command, {...options, profile: source.profile});
		case 'broken':
			throw new BrokenSourceError(source.cause, source.because);
		case 'instance':
			return askInstance(options.environment, source.isNamed);
		case 'container':
			return askContainer(source.from, options.environment);
		default:
			return (await openWithSdk(source, options))();
	}
}

async function askContainer(from: string, {metadata}: Environment): Promise<AwsCredentialIdentity> {
	const {fromHttp} = await import('@aws-sdk/credential-providers');
	try {
		return await fromHttp({timeout: metadata.timeoutMs * 2, maxRetries: metadata.attempts - 1, logger: silent})();
	} catch (error) {
		throw new BrokenSourceError('no-container', `${from}: ${(error as Error).message}`);
	}
}

type OfSdk = Exclude<CredentialSource, {readonly kind: 'keys' | 'process' | 'broken' | 'instance' | 'container'}>;

async function openWithSdk(source: OfSdk, options: OpenOptions): Promise<AwsCredentials> {
	const sdk = await import('@aws-sdk/credential-providers');
	const {configFor, files, sessionName, askForCode} = options;
	const clientPlugins = [{applyToStack: (stack: object) => options.watch(stack, 'sts')}];
	switch (source.kind) {
		case 'role': {
			const {profile, roleArn, externalId, mfaSerial, durationSeconds, base} = source;
			return sdk.fromTemporaryCredentials({
				masterCredentials: await openSource(base, options),
				clientConfig: configFor('sts'),
				clientPlugins,
				mfaCodeProvider: async serial => {
					const code = await askForCode({serial, profile});
					if (code === null) {
						throw new NoCodeError(`profile ${profile} wants a code of the MFA device ${serial}, and nobody typed one`);
					}

					return code;
				},
				params: {
					RoleArn: roleArn,
					RoleSessionName: source.sessionName ?? sessionName,
					...(externalId === null ? {} : {ExternalId: externalId}),
					...(mfaSerial === null ? {} : {SerialNumber: mfaSerial}),
					...(durationSeconds === null ? {} : {DurationSeconds: durationSeconds}),
				},
			});
		}

		case 'web-identity':
			return sdk.fromTokenFile({
				webIdentityTokenFile: source.tokenFile,
				roleArn: source.roleArn,
				roleSessionName: source.sessionName ?? sessionName,
				clientConfig: configFor('sts'),
				clientPlugins,
			});
		case 'sso': {
			const {profile, session, startUrl, region, accountId, roleName} = source;
			const {SSOClient} = await import('@aws-sdk/nested-clients/sso');
			const ssoClient = new SSOClient({...configFor('sso'), region});
			options.watch(ssoClient.middlewareStack, 'sso');
			return sdk.fromSSO({
				profile,
				filepath: files.credentialsPath,
				configFilepath: files.configPath,
				ignoreCache: true,
				ssoClient,
				ssoStartUrl: startUrl,
				ssoRegion: region,
				ssoAccountId: accountId,
				ssoRoleName: roleName,
				...(session === null ? {} : {ssoSession: session}),
				// Of the client that renews the session's token.
				clientConfig: {...configFor('sso_oidc'), region},
			});
		}

		case 'login':
			return sdk.fromLoginCredentials({profile: source.profile, clientConfig: configFor('signin')});
	}
}

/** Asked directly, never through a proxy. Where nothing but the end of the search led here, no answer means that no credentials are set. */
async function askInstance(environment: Environment, isNamed: boolean): Promise<AwsCredentialIdentity> {
	const {fromInstanceMetadata} = await import('@smithy/credential-provider-imds');
	const {metadata, profile} = environment;
	// A retry is a try after the first.
	const options = {
		timeout: metadata.timeoutMs,
		maxRetries: metadata.attempts - 1,
		profile: profile.value,
		logger: silent,
	};
	try {
		return await withMetadataEndpoint(metadata, () => fromInstanceMetadata(options)());
	} catch (error) {
		const {message, statusCode} = error as {readonly message: string; readonly statusCode?: number};
		const because = `the instance metadata service: ${message}${statusCode === undefined ? '' : ` (${statusCode})`}`;
		throw isNamed || statusCode !== undefined
			? new BrokenSourceError('no-metadata', because)
			: new BrokenSourceError(
					'none',
					`no credentials are set for profile ${profile.value}, and no instance gives any (${message})`,
				);
	}
}

/** The Region that an instance is in; `null` where nobody answers. */
export async function askInstanceRegion({metadata}: Environment): Promise<string | null> {
	const {getInstanceMetadataEndpoint, httpRequest} = await import('@smithy/credential-provider-imds');
	const ask = async () => {
		const base = {...(await getInstanceMetadataEndpoint()), timeout: metadata.timeoutMs};
		const token = await httpRequest({
			...base,
			path: '/latest/api/token',
			method: 'PUT',
			headers: {'x-aws-ec2-metadata-token-ttl-seconds': '21600'},
		});
		const headers = {'x-aws-ec2-metadata-token': token.toString()};
		return (await httpRequest({...base, path: '/latest/meta-data/placement/region', headers})).toString();
	};
	try {
		return metadata.isDisabled ? null : await withMetadataEndpoint(metadata, ask);
	} catch {
		return null;
	}
}

/** The library reads the endpoint from the environment or the profile that stands there; one that a flag named is put there meanwhile. */
async function withMetadataEndpoint<T>({endpoint}: Environment['metadata'], ask: () => Promise<T>): Promise<T> {
	const name = 'AWS_EC2_METADATA_SERVICE_ENDPOINT';
	const before = process.env[name];
	if (endpoint === null || before !== undefined) {
		return ask();
	}

	process.env[name] = endpoint.value;
	try {
		return await ask();
	} finally {
		delete process.env[name];
	}
}
