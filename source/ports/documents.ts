import type {WantedDocument} from '../core/actions/publish/plan-publish.ts';
import type {Outcome} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';

/** One version of a document, as its author wrote it. */
export type DocumentText = {
	readonly version: string;
	readonly defaultVersion: string;
	readonly latestVersion: string;
	readonly content: string;
};

/**
Automation documents of one account and Region, to read and to change.

Calls that change something pass the gate that `--read-only` closes, and go into the audit log. An existing document, or content that a version already has, is no failure: the same call was made before.
*/
export type Documents = {
	/** `null` where the document doesn't exist. `version` is a number, `$DEFAULT` or `$LATEST`. */
	readDocument(where: Location, name: string, version: string): Promise<Outcome<DocumentText | null>>;
	/** Reads all pages. Account IDs, or `all`. */
	listShares(where: Location, name: string): Promise<Outcome<readonly string[]>>;
	createDocument(where: Location, document: WantedDocument): Promise<Outcome<void>>;
	/** The version's number. */
	addVersion(where: Location, document: WantedDocument): Promise<Outcome<string>>;
	setDefaultVersion(where: Location, name: string, version: string): Promise<Outcome<void>>;
	/** At most 20 to add and 20 to remove. */
	share(where: Location, name: string, add: readonly string[], remove: readonly string[]): Promise<Outcome<void>>;
};
