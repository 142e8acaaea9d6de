import type {CallLog} from '../../ports/call-log.ts';
import type {Clock} from '../../ports/clock.ts';
import type {Environment} from './environment/environment.ts';
import type {Handler} from './environment/request-handler.ts';
import type {WatchOptions} from './watch-calls.ts';

/* What calls go out with: keys, who signs with them, where they go. */

/** Keys that sign a call, as the SDK takes them. */
export type AwsCredentialIdentity = {
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
	readonly sessionToken?: string;
	readonly expiration?: Date;
};

/** What the SDK takes to sign with. */
export type AwsCredentials = () => Promise<AwsCredentialIdentity>;

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

/** What SDK clients of an environment are made with, but for Region and credentials. */
export type ClientConfig = {
	readonly profile?: string;
	readonly endpoint?: string;
	readonly useFipsEndpoint: boolean;
	readonly useDualstackEndpoint: boolean;
	/** What the SDK would find by itself is found already, for the right profile. */
	readonly ignoreConfiguredEndpointUrls: true;
	readonly requestHandler: Handler;
	readonly maxAttempts: number;
	readonly logger: typeof silent;
};

/** What a client that looks credentials up is made with. */
export type LookupConfig = ClientConfig & {readonly region: string; readonly retryMode?: string};

/** The SDK warns on the console, where a screen may stand. */
export const silent = {trace() {}, debug() {}, info() {}, warn() {}, error() {}};

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
