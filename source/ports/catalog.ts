import type {Outcome} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';
import type {RunbookDocument, RunbookOwner, RunbookSummary, RunbookVersion} from '../core/domain/runbook-list.ts';
import type {Page} from './automation.ts';

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
	/** `DescribeDocumentPermission`: account IDs that the runbook is shared with, or `all`, 200 a page. */
	listShares(where: Location, name: string, nextToken: string | null): Promise<Outcome<Page<string>>>;
};
