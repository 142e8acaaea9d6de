import type {Outcome} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';
import type {Page} from './automation.ts';

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

/**
Runbooks of one account and Region.

Reads only; asked once each, pages walked by the caller. `not-found` where there is no such document or version.
*/
export type Catalog = {
	/** `ListDocuments` with `DocumentType` `Automation`, 50 a page. `Private` means shared with the caller: its own documents are dropped. */
	listRunbooks(where: Location, owner: RunbookOwner, nextToken: string | null): Promise<Outcome<Page<RunbookSummary>>>;
	/** `DescribeDocument` and `GetDocument`. `version` is a number, `$DEFAULT` or `$LATEST`. */
	readRunbook(where: Location, name: string, version: string): Promise<Outcome<RunbookDocument>>;
	/** `ListDocumentVersions`, 50 a page. */
	listVersions(where: Location, name: string, nextToken: string | null): Promise<Outcome<Page<RunbookVersion>>>;
	/** `DescribeDocumentPermission`: account IDs that the runbook is shared with, or `all`. Walks the pages itself. */
	listShares(where: Location, name: string): Promise<Outcome<readonly string[]>>;
};
