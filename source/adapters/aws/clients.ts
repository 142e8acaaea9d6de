import type {SSMClient} from '@aws-sdk/client-ssm';
import type {Location} from '../../core/domain/location.ts';
import {checkAnswers} from './check-answers.ts';
import {LastUsed} from './last-used.ts';
import {renewOnRefusal} from './renew-on-refusal.ts';
import {watchCalls} from './watch-calls.ts';
import type {AwsCredentials, ClientConfig, ClientOptions, Way} from './way.ts';

type SdkConfig = ClientConfig & {readonly region: string; readonly credentials: AwsCredentials};

/** Make a client of the SDK. There is no other way to one: each is logged, kept from changing anything while that is forbidden, and gets new credentials where AWS no longer takes the old. */
export function connect<T extends {readonly middlewareStack: {remove(name: string): boolean}}>(
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
	// It would copy every response for a log that nobody reads; `watchCalls` keeps ours.
	client.middlewareStack.remove('loggerMiddleware');
	renewOnRefusal(client, signer);
	watchCalls(client, service, accountId, options);
	// Inside the watcher, which so records what the check throws.
	checkAnswers(client);
	return client;
}

/** How many clients are kept: a console that stays open for long may read many locations. Making one again takes a millisecond. */
const mostClients = 64;

/** Systems Manager clients by account and Region, made when first needed: the SDK is loaded only then. */
export class SsmClients {
	readonly #clients = new LastUsed<Promise<SSMClient>>(mostClients);
	readonly #options: ClientOptions;
	readonly #wayTo: (where: Location) => Promise<Way>;

	constructor(options: ClientOptions, wayTo: (where: Location) => Promise<Way>) {
		this.#options = options;
		this.#wayTo = wayTo;
	}

	/** Rejects where there is no way there; the next call tries again. */
	find(where: Location): Promise<SSMClient> {
		const key = `${where.accountId}/${where.region}`;
		return this.#clients.find(key, () => {
			const client = this.#create(where);
			client.catch(() => this.#clients.forget(key, client));
			return client;
		});
	}

	async #create(where: Location): Promise<SSMClient> {
		const [{SSMClient: Client}, way] = await Promise.all([import('./sdk/ssm.ts'), this.#wayTo(where)]);
		return connect(Client, 'ssm', way, this.#options);
	}
}
