import type {Account, Region} from './account.ts';
import type {Failure} from './failure.ts';

/** The organization's accounts and the Regions, as far as they could be read. */
export type Directory = {
	readonly accounts: ReadonlyMap<string, Account>;
	readonly regions: ReadonlyMap<string, Region>;
	/** Why accounts have no names; `null` where they have, or while it isn't known. */
	readonly failure: Failure | null;
};
