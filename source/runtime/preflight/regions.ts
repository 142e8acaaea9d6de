import type {Check} from '../../core/actions/preflight/check.ts';
import {judgeRegions} from '../../core/actions/preflight/judge-regions.ts';
import type {Location} from '../../core/domain/location.ts';
import type {PreflightPorts} from './ports.ts';

/** Find the Regions of a plan that Systems Manager doesn't know, or that are off in the central account where that is a target. */
export async function checkRegions(
	{directory, choices}: PreflightPorts,
	central: Location,
	locations: readonly Location[],
): Promise<readonly Check[]> {
	if (locations.length === 0) {
		return [];
	}

	const [known, enabled] = await Promise.all([directory.listRegions(), choices.listEnabledRegions(central)]);
	return judgeRegions(known, enabled, central, locations);
}
