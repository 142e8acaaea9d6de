import type {Location} from '../core/domain/location.ts';
import type {Unplaced} from '../core/follow/place-steps.ts';
import type {Automation} from '../ports/automation.ts';

/** After this many refusals in a row nobody lists them anywhere. */
const mostRefused = 3;

/**
Find out by their children where steps ran that don't say so: the child executions of the fan-out are listed in each location where they may be.

A step keeps no location where its children can't be listed. Reads only.

@returns Locations by step ID.
*/
export async function locateSteps(
	automation: Automation,
	parentExecutionId: string,
	{steps, candidates}: Unplaced,
): Promise<ReadonlyMap<string, Location>> {
	const places = new Map<string, Location>();
	let refusals = 0;
	for (const where of candidates) {
		const page = await automation.listExecutions(where, {parentExecutionId}, null);
		refusals = page.ok ? 0 : refusals + 1;
		if (refusals === mostRefused || places.size === steps.size) {
			break;
		}

		for (const {executionId, parentExecutionId: parent} of page.ok ? page.value.items : []) {
			const stepId = parent === parentExecutionId ? steps.get(executionId) : undefined;
			if (stepId !== undefined) {
				places.set(stepId, where);
			}
		}
	}

	return places;
}
