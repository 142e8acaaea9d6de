import type {CallLog} from '../../ports/call-log.ts';
import type {Clock} from '../../ports/clock.ts';
import type {Environment} from './environment/environment.ts';
import type {Handler} from './environment/request-handler.ts';
import type {WatchOptions} from './watch-calls.ts';

/* What sending calls needs: keys, their signer, endpoints. */

/** Keys that sign a call, as the SDK takes them. */
export type AwsCredentialIdentity = {
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
	readonly sessionToken?: string;
	readonly expiration?: Date;
};

/** What the SDK takes to sign with. */
export type AwsCredentials = () => Promise<AwsCredentialIdentity>;

/** The signer of a client's calls. */
export type Signer = {
	/** The credentials for the SDK, marked as expired, so that it fetches them before each call. */
	readonly provide: AwsCredentials;
	/** The same with their real expiration. */
	readonly current: AwsCredentials;
	/**
	AWS rejected the credentials with this key: get others.

	@param isExpired - Whether AWS says that they have expired; otherwise AWS doesn't know the key, at least there.
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

/** The options of SDK clients of an environment, without Region and credentials. */
export type ClientConfig = {
	readonly profile?: string;
	readonly endpoint?: string;
	readonly useFipsEndpoint: boolean;
	readonly useDualstackEndpoint: boolean;
	/** What the SDK would look up itself has been found already, for the right profile. */
	readonly ignoreConfiguredEndpointUrls: true;
	readonly requestHandler: Handler;
	readonly maxAttempts: number;
	readonly logger: typeof silent;
};

/** The options of a client that looks up credentials. */
export type LookupConfig = ClientConfig & {readonly region: string; readonly retryMode?: string};

/** The SDK writes warnings to the console, where they would destroy the screen. */
export const silent = {trace() {}, debug() {}, info() {}, warn() {}, error() {}};

/** The options of every SDK client. */
export type ClientOptions = {
	/** The time limit of a response, in milliseconds. */
	readonly timeoutMs: number;
	readonly callLog: CallLog;
	/** The central account, for the texts of failures; `null` until it is known. */
	readonly environment: () => Environment | null;
	readonly clock: Clock;
	/** Awaited before each call. */
	readonly isReadOnly: () => boolean;
} & Pick<WatchOptions, 'auditLog' | 'describeCaller'>;
