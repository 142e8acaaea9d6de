import type {Account, CallerIdentity, Region} from '../core/domain/account.ts';
import type {Outcome} from '../core/domain/failure.ts';

/**
The accounts and Regions that one may target, and who one is.

Reads only. A directory that can't be read (`denied` outside the management or delegated account) is normal: accounts then have no names.
*/
export type Directory = {
	/** `GetCallerIdentity`: needs no permission, so a failure means credentials or network. */
	identify(): Promise<Outcome<CallerIdentity>>;
	/** Every account of the organization with its OUs; walks the pages itself, serially, since Organizations throttles quickly. */
	listAccounts(): Promise<Outcome<readonly Account[]>>;
	/** `ListTagsForResource` of an account of the organization; reads all pages. */
	readAccountTags(accountId: string): Promise<Outcome<Readonly<Record<string, string>>>>;
	/** The Regions of Systems Manager from its public parameters, with long names; walks the pages itself. */
	listRegions(): Promise<Outcome<readonly Region[]>>;
};
