/** One account of the organization, or one that only its ID is known of. */
export type Account = {
	readonly accountId: string;
	/** `null` where the organization can't be read. */
	readonly name: string | null;
	/** OUs from the root down, excluding the root; empty for an account directly under the root, or unknown. */
	readonly path: readonly OrganizationalUnit[];
	/** The ID of the organization’s root; left out where it isn't known. */
	readonly rootId?: string;
	/** `ACTIVE`, `SUSPENDED`, … as Organizations says it; `null` where unknown. */
	readonly state: string | null;
};

/** An organizational unit. */
export type OrganizationalUnit = {readonly id: string; readonly name: string};

/** A Region of Systems Manager. */
export type Region = {
	/** `eu-west-1` */
	readonly code: string;
	/** `Europe (Ireland)`; `null` where unknown. */
	readonly longName: string | null;
};

/** Who the console runs as. */
export type CallerIdentity = {
	readonly accountId: string;
	readonly arn: string;
	/** Where the credentials were found, to be read behind "by"; left out where a world of its own gave them. */
	readonly by?: string;
	/** What is set on this machine and would have led elsewhere, had not something else been before it; each with what that is. */
	readonly passedOver?: readonly string[];
};
