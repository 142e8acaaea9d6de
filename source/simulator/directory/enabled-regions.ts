import {partitionOf} from '../partition.ts';
import type {World} from '../world.ts';

/** Whether an account can be used in a Region: it is on by default, or the account has opted in. */
export function isRegionEnabled(world: World, accountId: string, regionCode: string): boolean {
	const region = world.regions.get(regionCode);
	const account = world.accounts.get(accountId);
	if (!region || !account || region.partition !== partitionOf(world.central.region)) {
		return false;
	}
	return region.isOptIn ? account.enabledRegions.has(regionCode) : !account.disabledRegions.has(regionCode);
}
