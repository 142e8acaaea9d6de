import type {SSMClient} from '@aws-sdk/client-ssm';
import type {Location} from '../../core/domain/location.ts';
import type {CallLog} from '../../ports/call-log.ts';
import type {Clock} from '../../ports/clock.ts';
import type {AwsCredentials} from './credentials.ts';
import {type WatchOptions, watchCalls} from './watch-calls.ts';

/** What every client of the SDK is made with. */
export type ClientOptions = {
	readonly endpointUrl: string | undefined;
	/** Milliseconds that an answer may take. */
	readonly timeoutMs: number;
	readonly callLog: CallLog;
	readonly clock: Clock;
	/** Asked before each call. */
	readonly isReadOnly: () => boolean;
} & Pick<WatchOptions, 'auditLog' | 'describeCaller'>;

/** Milliseconds that a connection may take. */
const connectionTimeoutMs = 5000;

/**
The settings that all clients share: one try a call, since the runtime decides about asking again, and time-outs on everything.

Credentials and Region come from elsewhere.
*/
export function sharedConfig({endpointUrl, timeoutMs}: ClientOptions) {
	return {
		maxAttempts: 1,
		...(endpointUrl === undefined ? {} : {endpoint: endpointUrl}),
		requestHandler: {
			connectionTimeout: connectionTimeoutMs,
			requestTimeout: timeoutMs,
			throwOnRequestTimeout: true,
			httpsAgent: {keepAlive: true, maxSockets: 50},
			httpAgent: {keepAlive: true, maxSockets: 50},
		},
		// The SDK warns on the console, where a screen may stand.
		logger: {trace() {}, debug() {}, info() {}, warn() {}, error() {}},
	};
}

/** Systems Manager clients by account and Region, made when first needed: the SDK is loaded only then. */
export class SsmClients {
	readonly #clients = new Map<string, Promise<SSMClient>>();
	readonly #options: ClientOptions;
	readonly #credentialsFor: (where: Location) => AwsCredentials | undefined;

	/**
	@param credentialsFor - What signs calls for an account; `undefined` leaves it to the SDK's own chain.
	*/
	constructor(options: ClientOptions, credentialsFor: (where: Location) => AwsCredentials | undefined) {
		this.#options = options;
		this.#credentialsFor = credentialsFor;
	}

	find(where: Location): Promise<SSMClient> {
		const key = `${where.accountId}/${where.region}`;
		let client = this.#clients.get(key);
		if (client === undefined) {
			client = this.#create(where);
			this.#clients.set(key, client);
		}

		return client;
	}

	async #create(where: Location): Promise<SSMClient> {
		const {SSMClient: Client} = await import('@aws-sdk/client-ssm');
		const credentials = this.#credentialsFor(where);
		const client = new Client({
			...sharedConfig(this.#options),
			region: where.region,
			...(credentials === undefined ? {} : {credentials}),
		});
		watchCalls(client, 'ssm', where.accountId, this.#options);
		return client;
	}
}
