import type {Location} from '../../core/domain/location.ts';
import {type ClientOptions, sharedConfig} from './clients.ts';
import {watchCalls} from './watch-calls.ts';

/** Keys that sign a call, as the SDK takes them. */
export type AwsCredentialIdentity = {
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
	readonly sessionToken?: string;
	readonly expiration?: Date;
};

/** What the SDK takes to sign with. */
export type AwsCredentials = () => Promise<AwsCredentialIdentity>;

export type WayInOptions = {
	/** The central account's own credentials. */
	readonly central: {readonly credentials: AwsCredentials | undefined; readonly region: string};
	/** Named profiles by account: the key is an account ID or a pattern with `*`. */
	readonly profiles: Readonly<Record<string, string>>;
	/** Role names tried in order. */
	readonly roles: readonly string[];
	readonly externalId: string | undefined;
	/** Who sits here: goes into the session name, so that the target account's trail tells. */
	readonly userName: string;
};

/** No role let us in; says of each who tried to assume what. */
export class NoWayInError extends Error {
	override readonly name = 'AccessDenied';
	readonly $metadata: {readonly httpStatusCode: number; readonly requestId?: string};

	constructor(message: string, requestId: string | undefined) {
		super(message);
		this.$metadata = {httpStatusCode: 403, ...(requestId === undefined ? {} : {requestId})};
	}
}

/** Sessions are asked for anew this long before they end. */
const refreshBeforeMs = 5 * 60_000;
/** A refusal is believed for so long before the role is tried again. */
const refusalHoldsMs = 30_000;

/**
The way into target accounts: a profile mapped to the account, else the roles in order.

One `AssumeRole` an account, however many of its locations are opened; kept in memory only.
*/
export class WayIn {
	readonly #clientOptions: ClientOptions;
	readonly #options: WayInOptions;
	readonly #sessions = new Map<
		string,
		{readonly session: Promise<AwsCredentialIdentity>; readonly untilMs: () => number}
	>();

	constructor(clientOptions: ClientOptions, options: WayInOptions) {
		this.#clientOptions = clientOptions;
		this.#options = options;
	}

	/** What signs calls for an account, as the SDK asks for it before each call. */
	credentialsFor(where: Location): AwsCredentials {
		return () => this.#find(where);
	}

	#find(where: Location): Promise<AwsCredentialIdentity> {
		const {clock} = this.#clientOptions;
		const known = this.#sessions.get(where.accountId);
		if (known !== undefined && clock.now() < known.untilMs()) {
			return known.session;
		}

		let untilMs = Number.POSITIVE_INFINITY;
		const session = this.#enter(where);
		this.#sessions.set(where.accountId, {session, untilMs: () => untilMs});
		session.then(
			({expiration}) => {
				untilMs = expiration === undefined ? Number.POSITIVE_INFINITY : expiration.getTime() - refreshBeforeMs;
			},
			() => {
				untilMs = clock.now() + refusalHoldsMs;
			},
		);
		return session;
	}

	async #enter(where: Location): Promise<AwsCredentialIdentity> {
		const profile = findProfile(this.#options.profiles, where.accountId);
		if (profile !== undefined) {
			const {fromNodeProviderChain} = await import('@aws-sdk/credential-providers');
			return fromNodeProviderChain({profile})();
		}

		const refusals: string[] = [];
		let requestId: string | undefined;
		for (const role of this.#options.roles) {
			try {
				return await this.#assume(where, role);
			} catch (error) {
				const refused = error as {
					readonly name?: string;
					readonly message?: string;
					readonly $metadata?: {readonly requestId?: string};
				};
				if (refused.name !== 'AccessDenied' && refused.name !== 'AccessDeniedException') {
					throw error;
				}

				refusals.push(refused.message ?? role);
				requestId = refused.$metadata?.requestId;
			}
		}

		throw new NoWayInError(refusals.join(' · ') || 'No role is configured to look into target accounts', requestId);
	}

	async #assume({accountId, region}: Location, role: string): Promise<AwsCredentialIdentity> {
		const {STSClient, AssumeRoleCommand} = await import('@aws-sdk/client-sts');
		const {central, externalId, userName} = this.#options;
		const client = new STSClient({
			...sharedConfig(this.#clientOptions),
			region,
			...(central.credentials === undefined ? {} : {credentials: central.credentials}),
		});
		watchCalls(client, 'sts', null, this.#clientOptions);
		const {Credentials} = await client.send(
			new AssumeRoleCommand({
				RoleArn: `arn:${partitionOf(region)}:iam::${accountId}:role/${role}`,
				RoleSessionName: `rollgrid-${userName}`.replace(/[^\w+=,.@-]/g, '-').slice(0, 64),
				...(externalId === undefined || externalId === '' ? {} : {ExternalId: externalId}),
			}),
		);
		return {
			accessKeyId: Credentials?.AccessKeyId ?? '',
			secretAccessKey: Credentials?.SecretAccessKey ?? '',
			...(Credentials?.SessionToken === undefined ? {} : {sessionToken: Credentials.SessionToken}),
			...(Credentials?.Expiration === undefined ? {} : {expiration: Credentials.Expiration}),
		};
	}
}

function findProfile(profiles: Readonly<Record<string, string>>, accountId: string): string | undefined {
	const pattern = Object.keys(profiles).find(key =>
		new RegExp(`^${key.replace(/[^\d*]/g, '').replaceAll('*', '.*')}$`).test(accountId),
	);
	return pattern === undefined ? undefined : profiles[pattern];
}

function partitionOf(region: string): string {
	return region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
