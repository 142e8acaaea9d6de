import type {CredentialSource} from './credential-source.ts';

/** Environment variables. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** A value, and the flag, variable or profile that it is from. */
export type Setting<T = string> = {readonly value: T; readonly from: string};

/** What flags say of AWS; left out where no flag was given. */
export type GivenOrigin = {
	readonly profile?: string | undefined;
	/** The flag that names the profile, where it isn't `--profile`. */
	readonly profileFlag?: '--profile' | '--profile-for';
	readonly region?: string | undefined;
	readonly endpointUrl?: string | undefined;
};

/**
All that decides where a call goes, through what, and who signs it: worked out once, by the rules of the AWS CLI, and the only thing that clients are made from.

@see https://docs.aws.amazon.com/cli/latest/userguide/cli-chap-configure.html
*/
export type Environment = Endpoints & {
	readonly profile: Setting;
	/** `null` where nothing names one; the instance metadata may. */
	readonly region: Setting | null;
	/** Those of calls that look credentials up: a flag says nothing of them, as with the AWS CLI. */
	readonly forLookups: Endpoints;
	readonly usesFips: Setting<boolean> | null;
	readonly usesDualStack: Setting<boolean> | null;
	/** A file of certificates that is trusted instead of those that Node brings. */
	readonly caBundle: Setting | null;
	readonly proxies: Proxies;
	readonly retry: Retry;
	readonly metadata: MetadataService;
	readonly source: CredentialSource;
	/** What was set, and isn't used: `AWS_PROFILE=ops, since …`. */
	readonly passedOver: readonly string[];
};

export type Endpoints = {
	/** Of every service that has none of its own. */
	readonly endpoint: Setting | null;
	/** By service ID in snake case, such as `sso_oidc`. */
	readonly endpoints: Readonly<Record<string, Setting>>;
};

export type Proxies = {
	readonly http: Setting | null;
	readonly https: Setting | null;
	readonly no: Setting | null;
};

/** How the calls that look credentials up are tried again. */
export type Retry = {readonly maxAttempts: number | null; readonly mode: string | null};

/** The endpoint and the way to request the credentials of an instance's role. */
type MetadataService = {
	readonly endpoint: Setting | null;
	readonly timeoutMs: number;
	readonly attempts: number;
	readonly isDisabled: boolean;
};
