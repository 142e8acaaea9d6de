import type {Statement} from '../auth/statement.ts';

/** Who may assume a role. */
export type Trust = {
	/** Role or user ARNs, and `arn:aws:iam::<account>:root` for everybody in an account who has the right, as the old templates say. `*` is anybody. */
	readonly principals: readonly string[];
	/** `ssm.amazonaws.com`… */
	readonly services: readonly string[];
	/** OpenID Connect providers, such as `token.actions.githubusercontent.com`, whose tokens are let in, with what these have to say. */
	readonly federated?: readonly FederatedTrust[];
	/** Asked of everybody but services. */
	readonly externalId?: string;
	/** The statements of a trust that was written as a policy; their conditions count. */
	readonly statements?: readonly Statement[];
};

/** Whom of an OpenID Connect provider a role lets in. */
export type FederatedTrust = {
	/** Without `https://`. */
	readonly provider: string;
	/** Claim → globs, one of which it has to match. */
	readonly claims: Readonly<Record<string, readonly string[]>>;
};

/** An IAM role, as far as Automation and the console need it. One object may stand for the same role in many accounts. */
export type Role = {
	readonly name: string;
	/** Begins and ends with `/`. */
	readonly path: string;
	readonly description?: string;
	readonly trust: Trust;
	/** Actions allowed on everything: `ssm:*`, `ssm:Describe*`, `sts:AssumeRole`. */
	readonly rights: readonly string[];
	readonly maxSessionSeconds: number;
	/** Actions that are denied whatever is allowed. */
	readonly denied?: readonly string[];
	readonly tags?: ReadonlyMap<string, string>;
	/** Its trust as it was written; made from `trust` where there is none. */
	readonly trustDocument?: string;
	/** Inline policies by name, as they were written. Their actions are in `rights` and `denied`. */
	readonly policies?: ReadonlyMap<string, string>;
	/** Managed policies by ARN. `rights` and `denied` contain their actions, together with those of inline ones. */
	readonly attached?: readonly string[];
	/** ARN of the managed policy that is its permissions boundary. */
	readonly boundary?: string;
	/** Epoch milliseconds; as old as the account where left out. */
	readonly createdAtMs?: number;
};

/** Long-term credentials that the world begins with. */
export type Person = {
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
	/** Set for temporary credentials. */
	readonly sessionToken?: string;
	/** Epoch milliseconds; `undefined`: never. */
	readonly expiresAtMs?: number;
	readonly accountId: string;
	/** ARN of a user, or of an assumed role's session. */
	readonly principalArn: string;
	readonly userId: string;
	/** As `Role.rights`. */
	readonly rights: readonly string[];
};

/** ARN of a role in an account. */
export function roleArn(accountId: string, role: Pick<Role, 'name' | 'path'>): string {
	return `arn:aws:iam::${accountId}:role${role.path}${role.name}`;
}
