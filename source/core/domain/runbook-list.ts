/** One row of the list of runbooks; what `ListDocuments` tells. */
export type RunbookSummary = {
	/** Name, or the ARN of one that another account shares. */
	readonly name: string;
	readonly owner: string;
	readonly displayName: string | null;
	readonly platformTypes: readonly string[];
	readonly targetType: string | null;
	readonly tags: Readonly<Record<string, string>>;
};

/** Whose runbooks to list: the four tabs of the AWS console. */
export type RunbookOwner = 'Amazon' | 'Self' | 'Private' | 'Any';

/** A runbook in full: what `DescribeDocument` and `GetDocument` tell together. */
export type RunbookDocument = RunbookSummary & {
	/** The version that was read. */
	readonly version: string;
	readonly defaultVersion: string;
	readonly latestVersion: string;
	readonly description: string | null;
	readonly categories: readonly string[];
	/** The document itself, JSON; the only place that has allowed values, patterns and steps. */
	readonly content: string;
};

/** One version of a runbook. */
export type RunbookVersion = {
	readonly version: string;
	readonly name: string | null;
	readonly isDefault: boolean;
	readonly createdAt: number | null;
	readonly status: string | null;
};
