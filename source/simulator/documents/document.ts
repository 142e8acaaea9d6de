import type {Runbook} from './runbook.ts';

/** One version of a Systems Manager document. */
export type DocumentVersion = {
	/** `1`, `2`… */
	readonly version: string;
	readonly versionName?: string;
	readonly format: 'YAML' | 'JSON' | 'TEXT';
	/** The text as its author wrote it. */
	readonly content: string;
	readonly createdAtMs: number;
	readonly status: 'Creating' | 'Active' | 'Updating' | 'Deleting' | 'Failed';
	/** The content, parsed. `undefined` unless the document is an Automation runbook. */
	readonly runbook: Runbook | undefined;
};

/** A Systems Manager document: a runbook, mostly. */
export type AutomationDocument = {
	readonly name: string;
	/** A 12-digit account ID, or `Amazon`. */
	readonly owner: string;
	/** Where it is registered. `undefined`: AWS-owned, in every Region. */
	readonly region: string | undefined;
	/** `Automation`, `Command`, `ChangeCalendar`… */
	readonly documentType: string;
	/** Oldest first; at least one. */
	readonly versions: readonly DocumentVersion[];
	readonly defaultVersion: string;
	/** Account IDs, or `all`. */
	readonly sharedWith: readonly string[];
	/** The versions that accounts get, where that isn't the default one: account → `$LATEST` or `$ALL`. */
	readonly sharedVersions?: ReadonlyMap<string, string>;
	readonly tags: Readonly<Record<string, string>>;
	readonly displayName?: string;
	readonly author?: string;
	readonly category: readonly string[];
	readonly categoryEnum: readonly string[];
	readonly platformTypes: readonly string[];
	readonly targetType: string | undefined;
	readonly attachments: readonly DocumentAttachment[];
};

type DocumentAttachment = {readonly name: string; readonly size: number; readonly hash: string};

/** ARN of a document. An AWS-owned one has no account in it. */
export function documentArn(document: AutomationDocument, region: string): string {
	const account = document.owner === 'Amazon' ? '' : document.owner;
	return `arn:aws:ssm:${document.region ?? region}:${account}:document/${document.name}`;
}
