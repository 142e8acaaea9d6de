import type {Signer, Way} from './way.ts';

/** By which ways target accounts are entered. */
export type WayInOptions = {
	/** The central account's own credentials, and who they are. */
	readonly central: {
		readonly signer: Signer;
		readonly configFor: Way['configFor'];
		readonly region: string;
		readonly arn: string;
	};
	/** Named profiles by account: the key is an account ID or a pattern with `*`. */
	readonly profiles: Readonly<Record<string, string>>;
	/** Role names tried in order. */
	readonly roles: readonly string[];
	/** ARNs of roles assumed one from the other before the target account's: role chaining. */
	readonly viaRoles: readonly string[];
	readonly externalId: string | undefined;
	/** What is being done, and who sits here: go into the session's name. */
	readonly purpose: string;
	readonly userName: string;
	/** Opens a profile: who signs with it, and where its calls go. */
	readonly openProfile: (profile: string) => Promise<Pick<Way, 'signer' | 'configFor'>>;
};
