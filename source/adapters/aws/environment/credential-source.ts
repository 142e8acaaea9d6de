/** Keys as they were written down. */
export type WrittenKeys = {
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
	readonly sessionToken?: string;
	/** Says until when they are good, as a time. */
	readonly expiration?: string;
};

/** Where credentials are found, as data: nothing has been asked yet. */
export type CredentialSource =
	/** Written in the environment or in a file. */
	| {readonly kind: 'keys'; readonly from: string; readonly keys: WrittenKeys}
	/** A role assumed with other credentials. */
	| {
			readonly kind: 'role';
			readonly profile: string;
			readonly roleArn: string;
			readonly sessionName: string | null;
			readonly externalId: string | null;
			readonly mfaSerial: string | null;
			readonly durationSeconds: number | null;
			readonly base: CredentialSource;
	  }
	/** A role assumed with a token that stands in a file. */
	| {
			readonly kind: 'web-identity';
			readonly from: string;
			readonly tokenFile: string;
			readonly roleArn: string;
			readonly sessionName: string | null;
	  }
	| {
			readonly kind: 'sso';
			readonly profile: string;
			readonly session: string | null;
			readonly startUrl: string;
			readonly region: string;
			readonly accountId: string;
			readonly roleName: string;
	  }
	/** What `aws login` has left. */
	| {readonly kind: 'login'; readonly profile: string}
	/** A helper of the operator's own. */
	| {readonly kind: 'process'; readonly profile: string; readonly command: string}
	/** ECS, EKS, and what speaks like them. */
	| {readonly kind: 'container'; readonly from: string}
	/** `isNamed`: the profile names it; otherwise nothing else was found. */
	| {readonly kind: 'instance'; readonly isNamed: boolean}
	/** Nowhere: what is set can't be used, or nothing is. */
	| {readonly kind: 'broken'; readonly cause: BrokenCause; readonly profile: string; readonly because: string};

/** What is wrong with how credentials are set up; the way out hangs on it. */
export type BrokenCause = 'partial-keys' | 'bad-role' | 'bad-sso' | 'bad-token' | 'none';

/** The innermost source: whose keys sign the first call. */
export function baseOf(source: CredentialSource): CredentialSource {
	return source.kind === 'role' ? baseOf(source.base) : source;
}

/** Where credentials come from, to be read behind "by". */
export function describeSource(source: CredentialSource): string {
	switch (source.kind) {
		case 'keys':
			return `keys ${source.from}`;
		case 'role':
			return `the role ${source.roleArn} of profile ${source.profile}${source.mfaSerial === null ? '' : ' with MFA'}, entered by ${describeSource(source.base)}`;
		case 'web-identity':
			return `the token in ${source.tokenFile} (${source.from})`;
		case 'sso':
			return `${source.session === null ? 'the SSO sign-in' : `the SSO session ${source.session}`} of profile ${source.profile}`;
		case 'login':
			return `aws login in profile ${source.profile}`;
		case 'process':
			return `the credential_process of profile ${source.profile}`;
		case 'container':
			return `the container’s role (${source.from})`;
		case 'instance':
			return 'the machine’s role (instance metadata)';
		case 'broken':
			return source.because;
	}
}
