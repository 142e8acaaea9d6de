import {knowShares, type Shares} from '../../core/actions/preflight/judge-runbook.ts';
import type {Location} from '../../core/domain/location.ts';
import type {Catalog} from '../../ports/catalog.ts';
import {readPages} from '../read-pages.ts';

/**
Find out whom a runbook is shared with; asks AWS only where that isn't known without.

@param owner - As AWS says it; `undefined` where the runbook hasn't been read.
*/
export async function readShares(
	catalog: Catalog,
	central: Location,
	document: string,
	owner?: string,
): Promise<Shares> {
	const known = knowShares(document, owner, central);
	if (known !== null) {
		return known;
	}

	const shares = await readPages(token => catalog.listShares(central, document, token));
	if (!shares.ok) {
		return {kind: 'refused', failure: shares.failure};
	}

	return shares.value.includes('all') ? {kind: 'everybody'} : {kind: 'accounts', accountIds: shares.value};
}
