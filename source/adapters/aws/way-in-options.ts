import type {Signer, Way} from './way.ts';

/** The ways in which target accounts are entered. */
export type WayInOptions = {
	/** The central account's credentials, and their identity. */
	readonly central: {
		readonly signer: Signer;
		readonly configFor: Way['configFor'];
		readonly region: string;
		readonly arn: string;
	};
	/** Named profiles by account: the key is an account ID or a pattern with `*`. */
	readonly profiles: Readonly<Record<string, string>>;
	/** Role names, tried in order. */
	readonly roles: readonly string[];
	/** ARNs of roles assumed one after the other before the target account's: role chaining. */
	readonly viaRoles: readonly string[];
	readonly externalId: string | undefined;
	/** The purpose and the operator: parts of the session's name. */
	readonly purpose: string;
	readonly userName: string;
	/** Opens a profile: its signer, and the endpoints of its calls. */
	readonly openProfile: (profile: string) => Promise<Pick<Way, 'signer' | 'configFor'>>;
};
