import type {SSMClient} from '@aws-sdk/client-ssm';
import type {Location} from '../../core/domain/location.ts';
import type {CallLog} from '../../ports/call-log.ts';
import type {Clock} from '../../ports/clock.ts';
import type {AwsCredentials} from './credentials.ts';
import type {Environment} from './environment/environment.ts';
import type {ClientConfig} from './environment/session.ts';
import {renewOnRefusal} from './renew-on-refusal.ts';
import {type WatchOptions, watchCalls} from './watch-calls.ts';

/** What every client of the SDK is made with. */
export type ClientOptions = {
	/** Milliseconds that an answer may take. */
	readonly timeoutMs: number;
	readonly callLog: CallLog;
	/** The central account's, for the words of failures; `null` while it hasn't been worked out. */
	readonly environment: () => Environment | null;
	readonly clock: Clock;
	/** Asked before each call. */
	readonly isReadOnly: () => boolean;
} & Pick<WatchOptions, 'auditLog' | 'describeCaller'>;

/** The SDK warns on the console, where a screen may stand. */
export const silent = {trace() {}, debug() {}, info() {}, warn() {}, error() {}};

/** Who signs a client's calls. */
export type Signer = {
	/** What the SDK signs with: said to have expired, so that it is fetched anew before each call. */
	readonly provide: AwsCredentials;
	/** The same with the time that they really end. */
	readonly current: AwsCredentials;
	/**
	AWS doesn't take the credentials with this key: get others.

	@param isExpired - Whether AWS says that they have expired; otherwise it doesn't know the key, there at least.
	@returns Whether there are others.
	*/
	renew(accessKeyId: string | undefined, isExpired: boolean): Promise<boolean>;
};

/** Where a client's calls go, and who signs them. */
export type Way = {
	/** Whose credentials sign, or `null` where that isn't known yet. */
	readonly accountId: string | null;
	readonly region: string;
	readonly signer: Signer;
	configFor(service: string): ClientConfig;
};

type SdkConfig = ClientConfig & {readonly region: string; readonly credentials: AwsCredentials};

/** Make a client of the SDK. There is no other way to one: each is logged, kept from changing anything while that is forbidden, and gets new credentials where AWS no longer takes the old. */
export function connect<T extends object>(
	Client: new (config: SdkConfig) => T,
	service: string,
	way: Way,
	options: ClientOptions,
): T {
	const {accountId, region, signer} = way;
	const client = new Client({
		...way.configFor(service.replaceAll('-', '_')),
		region,
		credentials: signer.provide,
	});
	renewOnRefusal(client, signer);
	watchCalls(client, service, accountId, options);
	return client;
}

/** Systems Manager clients by account and Region, made when first needed: the SDK is loaded only then. */
export class SsmClients {
	readonly #clients = new Map<string, Promise<SSMClient>>();
	readonly #options: ClientOptions;
	readonly #wayTo: (where: Location) => Promise<Way>;

	constructor(options: ClientOptions, wayTo: (where: Location) => Promise<Way>) {
		this.#options = options;
		this.#wayTo = wayTo;
	}

	/** Rejects where there is no way there; the next call tries again. */
	find(where: Location): Promise<SSMClient> {
		const key = `${where.accountId}/${where.region}`;
		const known = this.#clients.get(key);
		if (known !== undefined) {
			return known;
		}

		const client = this.#create(where);
		this.#clients.set(key, client);
		client.catch(() => this.#clients.delete(key));
		return client;
	}

	async #create(where: Location): Promise<SSMClient> {
		const [{SSMClient: Client}, way] = await Promise.all([import('@aws-sdk/client-ssm'), this.#wayTo(where)]);
		return connect(Client, 'ssm', way, this.#options);
	}
}
